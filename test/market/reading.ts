import { type Either, isLeft, isRight } from 'fp-ts/lib/Either.js';
import type { InputError } from '../../src/machine/input.js';
import { type CsvOptions, type Observation, type PricePath, pricesFromText } from '../../src/market/index.js';

export const ether = { id: 'ETH', decimals: 18n, depth: 7n };
export const dollar = { id: 'USD', decimals: 6n, depth: 9n };

export const options: CsvOptions = { name: 'prices.csv', assets: [ether, dollar] };

/** A price of an asset with 18 decimals, in cents, as the machine counts it. */
export const cents = (price: bigint): bigint => price * 10n ** 16n;

export class Unexpected extends Error {}

export function rightOf<A>(result: Either<unknown, A>): A {
  if (isRight(result)) return result.right;
  throw new Unexpected(JSON.stringify(result.left));
}

export const observationsOf = (path: PricePath): Observation[] => [...path].map(rightOf);

export const read = (text: string, more: Partial<CsvOptions> = {}): Observation[] => observationsOf(pricesFromText(text, { ...options, ...more }));

/** The only error of a text, after however many observations. */
export function errorOf(text: string, more: Partial<CsvOptions> = {}): InputError {
  const errors = [...pricesFromText(text, { ...options, ...more })].filter(isLeft);
  const [error] = errors;
  if (error === undefined || errors.length > 1) throw new Unexpected(`${errors.length} errors`);
  return error.left;
}

/** [time, price of the first quote in cents of an 18-decimal asset], for short expectations. */
export const inCents = (observations: readonly Observation[]): [bigint, bigint][] =>
  observations.map(({ at, quotes }) => [at, (quotes[0]?.price ?? 0n) / cents(1n)]);
