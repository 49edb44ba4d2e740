import type * as answer from '../../../kernel/answer.js';
import type { Reverted } from './reason.js';
import type { State } from './state.js';

export { accepted, andThen } from '../../../kernel/answer.js';

/** What a call announces, in the order in which it comes about. */
export type Output =
  | { readonly kind: 'collateralDisabled'; readonly reserve: number; readonly account: string }
  | { readonly kind: 'collateralEnabled'; readonly reserve: number; readonly account: string }
  | { readonly kind: 'deficitCreated'; readonly reserve: number; readonly account: string; readonly amount: bigint }
  | { readonly kind: 'deficitCovered'; readonly reserve: number; readonly account: string; readonly amount: bigint }
  | { readonly kind: 'liquidated'; readonly debt: bigint; readonly received: bigint; readonly fee: bigint };

/** A call, or a part of one, that went through. */
export type Accepted = answer.Accepted<State, Output>;

export type Answer = Accepted | Reverted;
