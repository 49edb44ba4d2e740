import { belowZero, soughtInVain, type Unshown } from './unshown.js';

/** What no vector of a Comet shows. */
export const compoundV3: readonly Unshown[] = [
  {
    kind: 'unmet', reason: belowZero,
    cells: [
      'compound-v3@1 guard compound-v3/word.below: a.value >= 0n below',
    ],
  },
  {
    kind: 'sought', reason: soughtInVain,
    cells: [
      'compound-v3@1 refusal division by zero returned',
      'compound-v3@1 neighbour division by zero beside it',
      'compound-v3@1 neighbour InvalidUInt64 beside it',
      'compound-v3@1 refusal InvalidUInt104 returned',
      'compound-v3@1 neighbour InvalidUInt104 beside it',
      'compound-v3@1 refusal InvalidInt104 returned',
      'compound-v3@1 neighbour InvalidInt104 beside it',
      'compound-v3@1 neighbour InvalidInt256 beside it',
      'compound-v3@1 guard compound-v3/absorb.principalAfter: left.value <= 0n at',
      'compound-v3@1 guard compound-v3/absorb.absorbed: credit.value > owed.value at',
      'compound-v3@1 guard compound-v3/account.owedOf: principal < 0n at',
      'compound-v3@1 guard compound-v3/account.owedOf: principal < 0n above',
      'compound-v3@1 guard compound-v3/account.liquidityOf: sum.value >= 0n at',
      'compound-v3@1 guard compound-v3/account.liquidityOf: sum.value >= 0n above',
      'compound-v3@1 guard compound-v3/interest.rateAt: used.value <= kink at',
      'compound-v3@1 guard compound-v3/word.below: a.value < limit at',
    ],
  },
];
