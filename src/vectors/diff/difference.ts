import { type Difference, firstDifference } from '../conform/compare.js';
import type { Question } from './posed.js';
import type { Said, Side } from './side.js';

/** Two implementations, in the order in which they were named. */
export type Pair = readonly [Side, Side];

/** What two sides made of one question. */
export type Outcome =
  | { readonly kind: 'agree' }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'broken'; readonly side: 0 | 1; readonly why: string }
  /** `expected` is what the first of the two said, `got` what the second did. */
  | { readonly kind: 'differ'; readonly difference: Difference };

/** The place that stands for a whole reply, where one of the two answers and the other says that it cannot. */
const wholeReply = 'reply';

/** A reply in one word, where the other side's is of another kind. */
const told = (said: Said): string => (said.kind === 'errored' ? `an error: ${said.message}` : 'answers');

function between(one: Said, other: Said, unobservable: readonly string[]): Outcome {
  if (one.kind === 'broken') return { kind: 'broken', side: 0, why: one.why };
  if (other.kind === 'broken') return { kind: 'broken', side: 1, why: other.why };
  if (one.kind === 'unasked' || other.kind === 'unasked' || one.kind === 'skipped' || other.kind === 'skipped') return { kind: 'skipped' };
  if (one.kind === 'errored' || other.kind === 'errored') {
    // Both caught something of their own: there is nothing to compare.
    if (one.kind === other.kind) return { kind: 'skipped' };
    return { kind: 'differ', difference: { step: 0, path: wholeReply, expected: told(one), got: told(other), delta: null } };
  }
  const difference = firstDifference(one.steps, other.steps, unobservable);
  return difference === null ? { kind: 'agree' } : { kind: 'differ', difference };
}

/** Puts one question to both, at the same time. */
export async function compared(pair: Pair, question: Question): Promise<Outcome> {
  const [one, other] = await Promise.all([pair[0].answer(question), pair[1].answer(question)]);
  return between(one, other, [...pair[0].unobservable, ...pair[1].unobservable]);
}

/** Whether two differences are of the same kind: an error does not stand for a wrong answer, nor the reverse. */
export const isAlike = (one: Difference, other: Difference): boolean => (one.path === wholeReply) === (other.path === wholeReply);
