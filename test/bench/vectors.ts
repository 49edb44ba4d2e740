import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { conformProcess } from '../../src/vectors/conform/run.js';
import type { Vector } from '../../src/vectors/format/vector.js';
import { stepwiseAmong } from '../../src/vectors/format/any.js';
import { readSet } from '../../src/vectors/set/read.js';
import { disagreementOf, lint } from '../../src/vectors/set/verify.js';
import { decodedOf } from '../support/designs.js';
import { median } from './measure.js';

const folder = resolve(import.meta.dirname, '../../spec/vectors');
const harness = resolve(import.meta.dirname, '../conformance/python/harness.py');

/** Vectors a second that must be verified in process, and cases a second that the harness in Python must be asked, at the least. */
export const wantedOfVectors = { verified: 2_000, asked: 500 };

/** The vectors of the set, checked as `unwind vectors verify` checks them: files, forms, digests, and each answer. */
function verified(): number {
  const { vectors } = decodedOf(readSet(folder));
  const wrong = vectors.flatMap((vector) => [...lint(vector), ...[disagreementOf(vector)].filter((found) => found !== null)]);
  if (wrong.length > 0) throw new TypeError('The set does not verify.');
  return vectors.length;
}

/** Vectors per second of a core, from the files to the last answer: the median of so many rounds, after as many to warm up. */
export function verifyRate(rounds: number): number {
  const timed = (): number => {
    const before = process.cpuUsage();
    const count = verified();
    const { user, system } = process.cpuUsage(before);
    return count / ((user + system) / 1_000_000);
  };
  for (let round = 0; round < rounds; round += 1) timed();
  return median(Array.from({ length: rounds }, timed));
}

/** Cases a second over a pipe, the start of the harness included; null where there is no Python. */
export async function conformRate(times: number): Promise<number | null> {
  if (spawnSync('python3', ['--version']).status !== 0) return null;
  const vectors = stepwiseAmong(decodedOf(readSet(folder)).vectors);
  const cases = Array.from({ length: times }, (_, time) => vectors.map((vector): Vector => ({ ...vector, id: `${vector.id}-${time.toString()}` }))).flat();
  const start = performance.now();
  const { results } = await conformProcess(['python3', harness], cases);
  const seconds = (performance.now() - start) / 1_000;
  if (results.some(({ verdict }) => verdict !== 'pass') || results.length < cases.length) throw new TypeError('The harness does not pass.');
  return cases.length / seconds;
}
