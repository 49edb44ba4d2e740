import { describe, expect, it } from 'vitest';
import type { Answer, Manner, Question } from '../../src/audit/prove/solve/protocol.js';
import { Execution } from '../../src/audit/prove/symbolic/execution.js';
import { Terms } from '../../src/audit/prove/term/terms.js';
import { asked, type Attempt } from '../../src/audit/prove/worker/question.js';

const usual: Manner = { branches: true, multipliesOut: true, seed: 0, byCells: false };
const manners: readonly Manner[] = [{ ...usual, branches: false }, { ...usual, multipliesOut: false }, { ...usual, seed: 7 }];
const attempts: readonly Attempt[] = manners.map((manner, place) => ({ manner, patience: place === 2 ? null : 1 }));

/** What is asked of a solver that gives these answers, one after the other, and what comes of it. */
async function put(answers: readonly Answer[]): Promise<{ readonly found: unknown; readonly questions: readonly Question[] }> {
  const execution = new Execution(new Terms(), () => undefined, new Map());
  const { terms } = execution;
  const questions: Question[] = [];
  const ask = (several: readonly Question[]): Promise<readonly Answer[]> => {
    questions.push(...several);
    return Promise.resolve(several.flatMap(() => answers.slice(questions.length - 1, questions.length)));
  };
  const found = await asked({ solver: { ask }, effort: 5, execution, told: null }, terms.less(terms.variable('x'), terms.constant(3n)), attempts);
  return { found, questions };
}

const gaveUp: Answer = { verdict: 'unknown', reason: 'effort' };

describe('a question', () => {
  it('is put in another manner where the solver gave up, and no further once it knows', async () => {
    const { found, questions } = await put([gaveUp, { verdict: 'unsat' }]);
    expect(found).toEqual({ kind: 'none' });
    expect(questions.map(({ manner }) => manner)).toEqual(manners.slice(0, 2));
    expect(new Set(questions.map(({ text }) => text)).size).toBe(1);
  });

  it('has all the time there is at last, and stays unknown where that is not enough', async () => {
    const { found, questions } = await put([gaveUp, gaveUp, gaveUp]);
    expect(found).toEqual({ kind: 'unknown', reason: 'effort' });
    expect(questions.map(({ patience }) => patience)).toEqual([1, 1, undefined]);
  });

  it.each([['crash'], ['time']] as const)('is put once where a solver is lost to a %s: it would be waited for in every manner', async (reason) => {
    const { found, questions } = await put([{ verdict: 'unknown', reason }, { verdict: 'unsat' }]);
    expect(found).toEqual({ kind: 'unknown', reason });
    expect(questions).toHaveLength(1);
  });
});
