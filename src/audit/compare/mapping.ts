import { left, right, type Either } from 'fp-ts/lib/Either.js';
import { amountAt, max, min } from '../../kernel/arithmetic.js';
import type { Asset, Design } from '../../kernel/design.js';
import type { AssetQuote } from '../../kernel/event.js';
import { AMOUNT_LIMIT } from '../../kernel/limits.js';
import type { InputError } from '../../machine/input.js';
import type { Observation, PricePath } from '../../market/index.js';
import type { DesignFile, Position } from '../../mechanisms/stepwise/parameters/design-file.js';
import { amountToHuman } from '../../mechanisms/stepwise/parameters/human.js';

/** The two assets of the plainest position that a design allows, by place: what backs it, and what it owes. */
export interface Pair {
  readonly collateral: number;
  readonly debt: number;
}

/**
 * The plainest pair: the first asset beside the numeraire that backs loans, and the numeraire, each with the next best where a design has none.
 * Null where a design has no two assets for it. @param preferred collateral by id, where it backs loans
 */
export function pairOf({ design: { assets }, numeraire }: Pick<DesignFile, 'design' | 'numeraire'>, preferred?: string): Pair | null {
  const backing = assets.filter(({ threshold }) => threshold > 0n);
  const chosen = backing.find(({ id }) => id === preferred && id !== numeraire) ?? backing.find(({ id }) => id !== numeraire) ?? backing[0];
  const owed = assets.filter((asset) => asset.borrowable && asset !== chosen);
  const debt = owed.find(({ id }) => id === numeraire) ?? owed[0];
  return chosen === undefined || debt === undefined ? null : { collateral: assets.indexOf(chosen), debt: assets.indexOf(debt) };
}

/** Where the assets of one design stand in another: for each, its place there; null where it has none. */
export interface Mapping {
  readonly from: readonly Asset[];
  readonly to: readonly Asset[];
  readonly places: readonly (number | null)[];
  /** By how much the price of one asset differs there; null where prices are the same. */
  readonly scale: Scale | null;
}

/** The price of an asset of the reference, by its place, times an exact ratio. */
export interface Scale {
  readonly place: number;
  readonly over: bigint;
  readonly under: bigint;
}

/** Maps assets by id, and those of the plainest pair by their role where the other design has no such id; no two onto one. */
export function mappingTo(reference: DesignFile, other: DesignFile, preferred?: string): Mapping {
  const [from, to] = [reference.design.assets, other.design.assets];
  const [pair, itsPair] = [pairOf(reference, preferred), pairOf(other, preferred)];
  const named = from.map(({ id }) => to.findIndex((asset) => asset.id === id));
  const byRole = (place: number): number | null => {
    const role = place === pair?.collateral ? itsPair?.collateral : place === pair?.debt ? itsPair?.debt : undefined;
    return role === undefined || named.includes(role) ? null : role;
  };
  return { from, to, places: named.map((found, place) => (found >= 0 ? found : byRole(place))), scale: null };
}

/** An asset of one design and the one that stands for it in the other. */
const twinOf = ({ from, to, places }: Mapping, id: string): readonly [Asset, Asset] | null => {
  const place = from.findIndex((asset) => asset.id === id);
  const [asset, twin] = [from[place], to[places[place] ?? -1]];
  return asset === undefined || twin === undefined ? null : [asset, twin];
};

/** A price per base unit of one asset, per base unit of another with the same human unit; rounded down, beyond the 36th digit. */
const priceIn = (price: bigint, from: Asset, to: Asset): bigint => max((price * 10n ** from.decimals) / 10n ** to.decimals, 1n);

const amountIn = (amount: bigint, from: Asset, to: Asset): bigint => (amount * 10n ** to.decimals) / 10n ** from.decimals;

/** Rounded down, to the 36th digit. */
const scaled = ({ from, scale }: Mapping, id: string, price: bigint): bigint => (scale !== null && from[scale.place]?.id === id ? (price * scale.over) / scale.under : price);

/** An observation in the assets of another design: the same prices and depths in human units, under its names. */
export const observationIn = (mapping: Mapping, { at, quotes }: Observation): Observation => ({
  at,
  quotes: quotes.flatMap(({ asset, price, depth }): readonly AssetQuote[] => {
    const twins = twinOf(mapping, asset);
    if (twins === null) return [];
    const [from, to] = twins;
    return [{ asset: to.id, price: priceIn(scaled(mapping, asset, price), from, to), depth: min(amountIn(depth, from, to), AMOUNT_LIMIT - 1n) }];
  }),
});

/** A path in the assets of another design. */
export function pathIn(mapping: Mapping, path: PricePath): PricePath {
  function* walked(): ReturnType<PricePath[typeof Symbol.iterator]> {
    for (const each of path) yield each._tag === 'Left' ? each : right(observationIn(mapping, each.right));
  }
  return { [Symbol.iterator]: walked };
}

/** The amounts of one side of a position in another design; refuses an asset that it does not take there, and digits that it does not have. */
function sideIn(mapping: Mapping, { name: design }: Design, name: string, amounts: readonly bigint[], side: 'collateral' | 'debt'): Either<InputError, readonly bigint[]> {
  const moved = mapping.to.map(() => 0n);
  for (const [place, asset] of mapping.from.entries()) {
    const amount = amountAt(amounts, place);
    if (amount === 0n) continue;
    const target = mapping.places[place] ?? -1;
    const twin = mapping.to[target];
    const isTaken = twin !== undefined && (side === 'collateral' ? twin.threshold > 0n : twin.borrowable);
    const where = { path: `position "${name}"`, found: `${amountToHuman(amount, asset.decimals)} ${asset.id}` };
    if (!isTaken) return left({ code: 'UNKNOWN_ASSET', ...where, expected: `${side} that ${design} takes` });
    moved[target] = amountIn(amount, asset, twin);
    if (amountIn(amountAt(moved, target), twin, asset) !== amount) return left({ code: 'NOT_EXACT', ...where, expected: `${side} with at most ${twin.decimals.toString()} decimals` });
  }
  return right(moved);
}

/** A position in the assets of another design: the same amounts in human units. Refused where it does not take one of the assets, or has too few decimals. */
export function positionIn(mapping: Mapping, design: Design, { name, collateral, debt }: Position): Either<InputError, Position> {
  const held = sideIn(mapping, design, name, collateral, 'collateral');
  if (held._tag === 'Left') return held;
  const owed = sideIn(mapping, design, name, debt, 'debt');
  return owed._tag === 'Left' ? owed : right({ name, collateral: held.right, debt: owed.right });
}
