import { amountAt } from '../../kernel/arithmetic.js';
import type { Design } from '../../kernel/design.js';
import type { Position } from '../../mechanisms/stepwise/parameters/design-file.js';

/** The prices of one asset at which every position is sound; null where there is no such bound. */
interface Bounds {
  readonly lowest: bigint | null;
  readonly highest: bigint | null;
}

/** What a position's soundness is in the price of one asset: slope × price + rest ≥ 0. */
function linearIn(design: Design, { collateral, debt }: Position, asset: number, prices: readonly bigint[]): { readonly slope: bigint; readonly rest: bigint } {
  const weightOf = (place: number): bigint =>
    amountAt(collateral, place) * (design.assets[place]?.threshold ?? 0n) - amountAt(debt, place) * design.warning;
  const rest = design.assets.reduce((sum, _, place) => (place === asset ? sum : sum + weightOf(place) * amountAt(prices, place)), 0n);
  return { slope: weightOf(asset), rest };
}

/** The bounds with those of one more position; null where none fits. */
function narrowed(bounds: Bounds, { slope, rest }: { readonly slope: bigint; readonly rest: bigint }): Bounds | null {
  if (slope === 0n) return rest >= 0n ? bounds : null;
  if (slope > 0n) {
    const lowest = rest >= 0n ? 1n : (-rest + slope - 1n) / slope;
    return { ...bounds, lowest: bounds.lowest === null || lowest > bounds.lowest ? lowest : bounds.lowest };
  }
  if (rest < 0n) return null;
  const highest = rest / -slope;
  return { ...bounds, highest: bounds.highest === null || highest < bounds.highest ? highest : bounds.highest };
}

/** Rounded up to four digits, so that people can read it. */
function rounded(price: bigint): bigint {
  const unit = 10n ** BigInt(Math.max(price.toString().length - 4, 0));
  return ((price + unit - 1n) / unit) * unit;
}

/**
 * A price of one asset at which every position may be taken, given those of the others: the lowest one, or the middle where too high a price
 * hurts some, rounded to be readable. Null where no price fits all, or any does.
 * @param prices of the other assets [numeraire per base unit × 10^36]
 */
export function basePrice(design: Design, positions: readonly Position[], asset: number, prices: readonly bigint[]): bigint | null {
  let bounds: Bounds = { lowest: null, highest: null };
  for (const position of positions) {
    const next = narrowed(bounds, linearIn(design, position, asset, prices));
    if (next === null) return null;
    bounds = next;
  }
  const { lowest, highest } = bounds;
  if (lowest === null) return highest;
  if (highest === null) return rounded(lowest);
  if (lowest > highest) return null;
  const middle = rounded((lowest + highest) / 2n);
  return middle <= highest ? middle : lowest;
}
