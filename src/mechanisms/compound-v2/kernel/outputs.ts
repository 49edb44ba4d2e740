import type * as answer from '../../../kernel/answer.js';
import type { Reverted } from './reason.js';
import type { State } from './state.js';

export { accepted } from '../../../kernel/answer.js';

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

/** A call, or a part of one, that went through. */
export type Accepted = answer.Accepted<State, Output>;

export type Answer = Accepted | Reverted;
