import type { Design } from '../../src/kernel/design.js';
import { bonusOf } from '../../src/kernel/incentive.js';
import { effectOf } from '../effects.js';
import { B, isShort } from '../measure.js';
import { isCourseCounted, isSaleCounted, withinDepth, withinSchedule, withinSizing } from './cap.js';
import { onEdges, type StepwiseEdge, type StepwiseGuarantee } from './claim.js';
import { recordAgrees } from './conservation.js';
import { byLegs, soldLegs, steppedLegs } from './legs.js';

const theme = 'No overliquidation';

/**
 * backing' · B ≤ owed' · T · B + (T·B − L·b) · q + p · L · B: health ≤ target, up to one debt unit plus one collateral unit.
 * Where the leg is exhausted, the last debt unit may seize next to nothing: then it counts whole, as T · B · q.
 */
const stopsAtTarget = byLegs(({ stepped, asset, collateral, debt, held, multiplier }, { design, is }) => {
  if (stepped.rule !== 'none' || is.owed === 0n || is.value === 0n) return true;
  const debtUnit = design.target * B - (stepped.seized === held ? 0n : asset.threshold * multiplier);
  const slack = debtUnit * debt.price + collateral.price * asset.threshold * B;
  return is.backing * B <= is.owed * design.target * B + slack;
});

const stepStopsAtTarget = onEdges(theme, {
  id: 'step-stops-at-target', kind: 'step',
  claim: 'after a step, health ≤ target up to one debt unit plus one collateral unit, unless debt or collateral is exhausted or the rule named in the step applied',
  why: 'A borrower loses a bonus on every unit sold: none is sold beyond what restores the target. Without the slack the claim is false, since amounts are whole.',
  promisedBy: ({ sizing }) => sizing.kind !== 'full',
}, ['STEP'], stopsAtTarget);

const stepWithinCap = onEdges(theme, {
  id: 'step-within-cap', kind: 'step',
  claim: 'repaid ≤ what the sizing policy allows at that instant (close factor, tier, schedule, depth), and never more than was offered; each step counts towards what bounds the next',
  why: 'The pace of unwinding is the design\'s decision, not the keeper\'s.',
}, ['STEP'], byLegs((legs, edge) => {
  const { stepped } = legs;
  if (edge.event.type !== 'STEP' || stepped.repaid > edge.event.offered || stepped.seized - stepped.fee < edge.event.least) return false;
  if (!isCourseCounted(legs, edge) || !isSaleCounted(legs, edge)) return false;
  if (stepped.rule === 'dust') return true;
  return withinSchedule(legs, edge) && withinDepth(legs, edge) && (stepped.rule === 'leastReward' || withinSizing(legs, edge));
}));

const seizureIsFair = onEdges(theme, {
  id: 'seizure-is-fair', kind: 'step',
  claim: 'seized value ≤ repaid value × (1 + bonus), bonus ≤ the asset\'s own; never seized > 0 for repaid = 0; the record agrees with what moves',
  why: 'The bonus is the whole price of being liquidated.',
}, ['STEP'], byLegs(({ stepped, asset, collateral, debt, multiplier }, edge) =>
  stepped.seized * collateral.price * B <= stepped.repaid * debt.price * multiplier
  && stepped.bonus >= 0n && stepped.bonus <= asset.bonus && (stepped.repaid > 0n || stepped.seized === 0n) && recordAgrees(edge)));

/** Collateral value lost against debt value closed, by the penalty that applies: the bonus, or the auction's reserve. */
function lossIsCapped(edge: StepwiseEdge): boolean {
  const step = steppedLegs(edge);
  if (step !== undefined) return step.stepped.seized * step.collateral.price * B <= step.stepped.repaid * step.debt.price * (B + step.asset.bonus);
  const sale = soldLegs(edge);
  if (sale === undefined) return false;
  // An absorption rounds the lot up by less than one unit, on the protocol's side.
  const sold = edge.event.type === 'RECOGNISE_LOSS' ? sale.sold - 1n : sale.sold;
  return sold * sale.collateral.price * edge.design.auction.reserve <= sale.paid * sale.debt.price * B;
}

const borrowerLossIsCapped = onEdges(theme, {
  id: 'borrower-loss-is-capped', kind: 'always',
  claim: 'over the whole lifecycle, collateral value lost ≤ debt closed × (1 + largest penalty), at the quotes when taken: each step, take and absorption keeps it, so their sum does',
  why: 'The borrower can read off the design the worst that liquidation costs.',
}, ['STEP', 'TAKE', 'RECOGNISE_LOSS'], lossIsCapped);

/** No step lowers health, or none does until the bonus is whole: Aave v4's condition, threshold × (1 + bonus) ≤ health of the whole bonus. */
function bonusCannotRise({ assets, incentive: { curve, nonToxicCeiling }, toxicity }: Design): boolean {
  if (nonToxicCeiling) return false;
  if (curve.kind !== 'linearInHealth' || toxicity === 'escalate') return true;
  return assets.every(({ threshold, bonus }) => threshold * (B + bonus) <= curve.fullBelow * B);
}

const splittingNeverPays = onEdges(theme, {
  id: 'splitting-never-pays', kind: 'step',
  claim: 'k steps never seize more than one step of the same total, beyond k rounding units: no step raises the bonus of the next at the same instant',
  why: 'Otherwise liquidators slice, and the borrower pays for the slices. A ceiling in whole basis points rises a little with health, so it is not promised there.',
  promisedBy: bonusCannotRise,
}, ['STEP'], byLegs(({ stepped }, { design, before, after, is }) => {
  if (!isShort(is)) return true;
  const asset = design.assets.findIndex(({ id }) => id === stepped.collateral);
  const elapsed = after.market.at - (before.account.unwinding?.since ?? after.market.at);
  return bonusOf(design, is, asset, elapsed) <= stepped.bonus;
}));

const auctionTakesNoMoreThanDue = onEdges(theme, {
  id: 'auction-takes-no-more-than-due', kind: 'step',
  claim: 'payments never exceed what is due, nor a take what its taker allows; the rest of the lot returns to the owner, and nothing is absorbed while rounds remain',
  why: 'An auction that raises more than the debt is a confiscation.',
}, ['TAKE', 'RECOGNISE_LOSS'], (edge) => {
  const sale = soldLegs(edge);
  if (sale === undefined || sale.paid > sale.due || sale.sold > sale.lot) return false;
  const { event } = edge;
  if (event.type === 'TAKE' && (sale.sold > event.amount || (effectOf(edge.effects, 'took')?.ask ?? 0n) > event.maxPrice)) return false;
  if (event.type === 'RECOGNISE_LOSS' && (edge.before.account.auction?.round ?? 0n) < edge.design.auction.mostRounds) return false;
  const rest = sale.lot - sale.sold;
  return edge.after.account.auction === null ? effectOf(edge.effects, 'auctionEnded')?.returnedToAccount === rest : edge.after.account.auction.lot === rest;
});

export const overliquidation: readonly StepwiseGuarantee[] = [
  stepStopsAtTarget, stepWithinCap, seizureIsFair, borrowerLossIsCapped, splittingNeverPays, auctionTakesNoMoreThanDue,
];
