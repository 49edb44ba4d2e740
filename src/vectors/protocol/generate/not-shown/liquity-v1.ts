import { belowZero, type Unshown } from './unshown.js';

/** What no vector of Liquity v1 shows. */
export const liquityV1: readonly Unshown[] = [
  {
    kind: 'unmet', reason: belowZero,
    cells: [
      'liquity-v1@1 guard liquity-v1/depositor.withdraw: amount > 0n below',
      'liquity-v1@1 guard liquity-v1/liquidation.normalValues: pool > 0n below',
      'liquity-v1@1 guard liquity-v1/trove.ratioOf: debt > 0n below',
      'liquity-v1@1 guard liquity-v1/trove.nominalRatioOf: debt > 0n below',
      'liquity-v1@1 guard liquity-v1/trove.modeOf: whole.debt > 0n below',
      'liquity-v1@1 guard liquity-v1/trove.withStake: market.collateralSnapshot > 0n below',
    ],
  },
  {
    kind: 'unmet',
    reason: 'The fee is half a percent of what is drawn, rounded down. Its share of that, rounded either way, is at most half a percent, and no maxFee that is let through is less.',
    cells: [
      'liquity-v1@1 refusal Fee exceeded provided maximum returned',
      'liquity-v1@1 neighbour Fee exceeded provided maximum beside it',
      'liquity-v1@1 guard liquity-v1/borrower.chargeRefusal: mulDivDown(fee, ONE, lusd) > maxFee above',
    ],
  },
  {
    kind: 'alike',
    reason: 'The fee is half a percent of what is drawn, rounded down, so that a share of it that has a remainder is below half a percent: rounded up it is no more than that, and no maxFee that is let through is less.',
    cells: ['liquity-v1@1 rounding liquity-v1/borrower.chargeRefusal: mulDivDown(fee, ONE, lusd) inexact'],
  },
  {
    kind: 'alike',
    reason: 'Where the pool has nothing, the debt that it buys is nothing too, being the smaller of both, and so is the collateral in proportion to it: both branches give 0.',
    cells: ['liquity-v1@1 guard liquity-v1/liquidation.normalValues: pool > 0n at'],
  },
  {
    kind: 'unmet',
    reason: 'The debt that a pool buys is at most its deposits. All of them lose just one whole; of less the loss is cut off below one whole before a unit is added.',
    cells: ['liquity-v1@1 guard liquity-v1/pool.offset: perUnit.loss > ONE above'],
  },
  {
    kind: 'unmet',
    reason: 'The count goes up one by one from 0, and at the number that it is compared with the loop ends.',
    cells: ['liquity-v1@1 guard liquity-v1/sequence.throughOrder: seen >= most above'],
  },
  {
    kind: 'unmet',
    reason: 'No snapshot is ahead of what it is of: a world that has one is refused when it is read.',
    cells: [
      'liquity-v1@1 guard liquity-v1/pool.compoundedOf: epoch < pool.epoch above',
      'liquity-v1@1 guard liquity-v1/trove.withPendingApplied: account.collateralSnapshot >= market.collateralPerStake above',
    ],
  },
];
