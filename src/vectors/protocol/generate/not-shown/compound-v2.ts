import type { Unshown } from './unshown.js';

/** What no vector of markets of Compound v2 shows. */
export const compoundV2: readonly Unshown[] = [
  {
    kind: 'alike', reason: 'Where both sides are equal, both branches come to the same: the difference of the two is zero, whichever of them is taken off the other.',
    cells: [
      'compound-v2@1 guard compound-v2/account.liquidityOf: owed.value >= backing.value at',
    ],
  },
];
