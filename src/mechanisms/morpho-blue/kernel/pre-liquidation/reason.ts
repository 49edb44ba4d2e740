import type { Reason as LendingReason } from '../reason.js';

/** Why a pre-liquidation is refused, beside what the market below it says: the names of the contract's errors. */
export const preLiquidationReasons = ['InconsistentInput', 'LiquidatablePosition', 'NotPreLiquidatablePosition'] as const;

export type Reason = LendingReason | (typeof preLiquidationReasons)[number];

/** A call that changed nothing. The last of the contract's errors says by how much. */
export type Reverted =
  | { readonly kind: 'reverted'; readonly reason: Reason }
  | { readonly kind: 'reverted'; readonly reason: 'PreLiquidationTooLarge'; readonly repaidShares: bigint; readonly most: bigint };

export const reverted = (reason: Reason): Reverted => ({ kind: 'reverted', reason });

/** Why a contract with such parameters cannot be made, in the order of its checks. */
export const constructionReasons = [
  'NonexistentMarket',
  'PreLltvTooHigh',
  'PreLCFDecreasing',
  'PreLCFTooHigh',
  'PreLIFTooLow',
  'PreLIFDecreasing',
  'PreLIFTooHigh',
] as const;

export type ConstructionReason = (typeof constructionReasons)[number];
