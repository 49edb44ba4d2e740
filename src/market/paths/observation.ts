import { type Either, left } from 'fp-ts/lib/Either.js';
import type { AssetQuote } from '../../kernel/event.js';
import { type InputCode, type InputError, shown } from '../../machine/input.js';

/** What the market is seen to quote at one time [seconds]: exactly what a QUOTE event carries, and never nothing. */
export interface Observation {
  readonly at: bigint;
  readonly quotes: readonly AssetQuote[];
}

/** Observations in strictly increasing time, one at a time; the first error, if there is one, is the last element. */
export type PricePath = Iterable<Either<InputError, Observation>>;

/** One thing that is wrong with a price path: `path` says where, `found` what stood there. */
export const problem = (code: InputCode, path: string, expected: string, found: unknown): Either<InputError, never> =>
  left({ code, path, expected, found: shown(found) });
