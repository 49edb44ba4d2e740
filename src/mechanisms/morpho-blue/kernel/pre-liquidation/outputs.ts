import type { Output as LendingOutput } from '../outputs.js';
import type { State } from './state.js';

/** What a call announces, beside what the market below does. */
export type Output =
  | LendingOutput
  | { readonly kind: 'preLiquidated'; readonly repaidAssets: bigint; readonly repaidShares: bigint; readonly seizedAssets: bigint };

/** A call that went through. */
export interface Accepted {
  readonly kind: 'accepted';
  readonly state: State;
  readonly outputs: readonly Output[];
}

export const accepted = (state: State, outputs: readonly Output[]): Accepted => ({ kind: 'accepted', state, outputs });
