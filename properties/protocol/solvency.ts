import { inScenes, type Judgement, onEdges, withoutAuction, withoutPenalty, firstOf, withoutSteps } from './judgement.js';
import { FALL_PARTS, isCovered, isShort, isSurelyHealthy, laterFalls, owedOf, shortfallAfter, unitsOf, worthOf } from './measure.js';
import type { Fraction, ProtocolEdge, View } from './view.js';

const isNaked = ({ collateral, lot, debt, due }: View): boolean => debt + due > 0n && collateral + lot === 0n;

/** A position made of a last unit that does not cover what it owes: clearing it pays nobody, and until then its bad debt is not one. */
const strands = ({ before, after }: ProtocolEdge): boolean => after.collateral + after.lot === 1n && before.collateral + before.lot > 1n && worthOf(after) < owedOf(after);

function isGapSurvived({ deed, terms: { threshold, largestPenalty }, before, after }: ProtocolEdge, isHealthy: boolean): boolean | null {
  if (deed !== 'price' || largestPenalty === null || !isHealthy || before.debt === 0n) return null;
  const isSmall = after.collateralPrice * threshold.under * largestPenalty.under >= before.collateralPrice * threshold.over * largestPenalty.over;
  return isSmall ? isCovered(after, largestPenalty) : null;
}

const fallsFor = (isCoveredNow: boolean, { over, under }: Fraction): readonly bigint[] => laterFalls.filter((fall) => isCoveredNow || fall * over >= (over - under) * FALL_PARTS);

const laterLossIsNeverWorse = onEdges('later-loss-is-never-worse', ({ terms, deed, before, deal, after }) => {
  if (deed !== 'step' || deal.seized === 0n || terms.largestPenalty === null) return null;
  const allowed = unitsOf(terms, before) * FALL_PARTS;
  const lost = deal.writtenOff * before.debtPrice * FALL_PARTS;
  return fallsFor(isCovered(before, terms.largestPenalty), terms.largestPenalty).every((fall) => shortfallAfter(after, fall) + lost <= shortfallAfter(before, fall) + allowed);
}, firstOf(withoutPenalty, withoutSteps));

export const solvency: readonly Judgement[] = [
  onEdges('bad-debt-only-when-exhausted', ({ deed, deal, after }) => {
    if (deal.writtenOff > 0n) return after.collateral + after.lot === 0n;
    return (deed === 'step' || deed === 'take') && deal.seized > 0n && after.collateral + after.lot === 0n ? !isNaked(after) : null;
  }),
  onEdges('no-naked-debt', ({ after }) => !isNaked(after)),
  onEdges('gap-theorem', (edge) => isGapSurvived(edge, isSurelyHealthy(edge.terms, edge.before)), withoutPenalty),
  laterLossIsNeverWorse,
];

const priceFalls = onEdges('auction-price-falls', ({ before, after }) => {
  if (before.asking === null || after.asking === null || before.asking.startedAt !== after.asking.startedAt) return null;
  return after.asking.ask <= before.asking.ask && after.asking.ask <= after.asking.top;
}, withoutAuction);

export const auction: readonly Judgement[] = [
  priceFalls,
  onEdges('auction-has-a-floor', ({ deed, deal, before }) => (deed === 'take' && deal.seized > 0n ? (before.asking?.ask ?? 0n) > 0n && deal.repaid > 0n : null), withoutAuction),
  onEdges('takes-only-while-running', ({ deed, before }) => (deed === 'take' ? before.asking?.isRunning === true : null), withoutAuction),
  onEdges('dust-never-strands', (edge) => (edge.deed === 'step' || edge.deed === 'take' ? !strands(edge) : null)),
];

export const liveness: readonly Judgement[] = [
  inScenes('never-stuck', ({ terms, view, tries }) => {
    if (view.collateralPrice === 0n) return null;
    const isWaiting = (view.debt > 0n && isShort(terms, view)) || view.asking !== null || isNaked(view);
    return isWaiting ? tries.some(({ isForced, isAccepted, isProgress }) => isForced && isAccepted && isProgress) : null;
  }),
  inScenes('whole-offer-is-accepted', ({ view, tries }) => (view.isLiquidatable && view.debt > 0n && view.collateralPrice > 0n ? tries.some(({ asksMost, isAccepted }) => asksMost && isAccepted) : null)),
  inScenes('worthless-collateral-is-cleared', ({ view, tries }) =>
    (view.collateralPrice === 0n && view.debt > 0n && view.collateral > 0n ? tries.some(({ isForced, isAccepted, isProgress }) => isForced && isAccepted && isProgress) : null)),
  onEdges('unwinding-terminates', ({ deed, before, after }) =>
    (deed === 'step' || (deed === 'take' && before.asking !== null) ? after.fineDebt < before.fineDebt || after.collateral + after.lot < before.collateral + before.lot : null)),
  onEdges('recovery-releases', ({ deed, terms, after }) => {
    const isWell = isSurelyHealthy(terms, { ...after, collateral: after.collateral + after.lot, debt: after.debt + after.due });
    return deed === 'price' && after.asking !== null && isWell ? false : after.asking === null ? null : true;
  }, withoutAuction),
  inScenes('owner-can-always-repay', ({ view, tries }) => (view.debt > 0n ? tries.some(({ isOwners, isAccepted }) => isOwners && isAccepted) : null),
    ({ hasRepayment }) => (hasRepayment ? null : 'its emulation begins where a position exists: repayments are not part of it')),
];
