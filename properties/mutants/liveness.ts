import { killedBy, type Mutant } from './mutant.js';

const events = 'src/mechanisms/stepwise/kernel/auction-events.ts';
const step = 'src/mechanisms/stepwise/kernel/step-event.ts';
const owner = 'src/mechanisms/stepwise/kernel/owner-events.ts';
const lifecycle = 'spec/lifecycle.ts';

const stuck = killedBy('never-stuck', [
  {
    id: 'auction-never-opens', file: lifecycle,
    find: `on: { OPEN_AUCTION: does('openAuction') },`,
    replace: 'on: {},',
    mistake: 'When steps are exhausted, nothing takes their place.',
  },
  {
    id: 'last-round-never-ends', file: events,
    find: 'auction.round < design.auction.mostRounds',
    replace: 'auction.round <= design.auction.mostRounds',
    mistake: 'After the last round the auction can be neither reset nor ended.',
  },
  {
    id: 'halt-without-end', file: 'src/kernel/breaker.ts',
    find: `market.cause !== 'none' && market.at < market.haltedAt + policy.release`,
    replace: `market.cause !== 'none'`,
    mistake: 'A tripped breaker waits for an operator, for ever.',
  },
]);

const terminating = killedBy('unwinding-terminates', [
  {
    id: 'steps-not-counted', file: step,
    find: 'steps: course.steps + 1n',
    replace: 'steps: course.steps',
    mistake: 'Steps are bounded by a count that nobody keeps.',
  },
  {
    id: 'most-steps-ignored', file: step,
    find: 'course.steps >= design.schedule.mostSteps || ',
    replace: '',
    mistake: 'Only the window ends stepping, not the number of steps.',
  },
  {
    id: 'rounds-not-counted', file: events,
    find: 'round: auction.round + 1n',
    replace: 'round: auction.round',
    mistake: 'Every reset begins the same round again.',
  },
  {
    id: 'one-round-too-many', file: events,
    find: 'auction.round >= design.auction.mostRounds',
    replace: 'auction.round > design.auction.mostRounds',
    mistake: 'The auction is reset once more than the design allows.',
  },
]);

const released = killedBy('recovery-releases', [
  {
    id: 'kept-until-the-target', file: 'src/mechanisms/stepwise/kernel/guards.ts',
    find: 'isHealthy(assessment) && !isSound(design, assessment)',
    replace: 'isAtLeast(assessment, design.target) && !isSound(design, assessment)',
    mistake: 'An account that is healthy again is kept until it has reached the target.',
  },
  {
    id: 'lot-left-out', file: 'src/kernel/health.ts',
    find: '? amountAt(account.collateral, asset) + account.auction.lot',
    replace: '? amountAt(account.collateral, asset)',
    mistake: 'What stands in the auction does not count as collateral, so that no rise of its price ends the auction.',
  },
  {
    id: 'sound-account-auctioned', file: lifecycle,
    find: `route('sound', 'healthy', 'endAuction'),`,
    replace: '',
    mistake: 'No recovery ends an auction.',
  },
]);

const repaying = killedBy('owner-can-always-repay', [
  {
    id: 'repayment-blocked-with-the-rest', file: owner,
    find: 'const toDebt = min(move.amount, amountAt(account.debt, asset));',
    replace: `const refusal = blocked(design, { market, account }, 'WITHDRAW', []);
  if (refusal !== null) return refusal;
  const toDebt = min(move.amount, amountAt(account.debt, asset));`,
    mistake: 'A halt stops repayments along with everything else.',
  },
  {
    id: 'auction-locks-the-owner-out', file: lifecycle,
    find: `initial: 'running',
  on: { DEPOSIT: does('deposit'), REPAY: does('repay') },`,
    replace: `initial: 'running',
  on: { DEPOSIT: does('deposit') },`,
    mistake: 'Once the collateral is being sold, the owner can no longer pay the debt.',
  },
  {
    id: 'repaid-whole-or-not-at-all', file: owner,
    find: 'const toDebt = min(move.amount, amountAt(account.debt, asset));',
    replace: `if (move.amount < amountAt(account.debt, asset)) return { code: 'DEBT_REMAINS', owed: amountAt(account.debt, asset) };
  const toDebt = amountAt(account.debt, asset);`,
    mistake: 'A part of the debt is not accepted.',
  },
]);

export const liveness: readonly Mutant[] = [...stuck, ...terminating, ...released, ...repaying];
