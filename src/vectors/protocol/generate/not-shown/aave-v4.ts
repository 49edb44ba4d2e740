import { belowZero, soughtInVain, type Unshown } from './unshown.js';

/** What no vector of spokes of Aave v4 shows. */
export const aaveV4: readonly Unshown[] = [
  {
    kind: 'unmet', reason: belowZero,
    cells: [
      'aave-v4@1 guard aave-v4/effects.seize: sharesToLiquidator > 0n below',
      'aave-v4@1 guard aave-v4/effects.seize: fee > 0n below',
      'aave-v4@1 guard aave-v4/effects.restore: left.value > 0n below',
    ],
  },
  {
    kind: 'sought', reason: soughtInVain,
    cells: [
      'aave-v4@1 guard aave-v4/amounts.whole: debt.value <= owed.premium at',
      'aave-v4@1 guard aave-v4/amounts.whole: drawn.value <= owed.drawnShares at',
      'aave-v4@1 guard aave-v4/amounts.whole: drawn.value <= owed.drawnShares above',
      'aave-v4@1 guard aave-v4/amounts.collateralLeft: taken.value < shares at',
      'aave-v4@1 guard aave-v4/amounts.sized: left.value < DUST at',
      'aave-v4@1 guard aave-v4/amounts.sized: taken.drawnShares < owed.drawnShares at',
      'aave-v4@1 guard aave-v4/amounts.sized: taken.drawnShares < owed.drawnShares above',
      'aave-v4@1 guard aave-v4/amounts.sized: shares.value > supplied.shares at',
      'aave-v4@1 guard aave-v4/bonus.bonusAt: health <= fullBelow at',
      'aave-v4@1 guard aave-v4/debt.debtTaken: premium.value < target.value at',
      'aave-v4@1 guard aave-v4/debt.debtTaken: premium.value < target.value above',
      'aave-v4@1 guard aave-v4/debt.debtTaken: drawn.value < owed.drawnShares at',
      'aave-v4@1 guard aave-v4/debt.debtTaken: drawn.value < owed.drawnShares above',
      'aave-v4@1 guard aave-v4/debt.debtTaken: left.value < DUST * RAY at',
      'aave-v4@1 guard aave-v4/guards.refusedLiquidation: health >= WAD at',
      'aave-v4@1 guard aave-v4/liquidate.isUnbacked: collaterals <= 1n below',
      'aave-v4@1 guard aave-v4/liquidate.isUnbacked: borrows > 1n below',
      'aave-v4@1 guard aave-v4/liquidate.isUnbacked: borrows > 1n at',
      'aave-v4@1 guard aave-v4/risk.precedes: one.value > other.value at',
      'aave-v4@1 guard aave-v4/risk.precedes: one.risk < other.risk at',
      'aave-v4@1 guard aave-v4/word.least: b.value < a.value at',
    ],
  },
];
