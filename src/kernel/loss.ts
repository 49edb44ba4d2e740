import { BPS, min, mulDivDown } from './arithmetic.js';
import type { LossPolicy } from './design.js';

/** Who bears a loss, in order; the parts sum to it [debt units]. */
export interface LossParts {
  readonly loss: bigint;
  readonly surplus: bigint;
  readonly insurance: bigint;
  readonly backstop: bigint;
  /** Paid by nobody yet: the deficit that lenders share until it is covered. */
  readonly socialised: bigint;
}

/** The layers that stand before the lenders [debt units]. */
export interface LossLayers {
  readonly surplus: bigint;
  readonly insurance: bigint;
  readonly backstop: bigint;
}

/** What one loss may use of the insurance fund [debt units]: its capped share, rounded down. */
export const insuranceFor = (policy: LossPolicy, insurance: bigint): bigint => mulDivDown(insurance, policy.insuranceCap, BPS);

/** Allocates a loss down the waterfall: the account's surplus, the insurance fund up to its cap, the backstop, then the lenders. */
export function allocateLoss(policy: LossPolicy, loss: bigint, layers: LossLayers): LossParts {
  const surplus = min(loss, layers.surplus);
  const insurance = min(loss - surplus, insuranceFor(policy, layers.insurance));
  const backstop = min(loss - surplus - insurance, layers.backstop);
  return { loss, surplus, insurance, backstop, socialised: loss - surplus - insurance - backstop };
}
