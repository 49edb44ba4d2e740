import { resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { conformProcess, type Conformance } from '../../src/vectors/conform/run.js';
import { usualPatience } from '../../src/vectors/conform/start.js';
import type { Vector } from '../../src/vectors/format/vector.js';
import { stepwiseAmong } from '../../src/vectors/format/any.js';
import { readSet } from '../../src/vectors/set/read.js';
import { decodedOf } from '../support/designs.js';
import { hasPython, harness, mistaken } from './python.js';

const vectors = stepwiseAmong(decodedOf(readSet(resolve(import.meta.dirname, '../../spec/vectors'))).vectors);

const against = (file: string, cases: readonly Vector[] = vectors): Promise<Conformance> => conformProcess(['python3', file], cases, usualPatience);
const failedIn = ({ results }: Conformance): readonly string[] => results.filter(({ verdict }) => verdict !== 'pass').map(({ id, verdict, why }) => `${id}: ${verdict}, ${why}`);

describe('the implementation in Python, written from the normative page alone', () => {
  beforeEach(({ skip }) => {
    skip(!hasPython, 'python3 is not installed');
  });

  it('gives the answers of every vector, to the last unit', async () => {
    const outcome = await against(harness);
    expect(failedIn(outcome)).toEqual([]);
    expect(outcome.results).toHaveLength(vectors.length);
    expect(outcome.ended).toBeNull();
  });

  it('fails a vector of which one number was altered', async () => {
    const altered = vectors.slice(0, 2).map((vector, index) => (index > 0 ? vector : {
      ...vector, expected: vector.expected.map((answer) => ({ ...answer, world: { ...answer.world, market: { ...answer.world.market, at: answer.world.market.at + 1n } } })),
    }));
    expect((await against(harness, altered)).results.map(({ verdict }) => verdict)).toEqual(['fail', 'pass']);
  });

  it.each([
    ['a rounding up that rounds down', 'return -(-numerator // denominator)', 'return numerator // denominator'],
    ['a pause that is one second too long', 'world.market.at < course.stepped_at + design.schedule.interval', 'world.market.at <= course.stepped_at + design.schedule.interval'],
  ])('fails with %s', async (_name, find, replace) => {
    expect(failedIn(await against(mistaken(find, replace))).length).toBeGreaterThan(0);
  });
});
