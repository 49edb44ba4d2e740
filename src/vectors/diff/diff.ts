import { compared, type Pair } from './difference.js';
import type { Question } from './posed.js';
import type { Disagreed } from './shrink.js';

/** What two implementations made of the same questions. */
export interface Compared {
  /** Questions that both answered, and their events. */
  readonly cases: number;
  readonly events: number;
  /** Questions that one of them has no features for, or said that it cannot hold. */
  readonly skipped: number;
  readonly end: End;
}

/** How it ended. */
export type End =
  | { readonly kind: 'agree' }
  | { readonly kind: 'broken'; readonly side: 0 | 1; readonly why: string; readonly question: Question }
  | { readonly kind: 'differ'; readonly found: Disagreed };

/** Puts questions to two implementations until they disagree, one of them breaks, or there are no more. */
export async function diff(pair: Pair, questions: Iterable<Question>): Promise<Compared> {
  const sums = { cases: 0, events: 0, skipped: 0 };
  for (const question of questions) {
    const outcome = await compared(pair, question);
    if (outcome.kind === 'broken') return { ...sums, end: { kind: 'broken', side: outcome.side, why: outcome.why, question } };
    if (outcome.kind === 'skipped') {
      sums.skipped += 1;
      continue;
    }
    sums.cases += 1;
    sums.events += question.posed.events.length;
    if (outcome.kind === 'differ') return { ...sums, end: { kind: 'differ', found: { question, difference: outcome.difference } } };
  }
  return { ...sums, end: { kind: 'agree' } };
}
