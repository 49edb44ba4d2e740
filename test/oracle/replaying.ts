import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { kindHolding } from '../../src/vectors/oracle/all.js';
import { noRows, replayOf, type Tally } from '../../src/vectors/oracle/replay.js';

const carried = join(import.meta.dirname, 'data');
const recordings = resolve(import.meta.dirname, '../../../shared/oracles');

/** The reduced file that the project carries, and the whole one where it is at hand. */
export const filesOf = (name: string): readonly string[] => [join(carried, name), join(recordings, name)].filter((file, place) => place === 0 || existsSync(file));

/** The lines of a packed file. */
export const linesIn = (file: string): readonly string[] => gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');

/** The lines of the reduced file. */
export const carriedLines = (name: string): readonly string[] => linesIn(join(carried, name));

/** Replays lines as a file of this name. A refused line fails the test that asks. */
export function tallyOf(name: string, lines: readonly string[]): Tally {
  const kind = kindHolding(name);
  if (kind === undefined) throw new TypeError(`No kind holds ${name}.`);
  const replay = replayOf(kind, name);
  return lines.reduce((_before: Tally, line) => {
    const answer = replay(line);
    if (answer._tag === 'Left') throw new TypeError(`${name}: ${JSON.stringify(answer.left)}`);
    return answer.right;
  }, noRows);
}

/** How often each text of a refusal stands in lines of scenarios. */
export const refusalsIn = (lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => [...line.matchAll(/"revert":"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? '')));
