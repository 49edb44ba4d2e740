import type * as answer from '../../../kernel/answer.js';

export { reverted } from '../../../kernel/answer.js';

/**
 * Why a call is refused: the errors of the vault.
 * Two are the machine's own: `arithmetic` is a result that fits no word (panic 0x11), `division by zero` is panic 0x12.
 */
export const reasons = [
  'arithmetic',
  'division by zero',
  'E_ControllerDisabled',
  'E_SelfLiquidation',
  'E_BadCollateral',
  'E_TransientState',
  'E_NoLiability',
  'E_NotController',
  'E_CollateralDisabled',
  'E_ViolatorLiquidityDeferred',
  'E_LiquidationCoolOff',
  'E_ExcessiveRepayAmount',
  'E_MinYield',
  'E_RepayTooMuch',
  'E_InsufficientBalance',
  'E_InsufficientCash',
  'E_AmountTooLargeToEncode',
  'E_DebtAmountTooLargeToEncode',
  'E_AccountLiquidity',
] as const;

export type Reason = (typeof reasons)[number];

/** A call, or a part of one, that changed nothing. */
export type Reverted = answer.Reverted<Reason>;
