import { describe, expect, it } from 'vitest';
import { RAY } from '../../src/kernel/arithmetic.js';
import type { AuctionPolicy, Design } from '../../src/kernel/design.js';
import type { Event } from '../../src/kernel/event.js';
import type { World } from '../../src/kernel/world.js';
import { accepted, after, effectsOf, refused, worldWith } from '../support/worlds.js';
import { oneLegDesign } from '../support/one-leg.js';

/**
 * clip of ETH-B (April 2021): buf 1.3, cut 0.99, step 90 s, cusp 0.4, tail 8400 s. `cusp` is the share of the start price
 * below which an auction needs a reset, so that `largestFall` = 1 − cusp. Maker has no reserve price; 50 % of the quote lies
 * below buf · cusp = 52 %, and so never binds.
 */
const ethB: AuctionPolicy = {
  curve: { kind: 'stairstep', cut: (RAY * 99n) / 100n, every: 90n }, startPremium: 13_000n, duration: 8_400n, largestFall: 6_000n,
  reserve: 5_000n, tip: 0n, tipShare: 0n, mostRounds: 3n, takes: 'partial',
};

/** No steps at all: an unhealthy account goes straight to auction. */
const designOf = (auction: AuctionPolicy): Design =>
  oneLegDesign({ threshold: 6_666n, bonus: 500n }, { auction, schedule: { interval: 0n, unlock: { kind: 'whole' }, mostSteps: 0n, window: 1n } });

const million = 1_000_000n;
/** Both assets are quoted at this, so that an asking price shows nine digits of its ratio to the oracle price. */
const oracle = 1_000_000_000n;

function auctioned(design: Design): World {
  const world = worldWith(design, { collateral: { ETH: 1_400n * million }, debt: { USD: 1_000n * million }, prices: { ETH: oracle, USD: oracle } });
  return after(design, world, { type: 'OPEN_AUCTION', at: 0n, collateral: 'ETH', debt: 'USD' });
}

const take = (at: bigint, maxPrice = 10n * oracle): Event => ({ type: 'TAKE', at, amount: million, maxPrice });

describe('the auction of ETH-B (Maker clip, abaci)', () => {
  const design = designOf(ethB);
  const open = (): World => auctioned(design);
  const phaseAt = (at: bigint): string => accepted(design, open(), { type: 'TICK', at }).world.account.phase;
  const askedAt = (at: bigint): bigint => effectsOf(accepted(design, open(), take(at)), 'took')[0]?.ask ?? 0n;

  it('starts at buf, 1.3 of the oracle price', () => {
    expect([askedAt(0n), askedAt(89n), askedAt(90n)]).toEqual([1_300_000_000n, 1_300_000_000n, 1_287_000_000n]);
  });

  it('asks less than the oracle price from step 27, 2430 s, on: 1.3 · 0.99^27 = 0.991046', () => {
    expect([askedAt(2_429n), askedAt(2_430n)]).toEqual([1_001_056_090n, 991_045_529n]);
    expect(refused(design, open(), take(2_429n, oracle))).toEqual({ code: 'ASK_ABOVE_LIMIT', ask: 1_001_056_090n, maxPrice: oracle });
  });

  it('expires at step 92, 8280 s, when the price falls through the cusp: before the tail of 8400 s', () => {
    expect([phaseAt(8_279n), phaseAt(8_280n)]).toEqual(['auction.running', 'auction.expired']);
  });

  it('is over at the tail where the cusp is never reached', () => {
    const patient = designOf({ ...ethB, largestFall: 9_000n });
    const opened = auctioned(patient);
    const phases = [8_399n, 8_400n].map((at) => accepted(patient, opened, { type: 'TICK', at }).world.account.phase);
    expect(phases).toEqual(['auction.running', 'auction.expired']);
  });

  it('sells at buf · cusp = 0.52 of the oracle price at the lowest', () => {
    expect(askedAt(8_279n)).toBe(520_890_049n);
    expect(refused(design, open(), take(8_280n))).toMatchObject({ code: 'EVENT_NOT_ALLOWED', phase: 'auction.expired' });
  });
});

describe('an auction without a reserve price (Black Thursday: $8.32M went for nothing)', () => {
  it('sells for nothing once its price has fallen to nothing', () => {
    const design = designOf({ ...ethB, curve: { kind: 'linear', zeroAfter: 3_600n }, largestFall: 10_000n, reserve: 0n });
    expect(effectsOf(accepted(design, auctioned(design), take(3_600n)), 'took')[0]).toMatchObject({ ask: 0n, sold: million, paid: 0n });
  });
});
