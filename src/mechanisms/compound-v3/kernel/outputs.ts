import type * as answer from '../../../kernel/answer.js';
import type { Reverted } from './reason.js';
import type { State } from './state.js';

export { accepted, andThen } from '../../../kernel/answer.js';

/** What a call announces, in the order in which it comes about. */
export type Output =
  /** The value is that of the collateral, not what the protocol credits for it. */
  | { readonly kind: 'collateralAbsorbed'; readonly account: string; readonly asset: number; readonly amount: bigint; readonly value: bigint }
  /** What the protocol pays for the account, its debt and perhaps a deposit [base units], and its value. */
  | { readonly kind: 'debtAbsorbed'; readonly account: string; readonly paidOut: bigint; readonly value: bigint }
  | { readonly kind: 'bought'; readonly buyer: string; readonly asset: number; readonly paid: bigint; readonly amount: bigint };

/** A call, or a part of one, that went through. */
export type Accepted = answer.Accepted<State, Output>;

export type Answer = Accepted | Reverted;
