import type { Design } from '../../src/kernel/design.js';
import { heldIn, holdsCollateral, owesDebt, type Loss } from '../effects.js';
import { B, bonusOn, isCovered, isShort } from '../measure.js';
import { onCourses, onEdges, type StepwiseEdge, type StepwiseGuarantee } from './claim.js';
import { byLegs } from './legs.js';

const theme = 'Solvency';

const lossesOf = ({ effects }: StepwiseEdge): readonly Loss[] => effects.filter((effect): effect is Loss => effect.kind === 'loss');

const badDebtOnlyWhenExhausted = onEdges(theme, {
  id: 'bad-debt-only-when-exhausted', kind: 'always',
  claim: 'bad debt is recognised only with no collateral left, and then at once and in full',
  why: 'Writing off while collateral stands gives it away; not writing off hides the loss from those who bear it.',
}, 'every', (edge) => {
  const { account } = edge.after;
  const entered = account.phase === 'badDebt' && edge.before.account.phase !== 'badDebt';
  if (lossesOf(edge).length === 0) return !entered;
  return entered && !holdsCollateral(account) && !owesDebt(account);
});

const noNakedDebt = onEdges(theme, {
  id: 'no-naked-debt', kind: 'always',
  claim: 'debt without collateral is visible as bad debt, never as an open position',
  why: 'Debt without collateral is a realised loss, and must be seen as one.',
}, 'every', ({ after: { account } }) => !owesDebt(account) || holdsCollateral(account));

/** The bonus with which the envelope is survived: largest on any collateral of the design [bps]. */
const largestBonus = ({ assets }: Design): bigint => assets.reduce((most, { threshold, bonus }) => (threshold > 0n && bonus > most ? bonus : most), 0n);

/** Whether the breaker lets steps through all the while: each observation is measured against the one before, and its quote outlives the reaction. */
function breakerLetsStepsThrough({ breaker, envelope }: Design): boolean {
  const { largestDrop, largestRise, reaction } = envelope;
  const isAsleep = largestDrop <= breaker.largestMove && largestRise <= breaker.largestMove && breaker.moveInterval <= reaction;
  return (isAsleep || !breaker.whenTripped.includes('STEP')) && (reaction <= breaker.maxAge || !breaker.whenStale.includes('STEP'));
}

/** Whether nothing holds a keeper's steps back until the account is healthy: each reaches a target above 1, or clears a leg. */
function stepsAreUnhindered(design: Design): boolean {
  const { assets, schedule, sizing, depth, dust, envelope, target } = design;
  const reachesTarget = sizing.kind === 'full' || (sizing.kind === 'targetHealth' && target > B);
  const inTime = schedule.interval === 0n && schedule.unlock.kind === 'whole' && envelope.reaction < schedule.window;
  // A dust rule that refuses leaves no step at all where every step leaves dust.
  return reachesTarget && inTime && schedule.mostSteps >= BigInt(assets.length) && depth.kind === 'unlimited' && dust.kind !== 'refuse';
}

/** Whether the declared moves, together, stay inside the gap of every leg, and a keeper's step is never held back. */
function envelopeIsSurvivable(design: Design): boolean {
  const { envelope, assets } = design;
  const multiplier = B + largestBonus(design);
  const inGap = assets.every(({ threshold }) => threshold === 0n || (B - envelope.largestDrop) * B * B >= threshold * multiplier * (B + envelope.largestRise));
  return inGap && stepsAreUnhindered(design) && breakerLetsStepsThrough(design);
}

const solventWithinEnvelope = onCourses(theme, {
  id: 'solvent-within-envelope', kind: 'always',
  claim: 'under the declared envelope (largest drop per observation, reaction time, depth) no account that is large beside its units ever reaches bad debt',
  why: 'This is what the design is for: it says which markets it survives, and must.',
  promisedBy: envelopeIsSurvivable,
}, ({ edges, withinEnvelope }) => !withinEnvelope || edges.every(({ after }) => after.account.phase !== 'badDebt'));

/** Whether no price moved beyond the gap: for every collateral leg i and debt leg j, p′·q·B² ≥ p·q′·L·b. */
function movedWithinGap({ design, before, after }: StepwiseEdge, multiplier: bigint): boolean {
  return design.assets.every(({ threshold }, collateral) => {
    if (heldIn(before.account, collateral) === 0n) return true;
    const p = before.market.reserves[collateral]?.price ?? 0n;
    const next = after.market.reserves[collateral]?.price ?? 0n;
    return design.assets.every((_, debt) => {
      if ((before.account.debt[debt] ?? 0n) === 0n) return true;
      const q = before.market.reserves[debt]?.price ?? 0n;
      const nextDebt = after.market.reserves[debt]?.price ?? 0n;
      return next * q * B * B >= p * nextDebt * threshold * multiplier;
    });
  });
}

