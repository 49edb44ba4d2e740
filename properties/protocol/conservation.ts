import { inScenes, type Judgement, onEdges } from './judgement.js';
import type { View } from './view.js';

const WORD_LIMIT = 2n ** 256n;

const amountsOf = ({ collateral, lot, returned, debt, due }: View): readonly bigint[] => [collateral, lot, returned, debt, due];

const collateralIsConserved = onEdges('collateral-is-conserved', ({ deed, before, deal, after }) =>
  (deed === 'owner' ? null : before.collateral + before.lot + before.returned === after.collateral + after.lot + after.returned + deal.seized));

/** What an auction starts with is due with its penalty: that is no debt of the owner's. */
const debtIsConserved = onEdges('debt-is-conserved', ({ terms, deed, before, deal, after }) => {
  if (deed === 'start') return null;
  const difference = before.debt + before.due - (after.debt + after.due + deal.repaid + deal.writtenOff);
  return difference <= terms.debtRounding && difference >= -terms.debtRounding;
});

export const conservation: readonly Judgement[] = [
  collateralIsConserved,
  debtIsConserved,
  onEdges('ledger-balances', ({ after }) => after.isBalanced, ({ hasTotals }) => (hasTotals ? null : 'its emulation keeps no totals')),
  onEdges('nothing-is-negative', ({ after }) => amountsOf(after).every((amount) => amount >= 0n && amount < WORD_LIMIT)),
];

export const determinism: readonly Judgement[] = [
  onEdges('rounding-favours-the-protocol', ({ deed, before, deal }) => {
    if (deed !== 'step' || before.bonus === null || deal.seized === 0n) return null;
    return deal.seized * before.collateralPrice * before.bonus.under <= deal.repaid * before.debtPrice * before.bonus.over;
  }, ({ hasSteps }) => (hasSteps ? null : 'a position is taken whole: nothing is exchanged at a rate')),
  inScenes('refusal-changes-nothing', ({ isUnchanged }) => isUnchanged),
  inScenes('total-and-deterministic', ({ isDeterministic }) => isDeterministic),
];
