import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawnQuestions } from '../../src/cli/diff/drawn.js';
import { conform, type Implementation } from '../../src/vectors/conform/run.js';
import { usualPatience } from '../../src/vectors/conform/start.js';
import { reference } from '../../src/vectors/conform/reference.js';
import { diff } from '../../src/vectors/diff/diff.js';
import { type Side, startedSide } from '../../src/vectors/diff/side.js';
import { stepwiseAmong } from '../../src/vectors/format/any.js';
import { readSet } from '../../src/vectors/set/read.js';
import { occurrencesOf } from '../mutants/apply.js';
import { decodedOf, NotAsExpected } from '../support/designs.js';
import { casesToDraw, divergences, mistakenReference, mutantOf } from './divergences.js';
import { hasPython, harness } from './python.js';

const vectors = stepwiseAmong(decodedOf(readSet(resolve(import.meta.dirname, '../../spec/vectors'))).vectors);

const inProcess = (implementation: Implementation): Side => ({
  name: 'the mistaken machine', unobservable: [], stop: () => Promise.resolve(),
  answer: ({ plain }) => {
    try {
      return Promise.resolve({ kind: 'steps', steps: implementation(plain) });
    } catch (cause) {
      return Promise.resolve({ kind: 'errored', message: String(cause) });
    }
  },
});

/** How the machine and the implementation in Python come to stand after so many drawn cases. */
async function againstPython(implementation: Implementation, cases: number): Promise<string> {
  const python = await startedSide(['python3', harness], usualPatience);
  if (typeof python === 'string') throw new NotAsExpected(python);
  const { end } = await diff([inProcess(implementation), python], drawnQuestions(1, cases));
  await python.stop();
  return end.kind;
}

describe.each(divergences)('the mistake $mutant', (divergence) => {
  const mutant = mutantOf(divergence);

  it('is found by the vectors', async () => {
    expect(occurrencesOf(mutant)).toBe(1);
    const failed = conform(await mistakenReference(mutant), vectors).filter(({ verdict }) => verdict !== 'pass').map(({ id }) => id);
    expect(failed).toContain(divergence.vector);
  });

  it('is found by the implementation in Python, on a drawn case', async ({ skip }) => {
    skip(!hasPython, 'python3 is not installed');
    expect(await againstPython(await mistakenReference(mutant), casesToDraw)).toBe('differ');
  });
});

describe('the machine without a mistake', () => {
  it('is not found fault with', async ({ skip }) => {
    skip(!hasPython, 'python3 is not installed');
    expect(conform(reference, vectors).filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(await againstPython(reference, 60)).toBe('agree');
  });
});
