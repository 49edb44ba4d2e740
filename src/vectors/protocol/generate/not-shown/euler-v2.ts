import { belowZero, soughtInVain, type Unshown } from './unshown.js';

/** What no vector of vaults of Euler v2 shows. */
export const eulerV2: readonly Unshown[] = [
  {
    kind: 'unmet', reason: belowZero,
    cells: [
      'euler-v2@1 guard euler-v2/liquidate.chosen: owed > 0n below',
      'euler-v2@1 guard euler-v2/settle.settled: rest > 0n below',
    ],
  },
  {
    kind: 'sought', reason: soughtInVain,
    cells: [
      'euler-v2@1 refusal E_TransientState returned',
      'euler-v2@1 neighbour E_TransientState beside it',
      'euler-v2@1 neighbour E_DebtAmountTooLargeToEncode beside it',
      'euler-v2@1 guard euler-v2/account.repay: assets >= AMOUNT_LIMIT at',
      'euler-v2@1 guard euler-v2/account.repay: assets >= AMOUNT_LIMIT above',
      'euler-v2@1 guard euler-v2/account.repay: cash >= AMOUNT_LIMIT at',
      'euler-v2@1 guard euler-v2/account.repay: cash >= AMOUNT_LIMIT above',
      'euler-v2@1 guard euler-v2/checked.asAmount: value < AMOUNT_LIMIT at',
      'euler-v2@1 guard euler-v2/checked.asAmount: value < AMOUNT_LIMIT above',
      'euler-v2@1 guard euler-v2/debt.takenOff: amount > owed at',
      'euler-v2@1 guard euler-v2/liquidate.chosen: owed > 0n at',
      'euler-v2@1 guard euler-v2/liquidity.refusalOfStatus: liquidity.backing > liquidity.liability at',
      'euler-v2@1 guard euler-v2/loan-to-value.liquidationAt: at >= target at',
      'euler-v2@1 guard euler-v2/loan-to-value.liquidationAt: liquidation >= initialLiquidation at',
      'euler-v2@1 guard euler-v2/owing.withMoreDebt: owed >= DEBT_LIMIT at',
      'euler-v2@1 guard euler-v2/owing.withMoreDebt: owed >= DEBT_LIMIT above',
      'euler-v2@1 guard euler-v2/owing.withMoreDebt: totalBorrows >= DEBT_LIMIT at',
      'euler-v2@1 guard euler-v2/owing.withMoreDebt: totalBorrows >= DEBT_LIMIT above',
      'euler-v2@1 guard euler-v2/owing.withLessDebt: market.totalBorrows > owed at',
      'euler-v2@1 guard euler-v2/settle.settled: liability >= LEAST_SOCIALISED at',
      'euler-v2@1 guard euler-v2/settle.settled: rest > 0n at',
      'euler-v2@1 rounding euler-v2/sizing.discountFactorOf: mulDivDown(WAD, maxDiscount, CONFIGURATION_SCALE) inexact',
    ],
  },
];
