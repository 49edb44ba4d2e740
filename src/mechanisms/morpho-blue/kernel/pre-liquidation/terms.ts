import { mulDivDown } from '../../../../kernel/arithmetic.js';
import { andThen, type Checked, number, wadDividedDown, wadDividedUp, wadMultipliedDown } from '../checked.js';
import type { Reverted } from '../reason.js';
import { WAD } from '../word.js';
import type { ConstructionReason } from './reason.js';

/** What two lines from (preLltv, first) to (lltv, last) say, all in WAD. */
export interface Terms {
  /** Debt over collateral from which on a position may be pre-liquidated. */
  readonly preLltv: bigint;
  /** The share of the debt that may be repaid at once (`preLCF1`, `preLCF2`). */
  readonly closeFactor: { readonly first: bigint; readonly last: bigint };
  /** What one whole repaid gets (`preLIF1`, `preLIF2`). */
  readonly incentive: { readonly first: bigint; readonly last: bigint };
}

/** Why a contract cannot be made with these terms beside a market, if so. The last close factor may exceed one: then all may be repaid before lltv. */
export function refusalOf({ preLltv, closeFactor, incentive }: Terms, lltv: bigint, exists: boolean): ConstructionReason | null {
  if (!exists) return 'NonexistentMarket';
  if (preLltv >= lltv) return 'PreLltvTooHigh';
  if (closeFactor.first > closeFactor.last) return 'PreLCFDecreasing';
  if (closeFactor.first > WAD) return 'PreLCFTooHigh';
  if (incentive.first < WAD) return 'PreLIFTooLow';
  if (incentive.first > incentive.last) return 'PreLIFDecreasing';
  return incentive.last > mulDivDown(WAD, WAD, lltv) ? 'PreLIFTooHigh' : null;
}

/** The terms of one position. */
export type Offer = { readonly kind: 'offered'; readonly closeFactor: bigint; readonly incentive: bigint } | Reverted;

const onLine = (quotient: bigint, { first, last }: { readonly first: bigint; readonly last: bigint }): Checked =>
  andThen(wadMultipliedDown(quotient, last - first), (rise) => number(rise + first));

/**
 * Where a position with this debt and worth stands on both lines.
 * Its loan-to-value is rounded up, and stays within (preLltv, lltv] all the same: both are whole numbers of 10^−18.
 */
export function offerOf({ preLltv, closeFactor, incentive }: Terms, lltv: bigint, owed: bigint, worth: bigint): Offer {
  const quotient = andThen(wadDividedUp(owed, worth), (ltv) => wadDividedDown(ltv - preLltv, lltv - preLltv));
  const incentiveNow = andThen(quotient, (value) => onLine(value, incentive));
  if (incentiveNow.kind === 'reverted') return incentiveNow;
  const closeFactorNow = andThen(quotient, (value) => onLine(value, closeFactor));
  if (closeFactorNow.kind === 'reverted') return closeFactorNow;
  return { kind: 'offered', closeFactor: closeFactorNow.value, incentive: incentiveNow.value };
}
