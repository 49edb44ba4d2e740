import type { State } from './state.js';

/** What a call announces, in the order in which it comes about. */
export type Output =
  | { readonly kind: 'socialised'; readonly violator: string; readonly assets: bigint }
  | { readonly kind: 'liquidated'; readonly liquidator: string; readonly violator: string; readonly collateral: string; readonly repaid: bigint; readonly seized: bigint };

/** A call that went through. */
export interface Accepted {
  readonly kind: 'accepted';
  readonly state: State;
  readonly outputs: readonly Output[];
}

export const accepted = (state: State, outputs: readonly Output[]): Accepted => ({ kind: 'accepted', state, outputs });
