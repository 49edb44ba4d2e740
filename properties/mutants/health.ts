import { killedBy, type Mutant } from './mutant.js';

const step = 'src/kernel/step.ts';

const improving = killedBy('step-improves-health', [
  {
    id: 'bonus-compounded', file: step,
    find: 'mulDivDown(repaid * debtPrice, multiplier, BPS * price)',
    replace: 'mulDivDown(repaid * debtPrice, multiplier * multiplier, BPS * BPS * price)',
    mistake: 'The bonus is paid on an amount that contains it.',
  },
  {
    id: 'at-least-one-unit', file: step,
    find: 'mulDivDown(repaid * debtPrice, multiplier, BPS * price)',
    replace: 'max(1n, mulDivDown(repaid * debtPrice, multiplier, BPS * price))',
    mistake: 'A repayment too small for one unit of collateral is given a whole one.',
  },
]);

const toxic = killedBy('no-toxic-spiral', [
  {
    id: 'toxic-without-the-bonus', file: 'src/kernel/health.ts',
    find: 'backing * BPS < owed * threshold * multiplier',
    replace: 'backing * BPS < owed * threshold * BPS',
    mistake: 'The toxic frontier is drawn at the threshold, and the bonus is left out.',
  },
  {
    id: 'toxic-leg-offered', file: step,
    find: `design.toxicity === 'escalate' && isToxic(assessment, pair.threshold, pair.multiplier)`,
    replace: 'false',
    mistake: 'As long as one leg is harmless, every other may be stepped on.',
  },
]);

const covered = killedBy('coverage-is-preserved', [
  {
    id: 'fee-on-top-of-the-bonus', file: step,
    find: 'return { repaid: taken.repaid, seized: taken.seized, fee,',
    replace: 'return { repaid: taken.repaid, seized: taken.seized + fee, fee,',
    mistake: 'The protocol takes its share in addition to the bonus instead of out of it.',
  },
  {
    id: 'seizure-rounds-to-nearest', file: step,
    find: 'mulDivDown(repaid * debtPrice, multiplier, BPS * price)',
    replace: 'mulDivDown(2n * repaid * debtPrice * multiplier + BPS * price, 1n, 2n * BPS * price)',
    mistake: 'The seizure is rounded to the nearest unit.',
  },
]);

export const health: readonly Mutant[] = [...improving, ...toxic, ...covered];
