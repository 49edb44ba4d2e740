import type { Unshown } from './unshown.js';

/** What no vector of vaults of Euler v2 shows. */
export const eulerV2: readonly Unshown[] = [
  {
    kind: 'unmet', reason: 'A debt is never below zero, and no liquidation repays more than there is of it.',
    cells: ['euler-v2@1 guard euler-v2/liquidate.chosen: owed > 0n below', 'euler-v2@1 guard euler-v2/settle.settled: rest > 0n below'],
  },
  {
    kind: 'alike', reason: 'Where both sides are equal, both branches come to the same: of two equals neither leaves anything when it is taken off the other, the fall of a limit is over, nothing is forgiven, or no time has passed and nothing grows.',
    cells: [
      'euler-v2@1 guard euler-v2/debt.takenOff: amount > owed at', 'euler-v2@1 guard euler-v2/loan-to-value.liquidationAt: at >= target at', 'euler-v2@1 guard euler-v2/owing.withLessDebt: market.totalBorrows > owed at',
      'euler-v2@1 guard euler-v2/settle.settled: rest > 0n at', 'euler-v2@1 guard euler-v2/interest.accrued: at <= market.lastUpdate at',
    ],
  },
  {
    kind: 'unmet', reason: 'Ten to the 18th times a number of basis points is divided by ten to the fourth: no remainder.',
    cells: ['euler-v2@1 rounding euler-v2/sizing.discountFactorOf: mulDivDown(WAD, maxDiscount, CONFIGURATION_SCALE) inexact'],
  },
];
