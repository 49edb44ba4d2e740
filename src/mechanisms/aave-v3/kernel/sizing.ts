import { type Assessment, owedValue, valueDown } from './account.js';
import type { Seizure } from './amounts.js';
import { percentMultiplied } from './fixed.js';
import { CLOSE_FACTOR_HEALTH, type Pair } from './guards.js';
import { type Reverted, reverted } from './reason.js';
import type { Parameters } from './state.js';
import { dividedDown, failed, failureOf, minus, refusalOf, times, type Word, word } from './word.js';

/** The close factor [bps]: half. */
const CLOSE_FACTOR = 5_000n;
/** A leg of less than this [base currency × 10^8] may be closed whole: 2,000. */
const SMALL_LEG = 200_000_000_000n;
/** What a partial liquidation has to leave of each leg [base currency × 10^8]: 1,000. */
const LEAST_LEFT = 100_000_000_000n;

/** Half of the position's debt, as an amount of the reserve; all that is owed where that is less, or where a leg is small. */
function halfOfPosition(parameters: Parameters, assessment: Assessment, pair: Pair, held: bigint): Word {
  const { debt, collateral } = pair;
  const owed = word(pair.owed);
  const debtValue = owedValue(parameters, owed, debt);
  const collateralValue = valueDown(word(held), collateral);
  const failure = failureOf([debtValue, collateralValue]);
  if (failure !== null) return failed(failure);
  const isSmall = collateralValue.value < SMALL_LEG || debtValue.value < SMALL_LEG;
  if (isSmall || assessment.health <= CLOSE_FACTOR_HEALTH) return owed;
  const half = percentMultiplied('halfUp', word(assessment.debt), word(CLOSE_FACTOR));
  if (half.failure === null && debtValue.value <= half.value) return owed;
  return dividedDown(times(half, word(debt.settings.unit)), word(debt.reserve.price));
}

/** The most that one liquidation may repay [asset units]. */
export function mostRepaid(parameters: Parameters, assessment: Assessment, pair: Pair, held: bigint): Word {
  if (parameters.release.closeFactor === 'halfOfPosition') return halfOfPosition(parameters, assessment, pair, held);
  const owed = word(pair.owed);
  return assessment.health > CLOSE_FACTOR_HEALTH ? percentMultiplied('halfUp', owed, word(CLOSE_FACTOR)) : owed;
}

/** Refuses a liquidation that would leave of both legs something, and of one of them too little. */
export function refusedDust(parameters: Parameters, pair: Pair, held: bigint, { received, fee, needed }: Seizure): Reverted | null {
  const isPartial = needed < pair.owed && received + fee < held;
  if (!parameters.release.refusesDust || !isPartial) return null;
  const debtLeft = owedValue(parameters, minus(word(pair.owed), word(needed)), pair.debt);
  const collateralLeft = valueDown(word(held - received - fee), pair.collateral);
  const isEnough = debtLeft.value >= LEAST_LEFT && collateralLeft.value >= LEAST_LEFT;
  return refusalOf([debtLeft, collateralLeft]) ?? (isEnough ? null : reverted('MustNotLeaveDust'));
}
