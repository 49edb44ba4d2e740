import { soughtInVain, type Unshown } from './unshown.js';

/** What no vector of markets of Compound v2 shows. */
export const compoundV2: readonly Unshown[] = [
  {
    reason: soughtInVain,
    cells: [
      'compound-v2@1 neighbour PRICE_ERROR beside it',
      'compound-v2@1 refusal LiquidateCloseAmountIsUintMax returned',
      'compound-v2@1 neighbour LiquidateCloseAmountIsUintMax beside it',
      'compound-v2@1 refusal LIQUIDATE_COMPTROLLER_CALCULATE_AMOUNT_SEIZE_FAILED returned',
      'compound-v2@1 neighbour LIQUIDATE_COMPTROLLER_CALCULATE_AMOUNT_SEIZE_FAILED beside it',
      'compound-v2@1 guard compound-v2/account.liquidityOf: owed.value >= backing.value at',
      'compound-v2@1 guard compound-v2/guards.refusedByComptroller: repaid > owed.value below',
    ],
  },
];
