import { RAY } from '../../../src/kernel/arithmetic.js';
import { later, plain, quote, situation, type Situation } from '../../support/situations.js';
import { dollar, smallDesign } from '../../support/worlds.js';
import { account, effects, market, moves, type Scenario } from './scenario.js';

const healthy = (): Situation => situation('healthy');
const halted = (): Situation => later(healthy(), plain('HALT', 10n));
const stale = (): Situation => later(healthy(), plain('TICK', 7_201n));

/** A millionth a second. */
const interest = { assets: smallDesign().assets.map((asset) => (asset.id === 'USD' ? { ...dollar, rate: RAY / 1_000_000n } : asset)) };
const others = { reserves: { USD: { debt: 1n << 111n } } };

export const marketScenarios: readonly Scenario[] = [
  { takes: 'market.QUOTE.accepted', claim: 'prices and depths are in force from now on', given: healthy, when: quote({ ETH: 110n }, 3n, 77n), then: 'healthy', with: [market({ at: 3n, reserves: [{ price: 110n, quotedAt: 3n, depth: 77n, anchor: 100n }, { price: 400n, quotedAt: 0n }, {}] })] },
  { takes: 'market.QUOTE.otherwise', claim: 'a price of zero is none', given: healthy, when: quote({ ETH: 0n }), because: 'ZERO_PRICE' },
  { takes: 'market.TICK.accepted', claim: 'time passes', given: healthy, when: plain('TICK', 3n), then: 'healthy', with: [market({ at: 3n }), effects()] },
  { takes: 'market.TICK.otherwise', claim: 'time does not go back', given: () => later(healthy(), plain('TICK', 3n)), when: plain('TICK', 2n), because: 'TIME_REVERSED' },
  { takes: 'market.ACCRUE.accepted', claim: 'interest is booked on every debt', given: () => situation('healthy', interest), when: plain('ACCRUE', 50n), then: 'healthy', with: [account({ debt: [0n, 0n, 60_003n] }), moves(['accrued', 'USD', 3n])] },
  { takes: 'market.ACCRUE.otherwise', claim: 'not where a debt might outgrow its range', given: () => situation('healthy', interest, others), when: plain('ACCRUE', 50n), because: 'AMOUNT_OUT_OF_RANGE' },
  { takes: 'market.HALT.accepted', claim: 'the operator halts', given: healthy, when: plain('HALT', 10n), then: 'healthy', with: [market({ cause: 'operator', haltedAt: 10n })] },
  { takes: 'market.HALT.otherwise', claim: 'but not what is halted', given: halted, when: plain('HALT', 11n), because: 'ALREADY_HALTED' },
  { takes: 'market.RESUME.accepted', claim: 'the operator resumes', given: halted, when: plain('RESUME', 11n), then: 'healthy', with: [market({ cause: 'none', breaker: 'armed' })] },
  { takes: 'market.RESUME.otherwise', claim: 'but not what runs', given: healthy, when: plain('RESUME'), because: 'NOT_HALTED' },
  { takes: 'breaker.armed.route.halted', claim: 'a price that moves too far trips the breaker', given: healthy, when: quote({ USD: 2n }, 4n), then: 'unwinding.exhausted', with: [market({ breaker: 'tripped', cause: 'move', haltedAt: 4n })] },
  { takes: 'breaker.tripped.route.released', claim: 'the breaker releases itself', given: halted, when: plain('TICK', 910n), then: 'healthy', with: [market({ breaker: 'armed', cause: 'none', haltedAt: 0n })] },
  { takes: 'feed.fresh.route.staleFeed', claim: 'a quote grows too old', given: healthy, when: plain('TICK', 7_201n), then: 'healthy', with: [account({ feed: 'stale' })] },
  { takes: 'feed.stale.route.freshFeed', claim: 'new quotes of all that is held and owed make it fresh', given: stale, when: quote({ ETH: 100n, USD: 1n }, 7_201n), then: 'healthy', with: [account({ feed: 'fresh' })] },
];
