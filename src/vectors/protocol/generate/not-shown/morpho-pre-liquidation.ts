import type { Unshown } from './unshown.js';

/** What no vector of pre-liquidations of Morpho shows. */
export const morphoPreLiquidation: readonly Unshown[] = [
  {
    kind: 'unmet', reason: 'They decide whether a contract can be made. Parameters with which it cannot are refused when a vector is read, before any event.',
    cells: [
      'morpho-pre-liquidation@1 guard morpho-blue/pre-liquidation/terms.refusalOf: preLltv >= lltv below',
      'morpho-pre-liquidation@1 guard morpho-blue/pre-liquidation/terms.refusalOf: preLltv >= lltv at',
      'morpho-pre-liquidation@1 guard morpho-blue/pre-liquidation/terms.refusalOf: preLltv >= lltv above',
      'morpho-pre-liquidation@1 guard morpho-blue/pre-liquidation/terms.refusalOf: closeFactor.first > closeFactor.last below',
      'morpho-pre-liquidation@1 guard morpho-blue/pre-liquidation/terms.refusalOf: closeFactor.first > closeFactor.last at',
      'morpho-pre-liquidation@1 guard morpho-blue/pre-liquidation/terms.refusalOf: closeFactor.first > closeFactor.last above',
      'morpho-pre-liquidation@1 guard morpho-blue/pre-liquidation/terms.refusalOf: closeFactor.first > WAD below',
      'morpho-pre-liquidation@1 guard morpho-blue/pre-liquidation/terms.refusalOf: closeFactor.first > WAD at',
      'morpho-pre-liquidation@1 guard morpho-blue/pre-liquidation/terms.refusalOf: closeFactor.first > WAD above',
      'morpho-pre-liquidation@1 guard morpho-blue/pre-liquidation/terms.refusalOf: incentive.first < WAD below',
      'morpho-pre-liquidation@1 guard morpho-blue/pre-liquidation/terms.refusalOf: incentive.first < WAD at',
      'morpho-pre-liquidation@1 guard morpho-blue/pre-liquidation/terms.refusalOf: incentive.first < WAD above',
      'morpho-pre-liquidation@1 guard morpho-blue/pre-liquidation/terms.refusalOf: incentive.first > incentive.last below',
      'morpho-pre-liquidation@1 guard morpho-blue/pre-liquidation/terms.refusalOf: incentive.first > incentive.last at',
      'morpho-pre-liquidation@1 guard morpho-blue/pre-liquidation/terms.refusalOf: incentive.first > incentive.last above',
      'morpho-pre-liquidation@1 guard morpho-blue/pre-liquidation/terms.refusalOf: incentive.last > mulDivDown(WAD, WAD, lltv) below',
      'morpho-pre-liquidation@1 guard morpho-blue/pre-liquidation/terms.refusalOf: incentive.last > mulDivDown(WAD, WAD, lltv) at',
      'morpho-pre-liquidation@1 guard morpho-blue/pre-liquidation/terms.refusalOf: incentive.last > mulDivDown(WAD, WAD, lltv) above',
      'morpho-pre-liquidation@1 rounding morpho-blue/pre-liquidation/terms.refusalOf: mulDivDown(WAD, WAD, lltv) inexact',
      'morpho-pre-liquidation@1 rounding morpho-blue/pre-liquidation/terms.refusalOf: mulDivDown(WAD, WAD, lltv) exact',
    ],
  },
];
