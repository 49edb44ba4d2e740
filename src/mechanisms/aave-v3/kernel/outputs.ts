import type { Reverted } from './reason.js';
import type { State } from './state.js';

/** What a call announces, in the order in which it comes about. */
export type Output =
  | { readonly kind: 'collateralDisabled'; readonly reserve: number; readonly account: string }
  | { readonly kind: 'collateralEnabled'; readonly reserve: number; readonly account: string }
  | { readonly kind: 'deficitCreated'; readonly reserve: number; readonly account: string; readonly amount: bigint }
  | { readonly kind: 'deficitCovered'; readonly reserve: number; readonly account: string; readonly amount: bigint }
  | { readonly kind: 'liquidated'; readonly debt: bigint; readonly received: bigint; readonly fee: bigint };

export interface Accepted {
  readonly kind: 'accepted';
  readonly state: State;
  readonly outputs: readonly Output[];
}

export type Answer = Accepted | Reverted;

export const accepted = (state: State, outputs: readonly Output[]): Accepted => ({ kind: 'accepted', state, outputs });

/** The next part of a call, unless one before it was refused. What both announce comes one after the other. */
export function andThen(before: Answer, next: (state: State) => Answer): Answer {
  if (before.kind === 'reverted') return before;
  const after = next(before.state);
  return after.kind === 'reverted' ? after : accepted(after.state, [...before.outputs, ...after.outputs]);
}
