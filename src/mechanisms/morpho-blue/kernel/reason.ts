import type * as answer from '../../../kernel/answer.js';

export { reverted } from '../../../kernel/answer.js';

/**
 * Why a call is refused: the words of the contract.
 * Two are the machine's own: `arithmetic` is a result below zero or above its type (panic 0x11), `division by zero` is panic 0x12.
 */
export const reasons = [
  'arithmetic',
  'division by zero',
  'not owner',
  'market not created',
  'already set',
  'max fee exceeded',
  'inconsistent input',
  'zero assets',
  'zero address',
  'unauthorized',
  'max uint128 exceeded',
  'insufficient collateral',
  'insufficient liquidity',
  'position is healthy',
] as const;

export type Reason = (typeof reasons)[number];

/** A call, or a part of one, that changed nothing. */
export type Reverted = answer.Reverted<Reason>;
