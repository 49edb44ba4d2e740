import type { Reverted } from './reason.js';
import type { State } from './state.js';

/** What a call announces, in the order in which it comes about. */
export type Output =
  /** The value is that of the collateral, not what the protocol credits for it. */
  | { readonly kind: 'collateralAbsorbed'; readonly account: string; readonly asset: number; readonly amount: bigint; readonly value: bigint }
  /** What the protocol pays for the account, its debt and perhaps a deposit [base units], and its value. */
  | { readonly kind: 'debtAbsorbed'; readonly account: string; readonly paidOut: bigint; readonly value: bigint }
  | { readonly kind: 'bought'; readonly buyer: string; readonly asset: number; readonly paid: bigint; readonly amount: bigint };

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
