import type * as answer from '../../../kernel/answer.js';

export { reverted } from '../../../kernel/answer.js';

/**
 * Why a call is refused: the names of the protocol's errors.
 * Two are the machine's own: `arithmetic` is a result outside its type (panic 0x11), `division by zero` is panic 0x12.
 */
export const reasons = [
  'arithmetic',
  'division by zero',
  'Paused',
  'BadAsset',
  'BadPrice',
  'InvalidUInt64',
  'InvalidUInt104',
  'InvalidInt104',
  'InvalidInt256',
  'NotLiquidatable',
  'NotForSale',
  'TooMuchSlippage',
  'InsufficientReserves',
] as const;

export type Reason = (typeof reasons)[number];

/** A call, or a part of one, that changed nothing. */
export type Reverted = answer.Reverted<Reason>;
