import type { Sizing } from '../../src/kernel/design.js';
import { B } from '../measure.js';
import type { StepwiseEdge } from './claim.js';
import type { SteppedLegs } from './legs.js';

/** repaid ≤ ⌈debt · share⌉, without dividing. */
const withinShare = (repaid: bigint, debt: bigint, share: bigint): boolean => (repaid - 1n) * B < debt * share;

function withinTier(sizing: Extract<Sizing, { kind: 'tiers' }>, { stepped, collateral, owed: debt }: SteppedLegs, { was }: StepwiseEdge): boolean {
  const tier = sizing.tiers.find(({ below }) => (sizing.by === 'health' ? was.backing < was.owed * below : collateral.price < below));
  return tier !== undefined && withinShare(stepped.repaid, debt, tier.share);
}

function withinLine(sizing: Extract<Sizing, { kind: 'linear' }>, { stepped, owed: debt }: SteppedLegs, { was }: StepwiseEdge): boolean {
  if (was.owed * B <= was.value * sizing.fromLtv) return withinShare(stepped.repaid, debt, sizing.fromShare);
  if (was.owed * B >= was.value * sizing.toLtv) return withinShare(stepped.repaid, debt, sizing.toShare);
  const span = (sizing.toLtv - sizing.fromLtv) * was.value;
  const share = sizing.fromShare * span + (sizing.toShare - sizing.fromShare) * (was.owed * B - sizing.fromLtv * was.value);
  return (stepped.repaid - 1n) * span * B < debt * share;
}

/** Whether the sizing policy allows the repayment. */
export function withinSizing(legs: SteppedLegs, edge: StepwiseEdge): boolean {
  const { sizing } = edge.design;
  if (sizing.kind === 'tiers') return withinTier(sizing, legs, edge);
  if (sizing.kind === 'linear') return withinLine(sizing, legs, edge);
  if (sizing.kind === 'closeFactor' && edge.was.backing >= edge.was.owed * sizing.wholeBelow) return withinShare(legs.stepped.repaid, legs.owed, sizing.share);
  return legs.stepped.repaid <= legs.owed;
}

/** Whether the schedule lets a step happen now, and has unlocked the repayment: (repaid so far + now − 1) · whole < base · unlocked. */
export function withinSchedule({ stepped, owed, debtIndex }: SteppedLegs, { design, before }: StepwiseEdge): boolean {
  const { unlock } = design.schedule;
  const { unwinding } = before.account;
  if (unwinding === null) return false;
  if (unwinding.steps >= design.schedule.mostSteps || before.market.at >= unwinding.since + design.schedule.window) return false;
  if (unwinding.steps > 0n && before.market.at < unwinding.steppedAt + design.schedule.interval) return false;
  if (unlock.kind === 'whole') return true;
  const soFar = unwinding.repaid[debtIndex] ?? 0n;
  const elapsed = before.market.at - unwinding.since;
  const unlocked = unlock.initial * unlock.duration + (B - unlock.initial) * elapsed;
  const whole = B * unlock.duration;
  return (soFar + stepped.repaid - 1n) * whole < (owed + soFar) * (unlocked < whole ? unlocked : whole);
}

/** Whether the market's depth allows the sale, this step's and this interval's. */
export function withinDepth({ stepped, collateral }: SteppedLegs, { design, before }: StepwiseEdge): boolean {
  const { depth } = design;
  if (depth.kind === 'unlimited') return true;
  const sold = before.market.at >= collateral.sellingSince + depth.interval ? 0n : collateral.selling;
  return stepped.seized * B <= collateral.depth * depth.perStep && (sold + stepped.seized) * B <= collateral.depth * depth.perInterval;
}

/** Whether what bounds later steps was counted: the step itself, its time and its repayment, as far as unwinding goes on. */
export function isCourseCounted({ stepped, debtIndex }: SteppedLegs, { before, after }: StepwiseEdge): boolean {
  const was = before.account.unwinding;
  const is = after.account.unwinding;
  if (was === null || is === null) return was !== null;
  return is.since === was.since && is.steps === was.steps + 1n && is.steppedAt === before.market.at
    && is.repaid.every((amount, asset) => amount === (was.repaid[asset] ?? 0n) + (asset === debtIndex ? stepped.repaid : 0n));
}

/** Whether what the depth policy counts in this interval was counted. */
export function isSaleCounted({ stepped, collateral }: SteppedLegs, { design, before, after }: StepwiseEdge): boolean {
  const { depth } = design;
  const next = after.market.reserves[design.assets.findIndex(({ id }) => id === stepped.collateral)];
  if (depth.kind === 'unlimited' || next === undefined) return depth.kind === 'unlimited';
  const sold = before.market.at >= collateral.sellingSince + depth.interval ? 0n : collateral.selling;
  return next.selling === sold + stepped.seized && next.sellingSince === (sold === 0n ? before.market.at : collateral.sellingSince);
}
