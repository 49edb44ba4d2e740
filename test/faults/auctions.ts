import type { Design } from '../../src/kernel/design.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { usualDesign } from '../support/designs.js';
import { assets, auctionOnly, dollar, large, small, token } from './designs.js';
import { byBehaviour, byParameters, type Fault } from './fault.js';
import { faulty, under } from './injection.js';

/** The design as if any price would do, however far it has fallen. */
const unreserved = (design: Design): Design => ({ ...design, auction: { ...design.auction, reserve: 0n, largestFall: 10_000n } });

/** An auction that sells at any price, down to none. */
const unreservedAuction = faulty({
  effects: { openAuction: under('openAuction', unreserved), resetAuction: under('resetAuction', unreserved), take: under('take', unreserved) },
  guards: {
    roundOver: (design, world, assessment) => stepwise.guards.roundOver(unreserved(design), world, assessment),
    roundRunning: (design, world, assessment) => stepwise.guards.roundRunning(unreserved(design), world, assessment),
  },
});

const quoted = (name: string, breaker: Partial<Design['breaker']>): Design => {
  const design = large(name, assets(token(7_500n, 500n), { ...dollar, id: 'DAI', decimals: 18n }));
  return { ...design, breaker: { ...design.breaker, ...breaker } };
};

/** Whatever may be blocked, but for the step itself. */
const allButSteps = usualDesign.breaker.whenStale.filter((event) => event !== 'STEP');

/** Sales at a price that nobody stands behind. */
export const auctions: readonly Fault[] = [
  byBehaviour({
    id: 'zero-bids', guarantee: 'auction-has-a-floor', events: 6,
    source: 'Maker, 12 March 2020 (Whiterabbit, "Black Thursday for MakerDAO")',
    mistake: 'No reserve price stands, nobody else gets a bid in, and collateral worth 8.32 million dollars is sold for nothing.',
  }, unreservedAuction, small('maker-flip', { ...auctionOnly, auction: { ...small('toy').auction, curve: { kind: 'linear', zeroAfter: 3n }, duration: 5n } })),
  byParameters({
    id: 'oracle-dead', guarantee: 'stale-quotes-seize-nothing', events: 5,
    source: 'Exactly, Sherlock 2024-04, #45; Drift v2 lets stale prices liquidate',
    mistake: 'Nothing asks how old a price is: when its oracle has died, accounts are still liquidated at it.',
  }, quoted('oracle-dead', { whenStale: allButSteps }), quoted('oracle-asked', {})),
  byParameters({
    id: 'liquidated-on-a-wick', guarantee: 'stale-quotes-seize-nothing', events: 5,
    source: 'Compound v2, DAI at 1.30 dollars, 26 November 2020',
    mistake: 'One venue\'s price jumps by 30 %, and what it makes liquidatable is liquidated before another price is heard.',
  }, quoted('wick-followed', { whenTripped: allButSteps, largestMove: 2_000n }), quoted('wick-awaited', { largestMove: 2_000n })),
];
