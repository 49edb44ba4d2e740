import { BPS, min, mulDivDown, mulDivUp, subOrZero } from './arithmetic.js';
import type { BonusCurve, Design } from './design.js';
import type { Assessment } from './health.js';

/**
 * The bonus that the curve asks for [bps], between its least and `whole`. Rounded down: the remainder stays with the borrower.
 * @param whole the asset's own bonus [bps]
 * @param elapsed seconds since unwinding began
 */
export function bonusOnCurve(curve: BonusCurve, whole: bigint, { backing, owed }: Assessment, elapsed: bigint): bigint {
  if (curve.kind === 'fixed' || owed <= 0n) return whole;
  const least = min(curve.least, whole);
  if (curve.kind === 'rampInTime') return min(whole, least + mulDivDown(whole - least, elapsed, curve.duration));
  return min(whole, least + mulDivDown(whole - least, subOrZero(owed * BPS, backing), owed * (BPS - curve.fullBelow)));
}

/**
 * The largest bonus at which seizing this leg does not lower health: (BPS + bonus) × threshold × owed ≤ backing × BPS [bps].
 * Rounded down, so that the ceiling itself is never toxic; zero where no bonus is that small.
 */
export const nonToxicBonus = ({ backing, owed }: Assessment, threshold: bigint): bigint =>
  subOrZero(mulDivDown(backing, BPS, owed * threshold), BPS);

/**
 * The bonus in force on one collateral asset [bps].
 * @param asset index into the design's assets
 * @param elapsed seconds since unwinding began
 */
export function bonusOf(design: Design, assessment: Assessment, asset: number, elapsed: bigint): bigint {
  const leg = design.assets[asset];
  if (leg === undefined) return 0n;
  const bonus = bonusOnCurve(design.incentive.curve, leg.bonus, assessment, elapsed);
  if (!design.incentive.nonToxicCeiling || assessment.owed <= 0n || leg.threshold <= 0n) return bonus;
  return min(bonus, nonToxicBonus(assessment, leg.threshold));
}

/** The protocol's part of a seizure [collateral units], rounded down: the remainder stays with the keeper. */
export const feeOf = (design: Design, seized: bigint, bonus: bigint): bigint =>
  mulDivDown(seized * bonus, design.incentive.protocolShare, (BPS + bonus) * BPS);

/**
 * The least repayment whose reward covers the keeper's cost [debt units], or 0 where the policy asks for none or no bonus pays it.
 * Rounded up: a step of this size always earns at least `leastReward`, up to the rounding of the seizure.
 */
export function worthwhileRepayment(design: Design, bonus: bigint, debtPrice: bigint): bigint {
  const kept = bonus * (BPS - design.incentive.protocolShare);
  if (design.incentive.leastReward <= 0n || kept <= 0n) return 0n;
  return mulDivUp(design.incentive.leastReward * BPS, BPS, debtPrice * kept);
}
