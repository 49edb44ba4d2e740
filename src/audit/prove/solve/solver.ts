import { createHash } from 'node:crypto';
import type { Answer, Question } from './protocol.js';

/** Whatever answers questions, in their order. */
export interface Solver {
  readonly ask: (questions: readonly Question[]) => Promise<readonly Answer[]>;
}

/** Answers that were given before, by the text of their question. */
export interface Memory {
  readonly recall: (key: string) => Answer | undefined;
  readonly keep: (key: string, answer: Answer) => void;
}

/** A question by its text: an unchanged kernel asks the same texts, whatever else has changed. */
export const keyOf = ({ text }: Question): string => createHash('sha256').update(text).digest('hex');

/** A solver that is not asked twice. An unknown is asked again: with more effort it may be known. */
export const remembering = (solver: Solver, memory: Memory): Solver => ({
  ask: async (questions) => {
    const known = questions.map((question) => memory.recall(keyOf(question)));
    const open = questions.filter((_, place) => known[place] === undefined);
    const answers = [...(open.length === 0 ? [] : await solver.ask(open))];
    open.forEach((question, place) => {
      const answer = answers[place];
      if (answer !== undefined && answer.verdict !== 'unknown') memory.keep(keyOf(question), answer);
    });
    return known.map((answer) => answer ?? answers.shift() ?? { verdict: 'unknown', reason: 'crash' });
  },
});

/** A memory that lasts as long as the run. */
export function shortMemory(): Memory {
  const answers = new Map<string, Answer>();
  return { recall: (key) => answers.get(key), keep: (key, answer) => { answers.set(key, answer); } };
}
