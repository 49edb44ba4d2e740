import { soughtInVain, type Unshown } from './unshown.js';

/** What no vector of pools of Aave v3 shows. */
export const aaveV3: readonly Unshown[] = [
  {
    kind: 'sought', reason: soughtInVain,
    cells: [
      'aave-v3@1 neighbour ReservePaused beside it',
      'aave-v3@1 refusal UserCannotHaveDebt returned',
      'aave-v3@1 neighbour UserCannotHaveDebt beside it',
      'aave-v3@1 guard aave-v3/collateral.least: b.value < a.value at',
      'aave-v3@1 guard aave-v3/collateral.payFee: scaled.value < scaledDeposit at',
      'aave-v3@1 guard aave-v3/cover.coverDeficit: amount < deficit at',
      'aave-v3@1 guard aave-v3/cover.coverDeficit: scaled.value > scaledDeposit above',
      'aave-v3@1 guard aave-v3/debt.closeDebt: repaid > owed above',
      'aave-v3@1 guard aave-v3/debt.closeDebt: repaid < owed above',
      'aave-v3@1 rounding aave-v3/fixed.addend: mulDivDown(divisor, 1n, 2n) inexact',
      'aave-v3@1 guard aave-v3/guards.refusedByWorld: health >= CLOSE_FACTOR_HEALTH at',
      'aave-v3@1 guard aave-v3/guards.refusedByWorld: debt.settings.graceUntil < at at',
      'aave-v3@1 guard aave-v3/liquidate.sized: covered < most.value at',
      'aave-v3@1 guard aave-v3/sizing.refusedDust: needed < pair.owed above',
      'aave-v3@1 guard aave-v3/sizing.refusedDust: received + fee < held above',
    ],
  },
];
