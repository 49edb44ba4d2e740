import type { Unshown } from './unshown.js';

/** What no vector of a Comet shows. */
export const compoundV3: readonly Unshown[] = [
  {
    kind: 'unmet', reason: 'What has to fit below a limit is a rate, a growth, a principal or a sum of them: sums, products and quotients of words, of which none is below zero; what was is refused by the difference that it came from.',
    cells: ['compound-v3@1 guard compound-v3/word.below: a.value >= 0n below'],
  },
  {
    kind: 'alike', reason: 'Where both sides are equal, both branches come to the same: the larger of two equals, or a slope of which nothing has been climbed.',
    cells: ['compound-v3@1 guard compound-v3/absorb.absorbed: credit.value > owed.value at', 'compound-v3@1 guard compound-v3/interest.rateAt: used.value <= kink at'],
  },
  {
    kind: 'unmet', reason: 'A debt is asked for only of accounts with a principal below zero: the liquidity of any other is zero before that, and it is refused as not liquidatable.',
    cells: ['compound-v3@1 guard compound-v3/account.owedOf: principal < 0n at', 'compound-v3@1 guard compound-v3/account.owedOf: principal < 0n above'],
  },
];
