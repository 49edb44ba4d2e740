import { BPS, min, mulDivDown, mulDivUp, subOrZero } from './arithmetic.js';
import type { Depth, Sizing, Unlock } from './design.js';
import type { Assessment } from './health.js';
import type { Reserve } from './world.js';

/** What a share of the debt leg is judged by. */
export interface SizingView {
  readonly assessment: Assessment;
  /** Price of the collateral leg [numeraire per base unit × 10^36]. */
  readonly price: bigint;
  /** The debt leg [base units]. */
  readonly debt: bigint;
}

/**
 * The repayment that the sizing policy allows [debt units]. Shares round up, so that the last unit can be repaid.
 * The target health bounds it further; see `repaymentToTarget`.
 */
export function sizingCap(sizing: Sizing, view: SizingView): bigint {
  const { assessment, debt } = view;
  if (sizing.kind === 'targetHealth' || sizing.kind === 'full') return debt;
  if (sizing.kind === 'closeFactor') {
    return assessment.backing < assessment.owed * sizing.wholeBelow ? debt : mulDivUp(debt, sizing.share, BPS);
  }
  if (sizing.kind === 'tiers') return mulDivUp(debt, tierShare(sizing.by, sizing.tiers, view), BPS);
  return linearCap(sizing, view);
}

/** The share of the first tier, in ascending order, that the account or the price lies below [bps]; 0 above them all. */
function tierShare(by: 'health' | 'price', tiers: readonly { readonly below: bigint; readonly share: bigint }[], view: SizingView): bigint {
  for (const { below, share } of tiers) {
    if (by === 'health' ? view.assessment.backing < view.assessment.owed * below : view.price < below) return share;
  }
  return 0n;
}

/** Debt × a share that grows linearly with loan-to-value between two bounds, in one rounding. */
function linearCap(sizing: Extract<Sizing, { kind: 'linear' }>, { assessment, debt }: SizingView): bigint {
  const { value, owed } = assessment;
  if (owed * BPS <= value * sizing.fromLtv) return mulDivUp(debt, sizing.fromShare, BPS);
  if (owed * BPS >= value * sizing.toLtv) return mulDivUp(debt, sizing.toShare, BPS);
  const span = (sizing.toLtv - sizing.fromLtv) * value;
  const risen = (sizing.toShare - sizing.fromShare) * (owed * BPS - sizing.fromLtv * value);
  return mulDivUp(debt, sizing.fromShare * span + risen, span * BPS);
}

/**
 * The repayment that time has unlocked and no step has used [debt units], rounded up.
 * @param debt the debt leg now; @param repaid by steps since unwinding began; @param elapsed seconds since then
 */
export function unlockedRepayment(unlock: Unlock, debt: bigint, repaid: bigint, elapsed: bigint): bigint {
  if (unlock.kind === 'whole') return debt;
  const whole = BPS * unlock.duration;
  const share = min(whole, unlock.initial * unlock.duration + (BPS - unlock.initial) * elapsed);
  return min(debt, subOrZero(mulDivUp(debt + repaid, share, whole), repaid));
}

/** What steps sold of an asset in the interval that `at` lies in [base units]. */
export const soldInInterval = (depth: Depth, reserve: Reserve, at: bigint): bigint =>
  depth.kind === 'unlimited' || at >= reserve.sellingSince + depth.interval ? 0n : reserve.selling;

/** What a step may sell at most [collateral units]: shares of the observed depth, per step and per interval, rounded down. */
export function sellableByDepth(depth: Extract<Depth, { kind: 'share' }>, reserve: Reserve, at: bigint): bigint {
  const perStep = mulDivDown(reserve.depth, depth.perStep, BPS);
  const left = subOrZero(mulDivDown(reserve.depth, depth.perInterval, BPS), soldInInterval(depth, reserve, at));
  return min(perStep, left);
}
