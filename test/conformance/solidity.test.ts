import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conformProcess, type Conformance } from '../../src/vectors/conform/run.js';
import { type Patience, usualPatience } from '../../src/vectors/conform/start.js';
import type { Vector } from '../../src/vectors/format/vector.js';
import { stepwiseAmong } from '../../src/vectors/format/any.js';
import { readSet } from '../../src/vectors/set/read.js';
import { decodedOf } from '../support/designs.js';

const vectors = stepwiseAmong(decodedOf(readSet(resolve(import.meta.dirname, '../../spec/vectors'))).vectors);
const written = join(import.meta.dirname, 'solidity');
const scratch = mkdtempSync(join(tmpdir(), 'unwind-solidity-'));

/** Vectors between two looks at what failed. */
const atOnce = 60;

/** The first answer also waits for a virtual machine to start, and each for an interpreter. */
const patience: Patience = { ...usualPatience, run: 60_000 };
const against = (folder: string, cases: readonly Vector[]): Promise<Conformance> => conformProcess([process.execPath, join(folder, 'harness.mjs')], cases, patience);
const failedIn = ({ results }: Conformance): readonly string[] => results.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skip').map(({ id, verdict, why }) => `${id}: ${verdict}, ${why}`);

/** What fails first: one failure is enough to tell a mistake, and a virtual machine takes its time. */
async function firstFailedIn(folder: string): Promise<readonly string[]> {
  for (let place = 0; place < vectors.length; place += atOnce) {
    const failed = failedIn(await against(folder, vectors.slice(place, place + atOnce)));
    if (failed.length > 0) return failed;
  }
  return [];
}

/** Compiling takes longer than an answer may. */
function compiled(folder: string): string {
  const { status, stderr } = spawnSync(process.execPath, [join(folder, 'harness.mjs'), '--compile'], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return folder;
}

/** The library with one mistake. */
function mistaken(name: string, file: string, find: string, replace: string): string {
  const folder = join(scratch, name);
  cpSync(written, folder, { recursive: true });
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text.split(find)).toHaveLength(2);
  writeFileSync(join(folder, file), text.replace(find, () => replace));
  return compiled(folder);
}

beforeAll(() => {
  symlinkSync(resolve(import.meta.dirname, '../../node_modules'), join(scratch, 'node_modules'));
  compiled(written);
}, 300_000);

afterAll(() => {
  rmSync(scratch, { recursive: true });
});

describe('the implementation in Solidity, written from the normative page alone', () => {
  it('gives the answers of every vector that a typed program can be asked, to the last unit', async () => {
    const outcome = await against(written, vectors);
    expect(failedIn(outcome)).toEqual([]);
    expect(outcome.ended).toBeNull();
    const skipped = outcome.results.filter(({ verdict }) => verdict === 'skip').map(({ id }) => id);
    expect(skipped).toEqual(vectors.filter(({ requires }) => requires.includes('wire')).map(({ id }) => id));
  }, 300_000);

  it.each([
    ['a rounding down that rounds up', 'Step.sol', 'done.seized = mulDivDown(r * leg.q, leg.b, B * leg.p);', 'done.seized = mulDivUp(r * leg.q, leg.b, B * leg.p);'],
    ['a product of 512 bits that is cut off', 'Numbers.sol', 'return (high + productHigh + carry, sumLow);', 'return (high + carry, sumLow);'],
  ])('fails with %s', async (name, file, find, replace) => {
    expect(await firstFailedIn(mistaken(name.replaceAll(' ', '-'), file, find, replace))).not.toEqual([]);
  }, 300_000);
});
