import { belowZero, type Unshown } from './unshown.js';

/** What no vector of auctions of Maker shows. */
export const makerClip: readonly Unshown[] = [
  {
    kind: 'unmet', reason: belowZero,
    cells: [
      'maker-clip@1 guard maker-clip/sales.topOf: top > 0n below',
      'maker-clip@1 guard maker-clip/take.settled: sale.due > 0n below',
    ],
  },
  {
    kind: 'unmet',
    reason: 'The collateral that is taken is at most what the debt is worth, which is a word divided by 10^27.',
    cells: ['maker-clip@1 guard maker-clip/end.skim: collateral > SIGNED_LIMIT at', 'maker-clip@1 guard maker-clip/end.skim: collateral > SIGNED_LIMIT above'],
  },
];
