import { left, right } from 'fp-ts/lib/Either.js';
import type { Contender } from '../../audit/compare/lending.js';
import type { Start } from '../../audit/compare/starting.js';
import { max } from '../../kernel/arithmetic.js';
import { basePrice, locatePrices, type Observation } from '../../market/index.js';
import type { Position } from '../../mechanisms/stepwise/parameters/design-file.js';
import { priceToHuman } from '../../mechanisms/stepwise/parameters/human.js';
import { depthNotes, type NamedPrices, oneUnit } from '../input/given.js';
import { pricesOption } from '../input/options.js';
import { type PriceTexts, readPrices } from '../input/prices.js';
import { inputProblem, type Read } from '../input/text.js';
import type { Contenders } from './contenders.js';

/** Prices in the assets of the reference, and their first observation, which equal positions are measured by. */
export interface ComparedPrices {
  readonly prices: NamedPrices;
  readonly first: Observation;
}

function firstOf({ name, path }: NamedPrices): Read<Observation> {
  for (const first of path) return first._tag === 'Left' ? left([first.left]) : first;
  return inputProblem('MISSING', name, 'at least one observation', 'none');
}

/** The price of a human unit of the collateral at which the own positions of one design are sound; null where there is none, or another price is open too. */
function ownBase({ found, mapping }: Contender, place: number, texts: PriceTexts): bigint | null {
  const { design, positions, numeraire } = found;
  const target = mapping.places[place] ?? -1;
  const decimals = design.assets[target]?.decimals ?? 0n;
  const given = pricesOption(design, '--base', texts.base ?? []);
  if (given._tag === 'Left') return null;
  const prices = design.assets.map((asset) => given.right.get(asset.id) ?? (asset.id === numeraire ? oneUnit(asset) : 0n));
  if (prices.some((price, asset) => price === 0n && asset !== target)) return null;
  const sound = basePrice(design, positions, target, prices);
  return sound === null ? null : sound * 10n ** decimals;
}

/**
 * A scenario begins wherever its reader says. Without a word, it begins where the own positions of every design are sound, which does not depend
 * on the order of the designs: prices in tiers, floors of dust and least rewards are absolute, and a level that suits them all is the fairest.
 */
function scenarioBase({ reference, contenders }: Contenders, start: Start, texts: PriceTexts): { readonly base: string; readonly note: string } | null {
  const source = locatePrices(texts.prices);
  if (start.kind === 'positions' || source._tag === 'Left' || source.right.kind !== 'scenario') return null;
  const asset = reference.design.assets[start.pair.collateral];
  if (asset === undefined || asset.id === reference.numeraire || texts.base?.some((each) => each.startsWith(`${asset.id}=`)) === true) return null;
  const highest = contenders.reduce((most, contender) => max(most, ownBase(contender, start.pair.collateral, texts) ?? 0n), 0n);
  const price = highest / 10n ** asset.decimals;
  if (price === 0n) return null;
  const human = priceToHuman(price, asset.decimals);
  const note = `Prices begin where the own positions of every design are sound: ${asset.id} at ${human} ${reference.numeraire}; --base ${asset.id}=PRICE says otherwise.`;
  return { base: `${asset.id}=${human}`, note };
}

/** Positions that hold what the real ones will, so that the depth behind the quotes is theirs. */
function expectedPositions(start: Start, assets: number): readonly Position[] {
  if (start.kind === 'positions') return start.positions;
  const one = (place: number, amount: bigint): readonly bigint[] => Array.from({ length: assets }, (_, asset) => (asset === place ? amount : 0n));
  const { pair, collateral, levels } = start;
  return levels.map((level) => ({ name: level.toString(), collateral: one(pair.collateral, collateral), debt: one(pair.debt, 1n) }));
}

/** What was assumed of the prices, for any of the designs; each sentence once. */
function notesOf({ contenders }: Contenders, { notes }: NamedPrices, begun: string | null, texts: PriceTexts): readonly string[] {
  const isDepthGiven = (texts.depth ?? []).length > 0;
  const ofDepth = isDepthGiven ? [] : contenders.flatMap(({ found }) => depthNotes({ ...found, source: '' }, { base: new Map(), depth: new Map() }));
  return [...new Set([...(begun === null ? [] : [begun]), ...notes, ...ofDepth])];
}

/** The one path that all designs walk along, as the command line names it. */
export function readComparedPrices(designs: Contenders, start: Start, texts: PriceTexts): Read<ComparedPrices> {
  const begun = scenarioBase(designs, start, texts);
  const { reference } = designs;
  const found = { ...reference, positions: expectedPositions(start, reference.design.assets.length) };
  const prices = readPrices(found, begun === null ? texts : { ...texts, base: [...(texts.base ?? []), begun.base] });
  if (prices._tag === 'Left') return prices;
  const first = firstOf(prices.right);
  if (first._tag === 'Left') return first;
  return right({ prices: { ...prices.right, notes: notesOf(designs, prices.right, begun?.note ?? null, texts) }, first: first.right });
}
