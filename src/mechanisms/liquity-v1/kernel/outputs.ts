import type * as answer from '../../../kernel/answer.js';
import type { State } from './state.js';

export { accepted } from '../../../kernel/answer.js';

/** What a call announces, in the order in which the contracts do. */
export type Output =
  | { readonly kind: 'troveLiquidated'; readonly trove: string; readonly debt: bigint; readonly collateral: bigint; readonly isRecovery: boolean }
  | { readonly kind: 'gainsSummed'; readonly sum: bigint; readonly epoch: bigint; readonly scale: bigint }
  | { readonly kind: 'epochBegun'; readonly epoch: bigint }
  | { readonly kind: 'scaleBegun'; readonly scale: bigint }
  | { readonly kind: 'productChanged'; readonly product: bigint }
  | { readonly kind: 'redistributed'; readonly collateralPerStake: bigint; readonly debtPerStake: bigint }
  | { readonly kind: 'liquidated'; readonly debt: bigint; readonly collateral: bigint; readonly collateralGas: bigint; readonly lusdGas: bigint }
  | { readonly kind: 'gainWithdrawn'; readonly depositor: string; readonly gain: bigint; readonly loss: bigint };

/** A call, or a part of one, that went through. */
export type Accepted = answer.Accepted<State, Output>;