const gapTheorem = onEdges(theme, {
  id: 'gap-theorem', kind: 'step',
  claim: 'healthy, then any move with p′·q·B² ≥ p·q′·threshold·(B + bonus) for each pair of legs, leaves the account covered',
  why: 'It turns two parameters into the price jump that a design survives, and a debt asset\'s rise is the same jump seen from the other side.',
}, ['QUOTE'], (edge) => {
  const bonus = bonusOn(edge.design, edge.before);
  return isShort(edge.was) || !movedWithinGap(edge, B + bonus) || isCovered(edge.is, bonus);
});

/** Each layer pays only when the one before is empty or at its cap, and the parts sum to the loss. */
function followsWaterfall({ design, after }: StepwiseEdge, loss: Loss): boolean {
  const asset = design.assets.findIndex(({ id }) => id === loss.asset);
  const reserve = after.market.reserves[asset];
  if (reserve === undefined || loss.surplus + loss.insurance + loss.backstop + loss.socialised !== loss.loss) return false;
  const beyondSurplus = loss.insurance + loss.backstop + loss.socialised > 0n;
  const beyondInsurance = loss.backstop + loss.socialised > 0n;
  if (beyondSurplus && (after.account.surplus[asset] ?? 0n) !== 0n) return false;
  if (beyondInsurance && (loss.insurance + 1n) * B <= (reserve.insurance + loss.insurance) * design.loss.insuranceCap) return false;
  return loss.insurance * B <= (reserve.insurance + loss.insurance) * design.loss.insuranceCap && (loss.socialised === 0n || reserve.backstop === 0n);
}

const lossFollowsTheWaterfall = onEdges(theme, {
  id: 'loss-follows-the-waterfall', kind: 'step',
  claim: 'each layer pays only when the one before is empty or at its cap, and the parts sum to the loss',
  why: 'Those who bear the last part agreed to an order.',
}, 'every', (edge) => lossesOf(edge).every((loss) => followsWaterfall(edge, loss)));

const positive = (x: bigint): bigint => (x > 0n ? x : 0n);

/** Bad debt recognised on the edge, at the quotes in force [value]. */
function recognised(edge: StepwiseEdge): bigint {
  return lossesOf(edge).reduce((sum, { asset, loss }) => {
    const reserve = edge.before.market.reserves[edge.design.assets.findIndex(({ id }) => id === asset)];
    return sum + loss * (reserve?.price ?? 0n);
  }, 0n);
}

/** Bad debt now plus bad debt after a later drop to n/d of the price, against that drop with nobody liquidated; all × d. */
const isNoWorse = ({ was, is }: StepwiseEdge, now: bigint, n: bigint, d: bigint): boolean =>
  now * d + positive(is.owed * d - is.value * n) <= positive(was.owed * d - was.value * n);

const laterLossIsNeverWorse = onEdges(theme, {
  id: 'later-loss-is-never-worse', kind: 'step',
  claim: 'where covered, or for a later drop of at least bonus / (1 + bonus): bad debt now plus bad debt after the drop ≤ bad debt after that drop had nobody liquidated',
  why: 'Liquidating early is insurance: it may cost the borrower a bonus, but never the lenders more.',
}, ['STEP'], byLegs(({ multiplier }, edge) => {
  // The left side is convex in the price that is left, the right side linear between 0, where the account breaks even, and B / b:
  // these points decide for every deep drop. A covered account breaks even before B / b, so the right side is zero from there on
  // and the left side no larger than at B / b: they decide for shallow drops too.
  const now = recognised(edge);
  const isEvenWithin = edge.was.value > 0n && edge.was.owed * multiplier <= edge.was.value * B;
  return isNoWorse(edge, now, 0n, 1n) && isNoWorse(edge, now, B, multiplier) && (!isEvenWithin || isNoWorse(edge, now, edge.was.owed, edge.was.value));
}));

export const solvency: readonly StepwiseGuarantee[] = [
  badDebtOnlyWhenExhausted, noNakedDebt, solventWithinEnvelope, gapTheorem, lossFollowsTheWaterfall, laterLossIsNeverWorse,
];
