import type { Reverted } from './reason.js';
import type { State } from './state.js';

/** What a call announces. */
export interface Output {
  readonly kind: 'liquidated';
  /** [underlying units of the debt's market] */
  readonly repaid: bigint;
  /** Tokens off the borrower, the protocol's part among them [token units]. */
  readonly seized: bigint;
  /** The protocol's part, as the reserves take it [underlying units of the collateral's market]. */
  readonly reserved: bigint;
}

export interface Accepted {
  readonly kind: 'accepted';
  readonly state: State;
  readonly outputs: readonly Output[];
}

export type Answer = Accepted | Reverted;

export const accepted = (state: State, outputs: readonly Output[]): Accepted => ({ kind: 'accepted', state, outputs });
