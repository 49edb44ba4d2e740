import type { AssetQuote } from '../../kernel/event.js';
import { BPS, max, min, mulDivUp } from '../../kernel/arithmetic.js';
import type { Observation } from './observation.js';

/** What one asset did on a path. Prices are numeraire per base unit × 10^36. */
export interface AssetMeasure {
  readonly observations: bigint;
  readonly first: bigint;
  readonly last: bigint;
  readonly low: bigint;
  readonly high: bigint;
  /** From one observation of it to the next [bps of the earlier price], rounded up, so that none is understated. */
  readonly largestDrop: bigint;
  readonly largestRise: bigint;
  /** Longest time between two of its quotes [seconds]. */
  readonly longestSilence: bigint;
  /** [seconds] of its last quote. */
  readonly quotedAt: bigint;
}

const firstMeasure = (quote: AssetQuote, at: bigint): AssetMeasure => ({
  observations: 1n,
  first: quote.price,
  last: quote.price,
  low: quote.price,
  high: quote.price,
  largestDrop: 0n,
  largestRise: 0n,
  longestSilence: 0n,
  quotedAt: at,
});

function extended(before: AssetMeasure, quote: AssetQuote, at: bigint): AssetMeasure {
  const move = quote.price - before.last;
  return {
    observations: before.observations + 1n,
    first: before.first,
    last: quote.price,
    low: min(before.low, quote.price),
    high: max(before.high, quote.price),
    largestDrop: move < 0n ? max(before.largestDrop, mulDivUp(-move, BPS, before.last)) : before.largestDrop,
    largestRise: move > 0n ? max(before.largestRise, mulDivUp(move, BPS, before.last)) : before.largestRise,
    longestSilence: max(before.longestSilence, at - before.quotedAt),
    quotedAt: at,
  };
}

/** Walks a path once and measures each asset: what a design's envelope must allow for. */
export function measured(path: Iterable<Observation>): ReadonlyMap<string, AssetMeasure> {
  const measures = new Map<string, AssetMeasure>();
  for (const { at, quotes } of path) {
    for (const quote of quotes) {
      const before = measures.get(quote.asset);
      measures.set(quote.asset, before === undefined ? firstMeasure(quote, at) : extended(before, quote, at));
    }
  }
  return measures;
}
