import type { RefusalCode } from '../../../src/kernel/refusal.js';
import type { Situation } from '../../support/situations.js';

/** What is asked of the machine: a situation and an event, also one that is none. */
export type Question = readonly [given: () => Situation, event: unknown];

/** Two checks that an event fails at once: the earlier decides. Without its cause, the later does: so both do fail. */
export interface Pair {
  readonly earlier: RefusalCode;
  readonly later: RefusalCode;
  readonly both: Question;
  readonly laterAlone: Question;
}

export const pair = (earlier: RefusalCode, later: RefusalCode, both: Question, laterAlone: Question): Pair => ({ earlier, later, both, laterAlone });
