import { type Either, left, right } from 'fp-ts/lib/Either.js';
import { AMOUNT_LIMIT, fits } from '../../kernel/limits.js';
import type { InputError } from '../../machine/input.js';
import type { Columns, PricedAsset } from './columns.js';
import { baseUnits, isZero, plainDecimal } from './decimal.js';
import { problem } from './observation.js';
import { placeOf, type Row } from './rows.js';

/** Turns a price of a whole unit, as a plain decimal, into numeraire per base unit × 10^36, or refuses what is not exact. */
export type PriceReader = (price: string, decimals: bigint) => Either<InputError, bigint>;

/** How the cells of one file are read. */
export interface CellReader {
  readonly name: string;
  readonly columns: Columns;
  readonly priceOf: PriceReader;
}

/** The price in one cell [numeraire per base unit × 10^36], above zero. */
export function priceIn(row: Row, column: number, asset: PricedAsset, reader: CellReader): Either<InputError, bigint> {
  const where = placeOf(reader.name, row.line, reader.columns.names[column]);
  const cell = row.cells[column] ?? '';
  const expected = 'a price above zero, such as 194.61';
  if (cell === '') return problem('MISSING', where, expected, cell);
  if (cell.startsWith('-') && plainDecimal(cell.slice(1)) !== null) return problem('OUT_OF_RANGE', where, expected, cell);
  const decimal = plainDecimal(cell);
  if (decimal === null) return problem('MALFORMED', where, expected, cell);
  if (isZero(decimal)) return problem('OUT_OF_RANGE', where, expected, cell);
  const price = reader.priceOf(decimal, asset.decimals);
  if (price._tag === 'Left') return left({ ...price.left, path: where });
  return price.right > 0n ? price : problem('OUT_OF_RANGE', where, expected, cell);
}

/** The depth of a row [base units]: its depth column, in whole units, or what the asset has where there is none. */
export function depthIn(row: Row, asset: PricedAsset, reader: CellReader): Either<InputError, bigint> {
  const column = reader.columns.depth;
  if (column === null) return right(asset.depth);
  const where = placeOf(reader.name, row.line, reader.columns.names[column]);
  const cell = row.cells[column] ?? '';
  const expected = 'a depth in whole units, such as 1200.5';
  const decimal = plainDecimal(cell);
  if (decimal === null) return problem(cell === '' ? 'MISSING' : 'MALFORMED', where, expected, cell);
  const depth = baseUnits(decimal, asset.decimals);
  return fits(depth, AMOUNT_LIMIT) ? right(depth) : problem('OUT_OF_RANGE', where, 'a depth below 2^112 base units', cell);
}
