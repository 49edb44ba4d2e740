import type * as answer from '../../../kernel/answer.js';

export { reverted } from '../../../kernel/answer.js';

/**
 * Why a call is refused: the names of the protocol's errors. Releases up to v3.3 say a number instead; the normative page has both.
 * Three are the machine's own: `arithmetic` is a result below zero or above its type (panic 0x11), `division by zero` is panic 0x12,
 * and `no words` is a fixed-point library that gave up without saying why.
 */
export const reasons = [
  'arithmetic',
  'division by zero',
  'no words',
  'SelfLiquidation',
  'ReserveInactive',
  'ReservePaused',
  'PriceOracleSentinelCheckFailed',
  'LiquidationGraceSentinelCheckFailed',
  'HealthFactorNotBelowThreshold',
  'CollateralCannotBeLiquidated',
  'SpecifiedCurrencyNotBorrowedByUser',
  'MustNotLeaveDust',
  'InvalidBurnAmount',
  'CallerNotUmbrella',
  'InvalidAmount',
  'UserCannotHaveDebt',
  'ReserveNotInDeficit',
  'NotEnoughAvailableUserBalance',
  'UnsupportedCall',
] as const;

export type Reason = (typeof reasons)[number];

/** A call, or a part of one, that changed nothing. */
export type Reverted = answer.Reverted<Reason>;
