import { type Either, left, right } from 'fp-ts/lib/Either.js';
import { type InputError, readJson } from '../../machine/input.js';
import type { Comparison, OracleKind } from './kind.js';

/** The first answer of a file that the mechanism does not give. */
export interface Divergence extends Comparison {
  /** The row, from 1: as editors number lines. */
  readonly row: number;
  /** What was got, less what was expected; null where they are no integers. */
  readonly delta: bigint | null;
}

/** What a replay came to so far. */
export interface Tally {
  readonly rows: number;
  /** Rows that agree in every field. */
  readonly matches: number;
  readonly mismatches: number;
  /** Fields compared, over all rows. */
  readonly fields: number;
  readonly first: Divergence | null;
}

export const noRows: Tally = { rows: 0, matches: 0, mismatches: 0, fields: 0, first: null };

const integer = /^(0|-?[1-9][0-9]*)$/;

const deltaOf = ({ expected, got }: Comparison): bigint | null =>
  integer.test(expected) && integer.test(got) ? BigInt(got) - BigInt(expected) : null;

/** A row more. */
export function withRow(tally: Tally, comparisons: readonly Comparison[]): Tally {
  const rows = tally.rows + 1;
  const found = comparisons.find(({ expected, got }) => expected !== got);
  return {
    rows,
    matches: tally.matches + (found === undefined ? 1 : 0),
    mismatches: tally.mismatches + (found === undefined ? 0 : 1),
    fields: tally.fields + comparisons.length,
    first: tally.first ?? (found === undefined ? null : { ...found, row: rows, delta: deltaOf(found) }),
  };
}

const atRow = (row: number, errors: readonly InputError[]): readonly InputError[] =>
  errors.map((error) => ({ ...error, path: `row ${row.toString()}${error.path === '' ? '' : `: ${error.path}`}` }));

/** A row that is compared with nothing would agree with anything. */
const nothingCompared: InputError = { code: 'MALFORMED', path: '', expected: 'a row with an answer to compare', found: 'none' };

/**
 * Replays the lines of one file, one after another, and keeps nothing but the tally.
 * A line that is no row of the kind is refused with its number; a file that is refused once has no tally.
 */
export function replayOf(kind: OracleKind, fileName: string): (line: string) => Either<readonly InputError[], Tally> {
  const replay = kind.begin(fileName);
  let tally = noRows;
  return (line) => {
    const row = readJson(line);
    const answer = row._tag === 'Left' ? row : replay(row.right);
    if (answer._tag === 'Left') return left(atRow(tally.rows + 1, answer.left));
    if (answer.right.length === 0) return left(atRow(tally.rows + 1, [nothingCompared]));
    tally = withRow(tally, answer.right);
    return right(tally);
  };
}
