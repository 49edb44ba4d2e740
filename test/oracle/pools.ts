import { basename } from 'node:path';
import { expect } from 'vitest';
import { kindHolding } from '../../src/vectors/oracle/all.js';
import { replayOf } from '../../src/vectors/oracle/replay.js';
import { carriedLines, linesIn, tallyOf } from './replaying.js';

/** Every row of a file agrees, in every field. */
export function agrees(file: string): void {
  const lines = linesIn(file);
  const { rows, matches, first } = tallyOf(basename(file), lines);
  expect(first).toBeNull();
  expect([rows, matches]).toEqual([lines.length, lines.length]);
}

/** The refusals that rows of calls record. */
export const errorsIn = (lines: readonly string[]): readonly string[] =>
  [...new Set(lines.flatMap((line) => [...line.matchAll(/"ok":false,"err":"([^"]*)"/g)].map((match) => match[1] ?? '')))].sort();

/** What differs in a row. */
interface Difference {
  readonly mismatches: number;
  readonly field: string | undefined;
  readonly delta: bigint | null | undefined;
}

function differenceIn(name: string, line: string): Difference {
  const { mismatches, first } = tallyOf(name, [line]);
  return { mismatches, field: first?.field, delta: first?.delta };
}

/** What differs in the first row with a text, once that text is replaced. */
export const alteredText = (name: string, from: RegExp, to: string): Difference =>
  differenceIn(name, (carriedLines(name).find((each) => from.test(each)) ?? '').replace(from, to));

/** What differs in the first row whose answer has a number of this name, once that is one more. */
export function alteredNumber(name: string, key: string): Difference {
  const number = new RegExp(`("out":.*?"${key}":")(-?\\d+)"`);
  const line = carriedLines(name).find((each) => number.test(each)) ?? '';
  return differenceIn(name, line.replace(number, (_all, before: string, digits: string) => `${before}${(BigInt(digits) + 1n).toString()}"`));
}

/** The paths for which an altered first row is refused. */
export function refusedPaths(name: string, change: (line: string) => string): readonly string[] {
  const kind = kindHolding(name);
  const answer = kind === undefined ? undefined : replayOf(kind, name)(change(carriedLines(name)[0] ?? ''));
  return answer?._tag === 'Left' ? answer.left.map(({ path }) => path) : [];
}
