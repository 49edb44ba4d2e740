import type * as answer from '../../../kernel/answer.js';

export { reverted } from '../../../kernel/answer.js';

/**
 * Why a call is refused: the names of the protocol's errors.
 * Three are the machine's own: `arithmetic` is a result below zero or above its type (panic 0x11), `division by zero` is panic 0x12,
 * and `no words` is a fixed-point library that gave up without saying why.
 */
export const reasons = [
  'arithmetic',
  'division by zero',
  'no words',
  'SelfLiquidation',
  'InvalidDebtToCover',
  'ReserveNotListed',
  'ReservePaused',
  'ReserveNotSupplied',
  'ReserveNotBorrowed',
  'HealthFactorNotBelowThreshold',
  'ReserveNotEnabledAsCollateral',
  'CannotReceiveShares',
  'MustNotLeaveDust',
] as const;

export type Reason = (typeof reasons)[number];

/** A call, or a part of one, that changed nothing. */
export type Reverted = answer.Reverted<Reason>;
