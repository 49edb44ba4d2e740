import type * as answer from '../../../kernel/answer.js';

export { reverted } from '../../../kernel/answer.js';

/** Why a call is refused: the words of the contracts. `invalid opcode` is a failed assertion, which has none. */
export const reasons = [
  'invalid opcode',
  'SafeMath: addition overflow',
  'SafeMath: subtraction overflow',
  'SafeMath: multiplication overflow',
  'SafeMath: division by zero',
  'ERC20: transfer amount exceeds balance',
  'Max fee percentage must less than or equal to 100%',
  'Max fee percentage must be between 0.5% and 100%',
  'Fee exceeded provided maximum',
  'BorrowerOps: Trove is active',
  'BorrowerOps: Trove does not exist or is closed',
  "BorrowerOps: Trove's net debt must be greater than minimum",
  'BorrowerOps: Operation must leave trove with ICR >= CCR',
  'BorrowerOps: An operation that would result in ICR < MCR is not permitted',
  'BorrowerOps: An operation that would result in TCR < CCR is not permitted',
  'BorrowerOps: There must be either a collateral change or a debt change',
  'TroveManager: Trove does not exist or is closed',
  'TroveManager: Calldata address array must not be empty',
  'TroveManager: nothing to liquidate',
  'TroveManager: Only one trove in the system',
  'StabilityPool: Amount must be non-zero',
  'StabilityPool: User must have a non-zero deposit',
  'StabilityPool: Cannot withdraw while there are troves with ICR < MCR',
  'CollSurplusPool: No collateral available to claim',
] as const;

export type Reason = (typeof reasons)[number];

/** A call, or a part of one, that changed nothing. */
export type Reverted = answer.Reverted<Reason>;

/** A step that went wrong is told from what comes after one by its kind. */
export const isReverted = (step: { readonly kind?: string }): step is Reverted => step.kind === 'reverted';
