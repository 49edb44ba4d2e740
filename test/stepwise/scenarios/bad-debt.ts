import { cover, later, plain, repay, situation, type Situation } from '../../support/situations.js';
import { account, market, moves, type Scenario } from './scenario.js';

/** 80,000 dollars that nobody paid. */
const badDebt = (): Situation => situation('badDebt');
const covered = (): Situation => later(badDebt(), cover({ amount: 80_000n }));

export const badDebtScenarios: readonly Scenario[] = [
  { takes: 'badDebt.COVER.accepted', claim: 'anyone may pay the deficit', given: badDebt, when: cover({ amount: 79_999n }), then: 'badDebt', with: [account({ deficit: [0n, 0n, 1n] }), market({ reserves: [{}, {}, { deficit: 1n }] }), moves(['covered', 'USD', 79_999n])] },
  { takes: 'badDebt.COVER.otherwise', claim: 'but no more than the deficit', given: badDebt, when: cover({ amount: 80_001n }), because: 'COVER_EXCEEDS_DEFICIT' },
  { takes: 'badDebt.REPAY.accepted', claim: 'the owner pays the deficit, and keeps what is more', given: badDebt, when: repay({ amount: 80_001n }), then: 'badDebt', with: [account({ deficit: [0n, 0n, 0n], surplus: [0n, 0n, 1n] }), moves(['covered', 'USD', 80_000n], ['overpaid', 'USD', 1n])] },
  { takes: 'badDebt.REPAY.otherwise', claim: 'but not with nothing', given: badDebt, when: repay({ amount: 0n }), because: 'ZERO_AMOUNT' },
  { takes: 'badDebt.CLOSE.accepted', claim: 'an account without a deficit ends', given: covered, when: plain('CLOSE'), then: 'settled' },
  { takes: 'badDebt.CLOSE.otherwise', claim: 'a deficit keeps it open', given: badDebt, when: plain('CLOSE'), because: 'DEFICIT_REMAINS' },
  { takes: 'badDebt.route.closed', claim: 'a closed account is settled: what was overpaid goes back', given: () => later(covered(), repay({ amount: 3n })), when: plain('CLOSE'), then: 'settled', with: [moves(['refunded', 'USD', 3n])] },
];
