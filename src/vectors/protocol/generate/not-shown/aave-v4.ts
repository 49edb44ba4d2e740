import type { Unshown } from './unshown.js';

/** What no vector of spokes of Aave v4 shows. */
export const aaveV4: readonly Unshown[] = [
  {
    kind: 'unmet', reason: 'Shares that are left, shares for the liquidator and shares for the fee are differences that are words: what is taken off was computed as a part of what it is taken off, or the difference is refused.',
    cells: ['aave-v4@1 guard aave-v4/effects.seize: sharesToLiquidator > 0n below', 'aave-v4@1 guard aave-v4/effects.seize: fee > 0n below', 'aave-v4@1 guard aave-v4/effects.restore: left.value > 0n below'],
  },
  {
    kind: 'unmet', reason: 'Drawn shares that are taken are the smaller of what was computed and of all that there are.',
    cells: ['aave-v4@1 guard aave-v4/amounts.sized: taken.drawnShares < owed.drawnShares above', 'aave-v4@1 guard aave-v4/debt.debtTaken: drawn.value < owed.drawnShares above'],
  },
  {
    kind: 'unmet', reason: 'An account that comes so far has a health below one, and so some debt that it borrows; and the collateral that is asked for is supplied, enabled and counts: the checks before refuse any other.',
    cells: ['aave-v4@1 guard aave-v4/liquidate.isUnbacked: collaterals <= 1n below', 'aave-v4@1 guard aave-v4/liquidate.isUnbacked: borrows > 1n below'],
  },
  {
    kind: 'unmet', reason: 'Risks are compared only where they are not equal: equal ones are told apart by value.',
    cells: ['aave-v4@1 guard aave-v4/risk.precedes: one.risk < other.risk at'],
  },
  {
    kind: 'alike', reason: 'Where both sides are equal, both branches come to the same: the smaller of two equals, the largest bonus as the end of its slope, two equal collaterals in either order, or all of a debt as the part that is taken.',
    cells: [
      'aave-v4@1 guard aave-v4/word.least: b.value < a.value at', 'aave-v4@1 guard aave-v4/bonus.bonusAt: health <= fullBelow at', 'aave-v4@1 guard aave-v4/risk.precedes: one.value > other.value at',
      'aave-v4@1 guard aave-v4/debt.debtTaken: drawn.value < owed.drawnShares at',
    ],
  },
];
