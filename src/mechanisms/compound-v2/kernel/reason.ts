import type * as answer from '../../../kernel/answer.js';

export { reverted } from '../../../kernel/answer.js';

/**
 * Why a call is refused: the protocol's errors, by name; of the comptroller's, which are numbers, those that a liquidation can meet.
 * Two are the machine's own: `arithmetic` is a result below zero or above its type (panic 0x11), `division by zero` is panic 0x12.
 */
export const reasons = [
  'arithmetic',
  'division by zero',
  'MARKET_NOT_LISTED',
  'PRICE_ERROR',
  'INSUFFICIENT_SHORTFALL',
  'TOO_MUCH_REPAY',
  'Can not repay more than the total borrow',
  'LiquidateLiquidatorIsBorrower',
  'LiquidateCloseAmountIsZero',
  'LiquidateCloseAmountIsUintMax',
  'LIQUIDATE_COMPTROLLER_CALCULATE_AMOUNT_SEIZE_FAILED',
  'LIQUIDATE_SEIZE_TOO_MUCH',
  'seize is paused',
] as const;

export type Reason = (typeof reasons)[number];

/** A call, or a part of one, that changed nothing. */
export type Reverted = answer.Reverted<Reason>;
