import type { World } from '../kernel/world.js';

/** A judgement of an account that the price of an asset may turn over. */
export interface LevelCrossing {
  /** What is judged, in the words of the mechanism's page. */
  readonly level: string;
  /** The price nearest to the one in force at which the judgement is the other one; null where no admissible price turns it over. */
  readonly price: bigint | null;
}

/** Where the answers of a mechanism change. */
export interface Boundaries<D> {
  /** Every later second [seconds] at which an answer may turn by itself, in ascending order; between two of them terms only ease: asks fall, shares unlock. */
  readonly times: (design: D, world: World) => readonly bigint[];
  /** The price of one asset at which each judgement turns over, all else held. The asset is an index into the design's assets. */
  readonly prices: (design: D, world: World, asset: number) => readonly LevelCrossing[];
}

/**
 * The integer nearest to `from` at which a claim begins to hold on the way to `to`, in either direction.
 * It must not hold at `from`, must hold at `to`, and change once between; of more changes it finds one.
 */
export function firstBetween(from: bigint, to: bigint, holds: (at: bigint) => boolean): bigint {
  let not = from;
  let does = to;
  while (does - not > 1n || not - does > 1n) {
    const middle = (not + does) / 2n;
    if (holds(middle)) does = middle;
    else not = middle;
  }
  return does;
}
