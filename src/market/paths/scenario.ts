import { type Either, right } from 'fp-ts/lib/Either.js';
import { BPS, max, mulDivUp } from '../../kernel/arithmetic.js';
import type { AssetQuote } from '../../kernel/event.js';
import { PRICE_LIMIT, TIME_LIMIT } from '../../kernel/limits.js';
import type { InputError } from '../../machine/input.js';
import type { Level } from './levels.js';
import { type Observation, problem } from './observation.js';

/** Where a scenario begins: a quote of every asset, and which assets back loans and which are owed. */
export interface MarketBase {
  readonly quotes: readonly AssetQuote[];
  readonly collateral: readonly string[];
  readonly debt: readonly string[];
}

export interface ScenarioOptions {
  /** [seconds] of the first observation. */
  readonly start: bigint;
  /** Seconds between two observations. */
  readonly interval: bigint;
  /** How many observations. */
  readonly length: bigint;
  /** How far the price moves at its worst [bps of the base price]. */
  readonly move: bigint;
  /** Chooses the small moves of a calm market; nothing else is drawn. */
  readonly seed: bigint;
}

/** What a scenario does: which assets move, along which levels, and which quotes never arrive. */
export interface Shape {
  readonly moving: 'collateral' | 'debt';
  readonly levels: (options: ScenarioOptions) => Iterable<Level>;
  /** Whether a moving asset goes unquoted in an observation. */
  readonly silent?: (asset: string, observation: bigint, base: MarketBase, options: ScenarioOptions) => boolean;
}

const atLevel = (quote: AssetQuote, level: Level): AssetQuote => ({
  ...quote,
  price: max((quote.price * level.numerator) / level.denominator, 1n),
});

function* observationsOf(shape: Shape, base: MarketBase, options: ScenarioOptions): Generator<Observation, undefined> {
  const moving = new Set(base[shape.moving]);
  let observation = 0n;
  for (const level of shape.levels(options)) {
    const heard = base.quotes.filter(({ asset }) => !moving.has(asset) || shape.silent?.(asset, observation, base, options) !== true);
    const quotes = heard.map((quote) => (moving.has(quote.asset) ? atLevel(quote, level) : quote));
    if (quotes.length > 0) yield { at: options.start + observation * options.interval, quotes };
    observation += 1n;
  }
}

/** The observations of a shape; they may be walked any number of times. */
export const pathOf = (shape: Shape, base: MarketBase, options: ScenarioOptions): Iterable<Observation> => ({
  [Symbol.iterator]: () => observationsOf(shape, base, options),
});

/** Shorter paths have no room for the legs of every scenario. */
const leastLength = 16n;
const largestRise = 1_000_000n;

function checkedQuotes(base: MarketBase, options: ScenarioOptions): Either<InputError, ScenarioOptions> {
  for (const asset of [...base.collateral, ...base.debt]) {
    const isQuoted = base.quotes.some((quote) => quote.asset === asset);
    if (!isQuoted) return problem('MISSING', `quotes.${asset}`, 'a base price of every asset', undefined);
  }
  for (const { asset, price } of base.quotes) {
    const most = mulDivUp(price, BPS + options.move, BPS);
    if (price < 1n || most >= PRICE_LIMIT) {
      return problem('OUT_OF_RANGE', `quotes.${asset}`, 'a price above zero that stays below 2^128', price);
    }
  }
  return right(options);
}

/** Refuses options that would make no market: times that stand still, prices at or below zero, or beyond what the machine takes. */
export function checkedOptions(shape: Shape, base: MarketBase, options: ScenarioOptions): Either<InputError, ScenarioOptions> {
  const mostMove = shape.moving === 'collateral' ? BPS - 1n : largestRise;
  const ranges = [
    ['start', options.start, 0n, TIME_LIMIT - 1n],
    ['interval', options.interval, 1n, TIME_LIMIT - 1n],
    ['length', options.length, leastLength, TIME_LIMIT - 1n],
    ['move', options.move, 1n, mostMove],
    ['seed', options.seed, 0n, (1n << 64n) - 1n],
  ] as const;
  for (const [key, value, least, most] of ranges) {
    if (value < least || value > most) return problem('OUT_OF_RANGE', key, `an integer from ${least} to ${most}`, value);
  }
  const end = options.start + options.length * options.interval;
  if (end >= TIME_LIMIT) return problem('OUT_OF_RANGE', 'interval', 'a path that ends before second 2^48', end);
  return checkedQuotes(base, options);
}
