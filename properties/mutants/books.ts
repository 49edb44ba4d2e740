import { killedBy, type Mutant } from './mutant.js';

/** Books and counters that a machine keeps for itself, and that only their effect on later events would show. */
export const books: readonly Mutant[] = [
  ...killedBy('step-within-cap', [
    {
      id: 'cooling-ignored', file: 'src/mechanisms/stepwise/kernel/step-event.ts',
      find: 'return course.steps > 0n && world.market.at < course.steppedAt + design.schedule.interval;',
      replace: 'return false;',
      mistake: 'The interval between two steps is never waited for.',
    },
    {
      id: 'stepped-at-not-moved', file: 'src/mechanisms/stepwise/kernel/step-event.ts',
      find: 'steppedAt: at, repaid',
      replace: 'steppedAt: course.steppedAt, repaid',
      mistake: 'The interval is measured from the first step for ever.',
    },
    {
      id: 'repayments-not-counted', file: 'src/mechanisms/stepwise/kernel/step-event.ts',
      find: 'repaid: added(course.repaid, wish.debt, repaid) };',
      replace: 'repaid: course.repaid };',
      mistake: 'What steps repaid is not counted against what time unlocks.',
    },
    {
      id: 'sales-not-counted', file: 'src/mechanisms/stepwise/kernel/step-event.ts',
      find: 'selling: isCounted ? sold + seized : collateral.selling',
      replace: 'selling: collateral.selling',
      mistake: 'What was sold in the interval is not counted against the depth.',
    },
    {
      id: 'earlier-sales-forgotten', file: 'src/mechanisms/stepwise/kernel/step-event.ts',
      find: 'selling: isCounted ? sold + seized : collateral.selling',
      replace: 'selling: isCounted ? seized : collateral.selling',
      mistake: 'Only the last sale counts against the depth of the interval.',
    },
  ]),
  ...killedBy('auction-price-falls', [
    {
      id: 'take-restarts-the-clock', file: 'src/mechanisms/stepwise/kernel/auction-events.ts',
      find: 'auction: { ...auction, lot: auction.lot - sold }',
      replace: 'auction: { ...auction, lot: auction.lot - sold, startedAt: market.at }',
      mistake: 'A take sends the price back to its start.',
    },
    {
      id: 'premium-forgotten', file: 'src/kernel/auction.ts',
      find: 'mulDivUp(price, policy.startPremium, BPS)',
      replace: 'price',
      mistake: 'A round begins at the quote instead of above it.',
    },
    {
      id: 'floor-scaled-twice', file: 'src/kernel/auction.ts',
      find: 'mulDivUp(price, policy.reserve, BPS)',
      replace: 'mulDivUp(price, policy.reserve, BPS * BPS)',
      mistake: 'The reserve share is divided by its scale twice: the floor is next to nothing.',
    },
  ]),
  ...killedBy('auction-takes-no-more-than-due', [
    {
      id: 'price-limit-ignored', file: 'src/mechanisms/stepwise/kernel/auction-events.ts',
      find: 'if (ask > event.maxPrice)',
      replace: 'if (ask < 0n)',
      mistake: 'A taker pays more than he said he would.',
    },
    {
      id: 'absorbed-before-the-last-round', file: 'src/mechanisms/stepwise/kernel/auction-events.ts',
      find: 'if (auction.round < design.auction.mostRounds) return',
      replace: 'if (auction.round < 1n) return',
      mistake: 'The protocol takes the lot over while rounds remain.',
    },
  ]),
  ...killedBy('ledger-balances', [
    {
      id: 'surplus-not-refunded', file: 'src/mechanisms/stepwise/kernel/owner-events.ts',
      find: `...flows(design, account.surplus.map((amount, asset) => ['refunded', asset, amount])),`,
      replace: '',
      mistake: 'A settled account keeps nothing, and nobody pays its surplus out.',
    },
    {
      id: 'overpayment-not-collected', file: 'src/mechanisms/stepwise/kernel/owner-events.ts',
      find: `, ['overpaid', asset, toSurplus]`,
      replace: '',
      mistake: 'A surplus is booked that nobody was told to collect.',
    },
    {
      id: 'cover-not-collected', file: 'src/mechanisms/stepwise/kernel/loss-events.ts',
      find: `effects: [flow(design, 'covered', asset, event.amount)]`,
      replace: 'effects: []',
      mistake: 'A deficit shrinks without anybody paying.',
    },
  ]),
];
