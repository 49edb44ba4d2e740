import type { State } from './state.js';

/** What a call announces, in the order in which it comes about. */
export type Output =
  | { readonly kind: 'accrued'; readonly rate: bigint; readonly interest: bigint; readonly feeShares: bigint }
  | { readonly kind: 'moved'; readonly assets: bigint; readonly shares: bigint }
  | {
    readonly kind: 'liquidated'; readonly repaidAssets: bigint; readonly repaidShares: bigint; readonly seizedAssets: bigint;
    readonly badDebtAssets: bigint; readonly badDebtShares: bigint;
  };

/** A call that went through. */
export interface Accepted {
  readonly kind: 'accepted';
  readonly state: State;
  readonly outputs: readonly Output[];
}

export const accepted = (state: State, outputs: readonly Output[]): Accepted => ({ kind: 'accepted', state, outputs });
