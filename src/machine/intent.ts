import type { Deal, Deed } from '../../properties/protocol/view.js';
import type { Accepted, Reverted } from '../kernel/answer.js';
import { noDeal } from './opening.js';
import type { Intent, Quote } from './scene.js';

/** What a kernel answers, with the reason of whatever closed union it has. */
type Answer<State, Output> = Accepted<State, Output> | Reverted<string>;

/** What is meant, and when. */
export interface Meant {
  readonly name: string;
  readonly deed: Deed;
  readonly at: bigint;
}

/** An intent from a call, the kernel that answers it, and how its announcements are read. */
export function intentOf<State, Output, Call>(
  meant: Meant, call: Call, answer: (call: Call) => Answer<State, Output>, dealOf: (outputs: readonly Output[], state: State) => Deal,
): Intent<State> {
  const outcome: Intent<State>['outcome'] = () => {
    const answered = answer(call);
    return answered.kind === 'reverted' ? { kind: 'refused', reason: answered.reason } : { kind: 'accepted', state: answered.state, deal: dealOf(answered.outputs, answered.state) };
  };
  return { ...meant, call, outcome };
}

/** What a feed tells, with the kernel that answers it. */
export function quoteOf<State, Output, Call>(call: Call, answer: (call: Call) => Answer<State, Output>): Quote<State> {
  return intentOf({ name: 'price', deed: 'price', at: 0n }, call, answer, () => noDeal);
}

/** Amounts of which a liquidator may ask for some: nothing, the least, a half, all but the least, all. */
export interface Portion {
  readonly name: string;
  readonly amount: bigint;
}

/** Portions of an amount, each once: of a single unit, that is all. */
export function portionsOf(whole: bigint): readonly Portion[] {
  const all: readonly Portion[] = [
    { name: 'none', amount: 0n }, { name: 'all', amount: whole }, { name: 'one unit', amount: 1n }, { name: 'a half', amount: whole / 2n }, { name: 'all but one unit', amount: whole - 1n },
  ];
  return all.filter(({ amount }, place) => amount >= 0n && all.findIndex((each) => each.amount === amount) === place);
}
