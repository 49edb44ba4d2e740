import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conform, conformProcess, type Conformance } from '../../src/vectors/conform/run.js';
import { verdicts } from '../../src/vectors/conform/verdict.js';
import { knownFailures, unexpected } from '../../src/vectors/conform/known-failures.js';
import { answersOf } from '../../src/vectors/format/answer.js';
import { designOf } from '../../src/vectors/format/parameters.js';
import { plainAnswers } from '../../src/vectors/format/vector.js';
import { stepwiseAmong } from '../../src/vectors/format/any.js';
import { readSet } from '../../src/vectors/set/read.js';
import { decodedOf } from '../support/designs.js';

const folder = resolve(import.meta.dirname, '../../spec/vectors');
const vectors = stepwiseAmong(decodedOf(readSet(folder)).vectors);
const few = vectors.slice(0, 3);
const patience = { start: 30_000, run: 1_500, stop: 2_000 };

const against = (how: string): Promise<Conformance> => conformProcess([process.execPath, join(import.meta.dirname, 'harness.mjs'), folder, how], few, patience);
const verdictsOf = ({ results }: Conformance): readonly string[] => results.map(({ verdict }) => verdict);

describe('conform', () => {
  it.each([
    ['hangs', 'timeout'], ['dies', 'crash'], ['garbage', 'protocol'], ['wrong-seq', 'protocol'], ['lies', 'fail'], ['stops-reading', 'timeout'], ['errs', 'error'], ['skips', 'skip'],
  ])('a harness that %s gets the verdict %s, and the run goes on', async (how, verdict) => {
    const outcome = await against(how);
    expect(verdictsOf(outcome)).toEqual([verdict, 'pass', 'pass']);
    expect(outcome.ended).toBeNull();
    expect(verdicts).toContain(verdict);
  });

  it.each([
    ['says each answer twice', 'twice', ['pass', 'protocol', 'pass']],
    ['dies of a case that it has read ahead', 'dies-ahead', ['pass', 'crash', 'pass']],
    ['dies where it is asked ahead, and of no case alone', 'never-ahead', ['crash', 'pass', 'pass']],
  ])('a harness that %s is asked again one by one, and the case to blame bears it', async (_what, how, expected) => {
    const outcome = await against(how);
    expect(verdictsOf(outcome)).toEqual(expected);
    expect(outcome.ended).toBeNull();
  });

  it('ends where a harness dies of three cases in a row', async () => {
    const outcome = await conformProcess([process.execPath, join(import.meta.dirname, 'harness.mjs'), folder, 'always-dies'], vectors.slice(0, 9), patience);
    expect(verdictsOf(outcome)).toEqual(['crash', 'crash', 'crash']);
    expect(outcome.ended).toBe('3 ends in a row, the last: exit code 7');
  });

  it('says at which event and field a harness lies, and by how much', async () => {
    const { results } = await against('lies');
    expect(results[0]?.difference).toMatchObject({ step: 0, path: 'market.at' });
    expect(results[0]?.difference?.delta).toMatch(/^[0-9]+$/);
  });

  it('does not run a harness of another protocol', async () => {
    expect(await against('old')).toMatchObject({ hello: null, results: [], ended: 'start: protocol: expected 1, found 0' });
  });

  it('does not send what a harness has no features for', async () => {
    expect(verdictsOf(await against('modest'))).toEqual(['skip', 'skip', 'skip']);
  });

  it('counts a listed failure that passes as a surprise, and a failure that is not listed', () => {
    const known = decodedOf(knownFailures('one # fail\ntwo # crash\nthree # fail\n'));
    const result = (id: string, verdict: 'pass' | 'fail' | 'crash') => ({ id, verdict, why: '', difference: null });
    expect(unexpected([result('one', 'fail'), result('two', 'fail'), result('three', 'pass'), result('four', 'crash')], known)).toEqual([
      'two: fail, listed as crash', 'three passes, and is listed as a known failure', 'four: crash',
    ]);
  });

  it('passes the machine itself in the same process', () => {
    const byId = new Map(vectors.map((vector) => [vector.id, vector]));
    const results = conform(({ id }) => {
      const vector = byId.get(id);
      return vector === undefined ? [] : plainAnswers(vector.params, answersOf(designOf(vector.params), vector.init, vector.events));
    }, vectors);
    expect(results.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(results.length).toBe(vectors.length);
  });
});
