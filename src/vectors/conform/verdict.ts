import { isSame } from '../../machine/same.js';
import { type AnyVector, expectedOfAny } from '../format/any.js';
import { type Difference, firstDifference } from './compare.js';
import type { Reply } from './protocol.js';

/** What a case came to. None of the seven is folded into another. */
export type Verdict = 'pass' | 'fail' | 'skip' | 'error' | 'crash' | 'timeout' | 'protocol';

export const verdicts: readonly Verdict[] = ['pass', 'fail', 'skip', 'error', 'crash', 'timeout', 'protocol'];

/** One case and what it came to. */
export interface Result {
  readonly id: string;
  readonly verdict: Verdict;
  /** Why, where it did not pass. */
  readonly why: string;
  readonly difference: Difference | null;
}

export const result = (id: string, verdict: Verdict, why: string, difference: Difference | null = null): Result => ({ id, verdict, why, difference });

/** What a vector makes of a reply. */
export function judged(vector: AnyVector, reply: Reply, unobservable: readonly string[]): Result {
  if (reply.kind === 'skipped') return result(vector.id, 'skip', reply.code);
  if (reply.kind === 'errored') return result(vector.id, 'error', reply.message);
  const expected = expectedOfAny(vector);
  const difference = isSame(expected, reply.steps) ? null : firstDifference(expected, reply.steps, unobservable);
  return difference === null ? result(vector.id, 'pass', '') : result(vector.id, 'fail', `event ${(difference.step + 1).toString()}, ${difference.path}`, difference);
}

/** Whether a harness cannot be asked another case after this one. */
export const isBroken = ({ verdict }: Result): boolean => verdict === 'crash' || verdict === 'timeout' || verdict === 'protocol';
