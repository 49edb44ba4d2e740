import { belowZero, type Unshown } from './unshown.js';

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
    kind: 'unmet',
    reason: 'A call in the second of the last update is answered a line before, which compares for equality.',
    cells: ['morpho-blue@1 guard morpho-blue/interest.accrue: at < market.lastUpdate at'],
  },
];
