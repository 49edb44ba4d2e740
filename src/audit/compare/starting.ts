import { left, right, type Either } from 'fp-ts/lib/Either.js';
import { BPS, min } from '../../kernel/arithmetic.js';
import type { InputError } from '../../machine/input.js';
import { collected } from '../../machine/input.js';
import type { Observation } from '../../market/index.js';
import type { Position } from '../../mechanisms/stepwise/parameters/design-file.js';
import { unscaled } from '../../mechanisms/stepwise/parameters/exact-decimal.js';
import { amountToHuman } from '../../mechanisms/stepwise/parameters/human.js';
import { type Contender, designLending, type Equal, type Lending, protocolLending } from './lending.js';
import { positionIn } from './mapping.js';
import type { ProtocolContender } from './protocol/contender.js';
import type { Placed } from './protocol/placing.js';

/**
 * What positions of different designs have in common. `health`: the same collateral, and the debt at which each counts the same health.
 * `debt`: the same collateral and debt, the least of those. `both`: these and the same health too, since each sees prices that begin where it counts that health.
 * `positions`: given ones, in the assets of the reference.
 */
export type Start =
  | (Equal & { readonly kind: 'health' | 'debt' | 'both'; /** Healths [bps]. */ readonly levels: readonly bigint[] })
  | { readonly kind: 'positions'; readonly positions: readonly Position[] };

type Alike = Exclude<Start, { kind: 'positions' }>;
type Read<T> = Either<readonly InputError[], T>;

/** Positions of each design, and of each protocol, in the order in which they were named. */
export interface Starting {
  readonly designs: readonly (readonly Position[])[];
  readonly protocols: readonly (readonly Placed[])[];
}

const within = (label: string, error: InputError): Read<never> => left([{ ...error, path: `${label}: ${error.path}` }]);

/** The least of the debts that contenders allow at a level, in digits that all of them have. */
function commonDebt(lendings: readonly Lending<unknown>[], level: bigint): { readonly least: bigint; readonly coarsest: bigint } {
  const coarsest = lendings.reduce((least, { decimals }) => min(least, decimals), 36n);
  const inCommon = lendings.map(({ debtAt, decimals }) => debtAt(level) / 10n ** (decimals - coarsest));
  return { least: inCommon.reduce((smallest, each) => min(smallest, each)), coarsest };
}

/** Refuses a debt of nothing, and a position that the contender would not open. */
function refusalOf({ label, refusal }: Lending<unknown>, debt: bigint): InputError | null {
  return debt === 0n ? { code: 'OUT_OF_RANGE', path: 'collateral', expected: `enough to owe something in ${label}`, found: 'less' } : refusal(debt);
}

function alike(contenders: readonly Contender[], protocols: readonly ProtocolContender[], start: Alike, first: Observation): Read<Starting> {
  const designs = collected(contenders.map((contender) => designLending(contender, start, first)));
  if (designs._tag === 'Left') return designs;
  const deployed = collected(protocols.map((contender) => protocolLending(contender, start, first)));
  if (deployed._tag === 'Left') return deployed;
  const all: readonly Lending<unknown>[] = [...designs.right, ...deployed.right];
  const common = new Map(start.levels.map((level) => [level, commonDebt(all, level)]));
  const debtOf = ({ debtAt, decimals }: Lending<unknown>, level: bigint): bigint => {
    const { least, coarsest } = common.get(level) ?? { least: 0n, coarsest: 0n };
    return start.kind === 'health' ? debtAt(level) : least * 10n ** (decimals - coarsest);
  };
  const nameOf = ({ decimals }: Lending<unknown>, level: bigint, debt: bigint): string => (start.kind === 'debt' ? `debt ${amountToHuman(debt, decimals)}` : `health ${unscaled(level, BPS)}`);
  const errors = start.levels.flatMap((level) => all.flatMap((lending) => refusalOf(lending, debtOf(lending, level)) ?? []));
  if (errors.length > 0) return left(errors);
  const positionsOf = <T>(lendings: readonly Lending<T>[]): Read<readonly (readonly T[])[]> => collected(lendings.map((lending) => collected(start.levels.map((level) => {
    const debt = debtOf(lending, level);
    return lending.position(nameOf(lending, level, debt), debt);
  }))));
  const positions = positionsOf(designs.right);
  if (positions._tag === 'Left') return positions;
  const places = positionsOf(deployed.right);
  return places._tag === 'Left' ? places : right({ designs: positions.right, protocols: places.right });
}

/** Positions by names of their own, since rows tell them apart by name: one that is taken is counted on. */
function namedApart(positions: readonly Position[]): readonly Position[] {
  const taken = new Set<string>();
  return positions.map((position) => {
    let name = position.name;
    for (let count = 2; taken.has(name); count += 1) name = `${position.name} (${count.toString()})`;
    taken.add(name);
    return { ...position, name };
  });
}

/**
 * The positions of each contender, alike in what `start` says, at the first prices [in the assets of the reference].
 * Refuses what one cannot hold or would not open; the path of an error begins with its name, or is `health`, `collateral` or `prices`.
 */
export function startingPositions(contenders: readonly Contender[], protocols: readonly ProtocolContender[], start: Start, first: Observation): Read<Starting> {
  if (start.kind !== 'positions') return alike(contenders, protocols, start, first);
  const named = namedApart(start.positions);
  const designs = collected(contenders.map(({ label, found: { design }, mapping }) => collected(named.map((position) => {
    const moved = positionIn(mapping, design, position);
    return moved._tag === 'Right' ? moved : within(label, moved.left);
  }))));
  return designs._tag === 'Left' ? designs : right({ designs: designs.right, protocols: [] });
}
