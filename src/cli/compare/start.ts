import { left, right } from 'fp-ts/lib/Either.js';
import { mappingTo, pairOf } from '../../audit/compare/mapping.js';
import type { Start } from '../../audit/compare/starting.js';
import { BPS, amountAt } from '../../kernel/arithmetic.js';
import { collected } from '../../machine/input.js';
import { amountFromHuman } from '../../mechanisms/stepwise/parameters/human.js';
import { ratioOption } from '../input/options.js';
import { inputProblem, type Read } from '../input/text.js';
import type { Contenders } from './contenders.js';

/** What the command line says of the positions that all designs get, unread. */
export interface StartTexts {
  readonly asset?: string;
  readonly positions?: string;
  readonly health?: string;
  readonly sameDebt?: boolean;
  readonly sameStart?: boolean;
  readonly collateral?: string;
}

/** Near the edge, usual and careful: the first is where the strictest of the presets still lends. */
const usualLevels = '1.1,1.25,1.5';

function levelsIn(text: string): Read<readonly bigint[]> {
  const parts = text.split(',').map((part) => part.trim());
  const read = collected(parts.map((part) => ratioOption('--health', part)));
  if (read._tag === 'Left') return read;
  const low = parts.find((_, place) => amountAt(read.right, place) < BPS);
  if (low !== undefined) return inputProblem('OUT_OF_RANGE', '--health', 'healths of at least 1, such as 1.1,1.3', JSON.stringify(low));
  const twice = parts.find((_, place) => read.right.indexOf(amountAt(read.right, place)) < place);
  return twice === undefined ? read : inputProblem('OUT_OF_RANGE', '--health', 'each health once', `${twice} twice`);
}

/** What the designs' own positions hold at the least, in base units of the reference; null where none holds any. */
function leastHeld({ contenders, reference }: Contenders, place: number): bigint | null {
  const designs = contenders.length > 0 ? contenders : [{ found: reference, mapping: mappingTo(reference, reference) }];
  const amounts = designs.flatMap(({ found: { positions }, mapping: { from, to, places } }) => {
    const target = places[place] ?? -1;
    const [unit, itsUnit] = [10n ** (from[place]?.decimals ?? 0n), 10n ** (to[target]?.decimals ?? 0n)];
    return positions.map(({ collateral }) => (amountAt(collateral, target) * unit) / itsUnit).filter((amount) => amount > 0n);
  });
  return amounts.reduce<bigint | null>((least, amount) => (least === null || amount < least ? amount : least), null);
}

function collateralIn(contenders: Contenders, place: number, text: string | undefined): Read<bigint> {
  const { id, decimals } = contenders.reference.design.assets[place] ?? { id: '', decimals: 0n };
  if (text === undefined) {
    const least = leastHeld(contenders, place);
    return least === null ? inputProblem('MISSING', '--collateral', `how much ${id} each position holds, since no design proposes a position`, 'nothing') : right(least);
  }
  const amount = amountFromHuman(text, { id, decimals });
  if (amount._tag === 'Left') return left([{ ...amount.left, path: '--collateral' }]);
  return amount.right > 0n ? amount : inputProblem('OUT_OF_RANGE', '--collateral', 'more than nothing', JSON.stringify(text));
}

function givenPositions({ reference, protocols: [protocol] }: Contenders, texts: StartTexts): Read<Start> {
  if (protocol !== undefined) return inputProblem('UNKNOWN_KEY', '--positions', 'designs alone: a deployed protocol holds equal positions', protocol.label);
  const other = texts.health !== undefined ? '--health' : texts.sameDebt === true ? '--same-debt' : texts.sameStart === true ? '--same-start' : texts.collateral !== undefined ? '--collateral' : undefined;
  if (other !== undefined) return inputProblem('UNKNOWN_KEY', other, `${other} or --positions: given positions say what they hold and owe`, 'both');
  if (reference.positions.length === 0) return inputProblem('MISSING', '--positions', 'a design that proposes positions', reference.source);
  return right({ kind: 'positions', positions: reference.positions });
}

/** What the positions of all designs have in common: those of one design, or the same collateral with the same health or debt. */
export function readStart(contenders: Contenders, texts: StartTexts): Read<Start> {
  if (texts.positions !== undefined) return givenPositions(contenders, texts);
  const { reference } = contenders;
  const pair = pairOf(reference, texts.asset);
  if (pair === null) return inputProblem('MISSING', reference.source, 'an asset that backs loans and another that can be borrowed', 'none');
  const levels = levelsIn(texts.health ?? usualLevels);
  if (levels._tag === 'Left') return levels;
  const collateral = collateralIn(contenders, pair.collateral, texts.collateral);
  if (collateral._tag === 'Left') return collateral;
  if (texts.sameDebt === true && texts.sameStart === true) return inputProblem('UNKNOWN_KEY', '--same-debt', '--same-debt or --same-start', 'both');
  const kind = texts.sameStart === true ? 'both' : texts.sameDebt === true ? 'debt' : 'health';
  return right({ kind, pair, collateral: collateral.right, levels: levels.right });
}
