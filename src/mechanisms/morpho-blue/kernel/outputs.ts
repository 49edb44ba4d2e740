import type * as answer from '../../../kernel/answer.js';
import type { State } from './state.js';

export { accepted } from '../../../kernel/answer.js';

/** What a call announces, in the order in which it comes about. */
export type Output =
  | { readonly kind: 'accrued'; readonly rate: bigint; readonly interest: bigint; readonly feeShares: bigint }
  | { readonly kind: 'moved'; readonly assets: bigint; readonly shares: bigint }
  | {
    readonly kind: 'liquidated'; readonly repaidAssets: bigint; readonly repaidShares: bigint; readonly seizedAssets: bigint;
    readonly badDebtAssets: bigint; readonly badDebtShares: bigint;
  };

/** A call, or a part of one, that went through. */
export type Accepted = answer.Accepted<State, Output>;
