import type * as answer from '../../../kernel/answer.js';
import type { State } from './state.js';

export { accepted } from '../../../kernel/answer.js';

/** What a call announces, in the order in which it comes about. */
export type Output =
  | { readonly kind: 'socialised'; readonly violator: string; readonly assets: bigint }
  | { readonly kind: 'liquidated'; readonly liquidator: string; readonly violator: string; readonly collateral: string; readonly repaid: bigint; readonly seized: bigint };

/** A call, or a part of one, that went through. */
export type Accepted = answer.Accepted<State, Output>;
