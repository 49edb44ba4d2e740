import { belowZero, soughtInVain, type Unshown } from './unshown.js';

/** What no vector of markets of Morpho Blue shows. */
export const morphoBlue: readonly Unshown[] = [
  {
    kind: 'unmet', reason: belowZero,
    cells: [
      'morpho-blue@1 guard morpho-blue/amounts.sized: assets > 0n below',
      'morpho-blue@1 guard morpho-blue/amounts.sized: assets > 0n #2 below',
      'morpho-blue@1 guard morpho-blue/seizure.seizureOf: seizedAssets > 0n below',
      'morpho-blue@1 guard morpho-blue/seizure.seizureOf: seizedAssets > 0n #2 below',
    ],
  },
  {
    kind: 'sought', reason: soughtInVain,
    cells: [
      'morpho-blue@1 neighbour division by zero beside it',
      'morpho-blue@1 choice morpho-blue/borrow.repay: subOrZero(market.borrow.assets, moved.assets) below',
      'morpho-blue@1 guard morpho-blue/interest.feeShares: assets > supply.assets above',
      'morpho-blue@1 guard morpho-blue/interest.accrue: at < market.lastUpdate at',
      'morpho-blue@1 guard morpho-blue/liquidate.withLoss: assets > supply.assets at',
      'morpho-blue@1 guard morpho-blue/liquidate.withLoss: assets > supply.assets above',
      'morpho-blue@1 rounding morpho-blue/seizure.incentiveOf: mulDivDown(WAD, WAD, WAD - mulDivDown(LIQUIDATION_CURSOR, WAD - lltv, WAD)) exact',
      'morpho-blue@1 rounding morpho-blue/seizure.incentiveOf: mulDivDown(LIQUIDATION_CURSOR, WAD - lltv, WAD) inexact',
    ],
  },
];
