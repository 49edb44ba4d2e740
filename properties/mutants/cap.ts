import { killedBy, type Mutant } from './mutant.js';

const step = 'src/kernel/step.ts';
const sizing = 'src/kernel/sizing.ts';

/** What the sizing, the schedule, the depth and the taker himself allow. */
export const cap: readonly Mutant[] = killedBy('step-within-cap', [
  {
    id: 'close-factor-of-the-whole-debt', file: step,
    find: '{ assessment, price: pair.price, debt: pair.debt }',
    replace: '{ assessment, price: pair.price, debt: mulDivDown(assessment.owed, 1n, pair.debtPrice) }',
    mistake: 'The close factor is a share of all that is owed instead of the leg that is repaid.',
  },
  {
    id: 'whole-debt-at-the-boundary', toy: 'toy-close-factor', file: sizing,
    find: 'assessment.backing < assessment.owed * sizing.wholeBelow',
    replace: 'assessment.backing <= assessment.owed * sizing.wholeBelow',
    mistake: 'The whole debt may be repaid at the health below which it may.',
  },
  {
    id: 'health-tier-at-the-boundary', toy: 'toy-health-tiers', file: sizing,
    find: 'view.assessment.backing < view.assessment.owed * below',
    replace: 'view.assessment.backing <= view.assessment.owed * below',
    mistake: 'A tier of health includes its upper bound.',
  },
  {
    id: 'price-tier-at-the-boundary', toy: 'toy-price-tiers', file: sizing,
    find: 'view.price < below',
    replace: 'view.price <= below',
    mistake: 'A tier of price includes its upper bound.',
  },
  {
    id: 'line-rises-by-the-whole-share', toy: 'toy-linear-shares', file: sizing,
    find: '(sizing.toShare - sizing.fromShare) * (owed',
    replace: 'sizing.toShare * (owed',
    mistake: 'The linear share rises by its last value instead of by the difference to its first.',
  },
  {
    id: 'unlocked-anew-by-every-step', file: sizing,
    find: 'subOrZero(mulDivUp(debt + repaid, share, whole), repaid)',
    replace: 'mulDivUp(debt + repaid, share, whole)',
    mistake: 'What earlier steps have used is unlocked for the next one again.',
  },
  {
    id: 'interval-share-of-depth-ignored', file: sizing,
    find: 'return min(perStep, left);',
    replace: 'return perStep;',
    mistake: 'Depth bounds each step, and any number of steps in an interval.',
  },
  {
    id: 'reward-before-schedule', file: step,
    find: 'repayment: min(raised, min(unlocked, byDepth))',
    replace: 'repayment: raised > sized ? raised : min(raised, min(unlocked, byDepth))',
    mistake: 'A step that is raised to be worth its keeper\'s while breaks the schedule and the depth.',
  },
  {
    id: 'offer-exceeded', file: step,
    find: 'exchange(min(wish.offered, limit.repayment), pair)',
    replace: 'exchange(limit.repayment, pair)',
    mistake: 'The taker is charged more than was offered.',
  },
  {
    id: 'least-before-the-fee', file: step,
    find: 'taken.seized - fee < wish.least',
    replace: 'taken.seized < wish.least',
    mistake: 'The taker\'s least is compared with the seizure before the fee is deducted.',
  },
]);
