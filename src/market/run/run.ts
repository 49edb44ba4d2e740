import { left, right, type Either } from 'fp-ts/lib/Either.js';
import type { Design } from '../../kernel/design.js';
import type { Reserve } from '../../kernel/world.js';
import type { InputError } from '../../machine/input.js';
import type { Position } from '../../mechanisms/stepwise/parameters/design-file.js';
import type { Observation, PricePath } from '../paths/observation.js';
import type { Broken, Judged } from './judge.js';
import { usualKeeper, type Keeper } from './keeper.js';
import type { Moves } from './moves.js';
import type { RunRow } from './row.js';
import type { AccountSummary } from './tally.js';
import { Walk } from './walk.js';

/** How a run goes. */
export interface RunOptions {
  readonly keeper: Keeper;
  /** Seconds after the last observation in which it is repeated, and keepers go on, while an account is being liquidated. */
  readonly drain: bigint;
  /** Seconds after which interest is accrued, at the next observation. */
  readonly accrual: bigint;
  readonly judged: Judged;
}

/** A keeper that takes a lot at the market price, a day to finish, interest by the day, and every guarantee judged. */
export const usualOptions: RunOptions = { keeper: usualKeeper, drain: 86_400n, accrual: 86_400n, judged: 'all' };

/** What a run came to. */
export interface RunReport {
  readonly accounts: readonly AccountSummary[];
  readonly moves: Moves;
  /** What the market holds at the end, per asset. */
  readonly reserves: readonly Reserve[];
  /** [seconds] of the end: beyond the last observation where keepers were still at work. */
  readonly endedAt: bigint;
  readonly broken: readonly Broken[];
}

/** How long the last observation stands before it is repeated: as long as the one before stood, or half of what makes a quote stale. */
function repeatAfter(design: Design, gap: bigint): bigint {
  if (gap > 0n && gap <= design.breaker.maxAge) return gap;
  return design.breaker.maxAge > 1n ? design.breaker.maxAge / 2n : 1n;
}

/** After the path: its last observation again and again, until nobody is being liquidated or the time is up. */
function* drained(walk: Walk, design: Design, last: Observation, gap: bigint, drain: bigint): Generator<RunRow, InputError | null> {
  const end = last.at + drain;
  const every = repeatAfter(design, gap);
  let next = last.at + every;
  while (walk.isLiquidating()) {
    yield* walk.waitUntil(next < end ? next : end);
    if (next >= end) break;
    const error = yield* walk.repeat({ at: next, quotes: last.quotes });
    if (error !== null) return error;
    next += every;
  }
  return null;
}

/**
 * Walks positions along a price path, with keepers that take what they are offered; yields a row for each accepted event.
 * All positions share one market: its insurance, its depth and its sums. Rows are made as they are asked for, and none is kept.
 * Refuses what the path refuses, and positions that the design does not allow at their first prices.
 */
export function* run(design: Design, positions: readonly Position[], path: PricePath, options: RunOptions = usualOptions): Generator<RunRow, Either<InputError, RunReport>> {
  if (positions.length === 0) return left({ code: 'MISSING', path: 'positions', expected: 'at least one position to walk along the prices', found: 'none' });
  let held: Observation | null = null;
  let gap = 0n;
  let walk: Walk | null = null;
  for (const next of path) {
    if (next._tag === 'Left') return next;
    if (held !== null && walk !== null) {
      gap = next.right.at - held.at;
      yield* walk.waitUntil(next.right.at);
    }
    held = next.right;
    walk ??= new Walk(design, positions, options, held.at);
    const error = yield* walk.observe(held);
    if (error !== null) return left(error);
  }
  if (held === null || walk === null) return left({ code: 'MISSING', path: 'prices', expected: 'at least one observation', found: 'none' });
  const error = yield* drained(walk, design, held, gap, options.drain);
  return error === null ? right(walk.report()) : left(error);
}
