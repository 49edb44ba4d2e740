import { type Either, right } from 'fp-ts/lib/Either.js';
import { min } from '../../kernel/arithmetic.js';
import type { InputError } from '../../machine/input.js';
import { type CellReader, depthIn, priceIn } from './cells.js';
import type { BarColumns, PricedAsset } from './columns.js';
import { type Observation, problem } from './observation.js';
import { placeOf, type Row } from './rows.js';

/** What an asset did between its opening and its closing: four prices [numeraire per base unit × 10^36]. */
export interface Bar {
  readonly row: Row;
  readonly open: bigint;
  readonly high: bigint;
  readonly low: bigint;
  readonly close: bigint;
  readonly depth: bigint;
}

/** Which extreme of a bar comes first: the low hurts who holds the asset, the high who owes it. */
export type Worst = 'low' | 'high';

/** A bar is walked in four observations, so it must last at least as many seconds. */
const OBSERVATIONS = 4n;

/** The bar in one row, with its low at the bottom and its high at the top. */
export function barIn(row: Row, asset: PricedAsset, at: BarColumns, reader: CellReader): Either<InputError, Bar> {
  const open = priceIn(row, at.open, asset, reader);
  if (open._tag === 'Left') return open;
  const high = priceIn(row, at.high, asset, reader);
  if (high._tag === 'Left') return high;
  const low = priceIn(row, at.low, asset, reader);
  if (low._tag === 'Left') return low;
  const close = priceIn(row, at.close, asset, reader);
  if (close._tag === 'Left') return close;
  const depth = depthIn(row, asset, reader);
  if (depth._tag === 'Left') return depth;
  const bar = { row, open: open.right, high: high.right, low: low.right, close: close.right, depth: depth.right };
  const refused = (column: number, expected: string): Either<InputError, never> =>
    problem('MALFORMED', placeOf(reader.name, row.line, reader.columns.names[column]), expected, row.cells[column]);
  if (bar.low > bar.open || bar.low > bar.close) return refused(at.low, 'a low no higher than open and close');
  if (bar.high < bar.open || bar.high < bar.close) return refused(at.high, 'a high no lower than open and close');
  return right(bar);
}

/** The four observations of a bar of `length` seconds: open, the worst extreme, the other one, close. */
function* walked(bar: Bar, length: bigint, asset: PricedAsset, worst: Worst): Generator<Either<InputError, Observation>, undefined> {
  const prices = worst === 'low' ? [bar.open, bar.low, bar.high, bar.close] : [bar.open, bar.high, bar.low, bar.close];
  let passed = 0n;
  for (const price of prices) {
    yield right({ at: bar.row.at + (length * passed) / OBSERVATIONS, quotes: [{ asset: asset.id, price, depth: bar.depth }] });
    passed += 1n;
  }
}

/** Walks bars in the order of time; a bar lasts as long as the smallest gap seen so far, so none runs into the next. */
export function* walkBars(
  bars: Iterable<Either<InputError, Bar>>,
  asset: PricedAsset,
  worst: Worst,
  name: string,
): Generator<Either<InputError, Observation>, undefined> {
  let held: Bar | null = null;
  let length: bigint | null = null;
  for (const bar of bars) {
    if (bar._tag === 'Left') {
      yield bar;
      return;
    }
    if (held !== null) {
      const gap: bigint = bar.right.row.at - held.row.at;
      length = length === null ? gap : min(length, gap);
      if (length < OBSERVATIONS) {
        yield problem('OUT_OF_RANGE', `${name}:${bar.right.row.line}`, `bars at least ${OBSERVATIONS} seconds apart`, gap);
        return;
      }
      yield* walked(held, length, asset, worst);
    }
    held = bar.right;
  }
  if (held === null) return;
  if (length === null) {
    yield problem('MISSING', `${name}:${held.row.line + 1}`, 'a second bar, which tells how long a bar lasts', undefined);
    return;
  }
  yield* walked(held, length, asset, worst);
}
