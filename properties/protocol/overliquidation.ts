import { firstOf, type Judgement, onEdges, withoutAuction, withoutPenalty, withoutSteps } from './judgement.js';
import { isCovered, isShort, isSurelyHealthy, lowersHealth, owedOf, unitsOf } from './measure.js';
import type { ProtocolEdge } from './view.js';

const isTouched = ({ deal, before, after }: ProtocolEdge): boolean => deal.seized > 0n || deal.repaid > 0n || after.lot > before.lot;

export const cause: readonly Judgement[] = [
  onEdges('healthy-is-untouchable', (edge) => ((edge.deed === 'step' || edge.deed === 'start') && isTouched(edge) ? !isSurelyHealthy(edge.terms, edge.before) : null)),
  onEdges('only-price-time-or-owner-hurts', ({ terms, deed, before, after }) =>
    (deed === 'price' || deed === 'time' || deed === 'owner' ? null : !(isSurelyHealthy(terms, before) && isShort(terms, after)))),
];

/** Up to a unit of debt at each of two roundings, of an amount to a value and back: whether these favour the protocol is another question. */
const seizureIsFair = onEdges('seizure-is-fair', ({ terms: { largestPenalty, debtRounding }, deed, before, deal }) => {
  if (deed !== 'step' || deal.seized === 0n || largestPenalty === null) return null;
  const given = deal.repaid + deal.refunded;
  return given > 0n && deal.seized * before.collateralPrice * largestPenalty.under <= (given + debtRounding + 2n) * before.debtPrice * largestPenalty.over;
}, withoutPenalty);

const lossIsCapped = onEdges('borrower-loss-is-capped', ({ terms: { largestPenalty, debtRounding }, deed, before, deal }) => {
  if (deed !== 'step' || deal.seized === 0n || largestPenalty === null) return null;
  const closed = deal.repaid + deal.refunded + deal.writtenOff + debtRounding + 2n;
  return deal.seized * before.collateralPrice * largestPenalty.under <= closed * before.debtPrice * largestPenalty.over;
}, withoutPenalty);

const stepStopsAtTarget = onEdges('step-stops-at-target', ({ terms: { target, threshold, debtRounding }, deed, after }) => {
  if (deed !== 'step' || target === null || after.debt === 0n || after.collateral === 0n) return null;
  const [collateral, debt] = [after.collateral - 1n, after.debt + 1n + debtRounding];
  return collateral * after.collateralPrice * threshold.over * target.under <= debt * after.debtPrice * threshold.under * target.over;
}, ({ target }) => (target === null ? 'it has no health at which a step would stop' : null));

/** Stepwise refuses such a payment; a protocol that takes it sells nothing for something. */
const paymentBuysCollateral = onEdges('payment-buys-collateral', ({ deed, deal }) => ((deed === 'step' || deed === 'take') && deal.repaid > 0n ? deal.seized > 0n : null));

/** Whether all that is left would pay more at the next rate than at this one, by more than a unit of each asset. */
const splittingNeverPays = onEdges('splitting-never-pays', ({ terms, deed, before, deal, after }) => {
  if (deed !== 'step' || deal.seized === 0n || before.bonus === null || after.bonus === null || !after.isLiquidatable) return null;
  const [now, next] = [before.bonus.over * after.bonus.under, after.bonus.over * before.bonus.under];
  return (next - now) * owedOf(after) <= unitsOf(terms, after) * before.bonus.under * after.bonus.under;
}, withoutSteps);

const takesNoMoreThanDue = onEdges('auction-takes-no-more-than-due', ({ deed, before, deal, after }) => {
  if (deed !== 'take') return null;
  const isOver = after.asking === null;
  return deal.repaid <= before.due && (!isOver || after.returned - before.returned === before.lot - deal.seized);
}, withoutAuction);

export const overliquidation: readonly Judgement[] = [
  stepStopsAtTarget,
  onEdges('step-within-cap', ({ terms, deed, before, deal }) => (deed === 'step' && before.cap !== null ? deal.repaid <= before.cap + terms.debtRounding : null), firstOf(withoutSteps, ({ hasCap }) => (hasCap ? null : 'nothing caps what a step repays'))),
  seizureIsFair, paymentBuysCollateral, lossIsCapped, splittingNeverPays, takesNoMoreThanDue,
];

const isPart = ({ deed, deal }: ProtocolEdge): boolean => deed === 'step' && deal.seized > 0n;
const wasCovered = ({ terms: { largestPenalty }, before }: ProtocolEdge): boolean => largestPenalty !== null && isCovered(before, before.bonus ?? largestPenalty);

export const health: readonly Judgement[] = [
  onEdges('step-improves-health', (edge) => (isPart(edge) && wasCovered(edge) && edge.after.debt > 0n ? !lowersHealth(edge) : null), firstOf(withoutPenalty, withoutSteps)),
  onEdges('no-toxic-spiral', (edge) => (isPart(edge) && edge.after.debt > 0n && edge.after.collateral > 0n ? !lowersHealth(edge) : null), withoutSteps),
  onEdges('coverage-is-preserved', (edge) => {
    const bonus = edge.before.bonus ?? edge.terms.largestPenalty;
    if (!isPart(edge) || !wasCovered(edge) || bonus === null) return null;
    const { after, terms } = edge;
    return isCovered({ ...after, collateral: after.collateral + 1n, debt: after.debt > terms.debtRounding + 1n ? after.debt - terms.debtRounding - 1n : 0n }, bonus);
  }, firstOf(withoutPenalty, withoutSteps)),
];
