import { type Either, right } from 'fp-ts/lib/Either.js';
import type { InputError } from '../../machine/input.js';
import type { Columns } from './columns.js';
import type { Line } from './lines.js';
import { problem } from './observation.js';
import { secondsFromText } from './time.js';

/** One row of a table: its line in the file, its time [seconds], and one cell for each column. */
export interface Row {
  readonly line: number;
  readonly at: bigint;
  readonly cells: readonly string[];
}

/** Where in a file a cell stands: `prices.csv:12:low`. */
export const placeOf = (name: string, line: number, column: string | undefined): string => `${name}:${line}:${column ?? ''}`;

function rowFrom(line: Line, columns: Columns, name: string): Either<InputError, Row> {
  const cells = line.text.split(',').map((cell) => cell.trim());
  if (cells.length !== columns.names.length) {
    return problem('WRONG_LENGTH', `${name}:${line.number}`, `${columns.names.length} cells, as in the header`, line.text);
  }
  const cell = cells[columns.time];
  const at = cell === undefined ? null : secondsFromText(cell);
  if (at !== null) return right({ line: line.number, at, cells });
  const expected = 'seconds since 1970, or a UTC time such as 2020-03-12 00:00:00';
  return problem('MALFORMED', placeOf(name, line.number, columns.names[columns.time]), expected, cell);
}

/** The rows below a header, in strictly increasing time; blank lines may only end the file. */
export function* rowsOf(
  lines: Iterable<Either<InputError, Line>>,
  columns: Columns,
  name: string,
): Generator<Either<InputError, Row>, undefined> {
  let last: Row | null = null;
  let blank: number | null = null;
  for (const line of lines) {
    if (line._tag === 'Left') {
      yield line;
      return;
    }
    if (line.right.text.trim() === '') {
      blank ??= line.right.number;
      continue;
    }
    const isHole = blank !== null;
    const read = isHole ? problem('WRONG_LENGTH', `${name}:${blank}`, 'no blank line between rows', '') : rowFrom(line.right, columns, name);
    const row: Either<InputError, Row> = read._tag === 'Right' ? inOrder(last, read.right, columns, name) : read;
    yield row;
    if (row._tag === 'Left') return;
    last = row.right;
  }
  if (last === null) yield problem('MISSING', `${name}:2`, 'a row of prices below the header', undefined);
}

function inOrder(last: Row | null, row: Row, columns: Columns, name: string): Either<InputError, Row> {
  if (last === null || row.at > last.at) return right(row);
  const expected = `a time after that of line ${last.line}, ${last.at} seconds`;
  return problem('OUT_OF_RANGE', placeOf(name, row.line, columns.names[columns.time]), expected, row.cells[columns.time]);
}
