import { PRICE_SCALE, amountAt } from '../../src/kernel/arithmetic.js';
import type { Design } from '../../src/kernel/design.js';
import type { Event } from '../../src/kernel/event.js';
import type { Assessment } from '../../src/kernel/health.js';
import { assetIndex, reserveAt } from '../../src/kernel/reserve.js';
import type { World } from '../../src/kernel/world.js';
import { assets, auctionOnly, cash, coin, large, small, token, dollar, unhurried } from './designs.js';
import { byBehaviour, type Fault } from './fault.js';
import { faulty, judging, under } from './injection.js';

/** Half of the debt at once, all of it below health 0.95, and a target so high that the share is what binds. */
const halves = { target: 30_000n, sizing: { kind: 'closeFactor', share: 5_000n, wholeBelow: 9_500n } } as const;

/** At a threshold of 95 % health is 0.95 where the collateral is worth the debt, which whole numbers meet often. */
const closing = small('zerolend-boundary', { ...assets(coin(9_500n, 0n), cash), ...halves, schedule: unhurried, dust: { kind: 'none' } });

const wholly = (design: Design): Design => ({ ...design, sizing: { kind: 'targetHealth' } });

/** The whole debt already where health is exactly 0.95. */
const atTheBoundary = (design: Design, _world: World, _event: Event, { backing, owed }: Assessment): Design =>
  (design.sizing.kind === 'closeFactor' && backing === owed * design.sizing.wholeBelow ? wholly(design) : design);

/** A thousand dollars [value]. */
const smallLeg = 1_000n * PRICE_SCALE;

/** The whole debt where the collateral that the liquidator names is worth less than a floor, whatever else stands. */
function onSmallLegs(design: Design, { market, account }: World, event: Event): Design {
  if (event.type !== 'STEP') return design;
  const asset = assetIndex(design, event.collateral);
  return amountAt(account.collateral, asset) * reserveAt(market, asset).price < smallLeg ? wholly(design) : design;
}

/** Boundaries that are off by one, and ways around the close factor. */
export const limits: readonly Fault[] = [
  byBehaviour({
    id: 'whole-at-the-boundary', guarantee: 'step-within-cap', events: 5,
    source: 'ZeroLend One, Sherlock 2024-06, "Full liquidations are possible at an earlier point due to off by one error"',
    mistake: 'At a health of exactly 0.95 the whole debt may be closed, though the close factor ends below it.',
  }, faulty({ effects: { step: under('step', atTheBoundary) } }), closing),
  byBehaviour({
    id: 'small-leg-lifts-the-limit', guarantee: 'step-within-cap', events: 5,
    source: 'Aave v3.3, Sherlock 2025-01, "Liquidation with 100% close factor is still possible even if HF is greater than 0.95"; ZeroLend One, Sherlock 2024-06',
    mistake: 'A leg below the dust threshold lifts the close factor, and liquidators make or choose such a leg.',
  }, faulty({ effects: { step: under('step', onSmallLegs) } }), large('aave-v3-3', { ...assets(token(7_500n, 500n), dollar), ...halves })),
  byBehaviour({
    id: 'health-of-exactly-one', guarantee: 'healthy-is-untouchable', events: 4,
    source: 'The comparison of ZeroLend One, at health 1; Euler v2 draws the line there on purpose',
    mistake: 'The comparison is strict on the wrong side: an account of health exactly 1 is liquidated, as soon as it has borrowed.',
  }, judging((assessment) => (assessment.owed > 0n ? { ...assessment, backing: assessment.backing - 1n } : assessment)), small('boundary', { ...assets(coin(6_000n, 500n), cash), ...auctionOnly, warning: 10_000n })),
];
