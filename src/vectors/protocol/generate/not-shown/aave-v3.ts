import type { Unshown } from './unshown.js';

/** What no vector of pools of Aave v3 shows. */
export const aaveV3: readonly Unshown[] = [
  {
    kind: 'alike', reason: 'Where both sides are equal, both branches come to the same: the smaller of two equal amounts, of which neither failed.',
    cells: ['aave-v3@1 guard aave-v3/collateral.payFee: scaled.value < scaledDeposit at', 'aave-v3@1 guard aave-v3/cover.coverDeficit: amount < deficit at', 'aave-v3@1 guard aave-v3/liquidate.sized: covered < most.value at'],
  },
  {
    kind: 'unmet',
    reason: 'No more is repaid than is owed: what is covered is at most the most, which is all that is owed or a half that is less; and collateral that falls short of what the covered debt would buy, by a unit at least, pays for less than that debt, also rounded up.',
    cells: ['aave-v3@1 guard aave-v3/debt.closeDebt: repaid > owed above', 'aave-v3@1 guard aave-v3/debt.closeDebt: repaid < owed above', 'aave-v3@1 guard aave-v3/sizing.refusedDust: needed < pair.owed above'],
  },
  {
    kind: 'unmet', reason: 'No more is seized than is held: what the debt buys where that is at most all of it, otherwise all of it; what the liquidator receives is that less the fee.',
    cells: ['aave-v3@1 guard aave-v3/sizing.refusedDust: received + fee < held above'],
  },
];
