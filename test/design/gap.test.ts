import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BPS } from '../../src/kernel/arithmetic.js';
import type { Design, Sizing } from '../../src/kernel/design.js';
import { assess, isCovered, isHealthy } from '../../src/kernel/health.js';
import { checkDesign } from '../../src/mechanisms/stepwise/parameters/checks.js';
import { designWith, usualDesign } from '../support/designs.js';
import { always, between } from '../support/exact.js';
import { after, transition, worldWith } from '../support/worlds.js';

const numberOf = (design: Design, theorem: string, name: string): bigint =>
  checkDesign(design).find((finding) => finding.theorem === theorem)?.numbers[name] ?? -1n;

const withLeg = (threshold: bigint, bonus: bigint): Design =>
  designWith({ assets: usualDesign.assets.map((asset) => (asset.id === 'ETH' ? { ...asset, threshold, bonus } : asset)) });

/** Thresholds and bonuses that leave room: threshold × (1 + bonus) < 1. */
const leg = fc.tuple(between(1n, 9_999n), between(0n, 5_000n)).filter(([threshold, bonus]) => threshold * (BPS + bonus) < BPS * BPS);

/** An account that is exactly healthy at the price `BPS`, and what it is worth after its collateral went to `price`. */
const atTheEdge = (threshold: bigint, price: bigint) => ({ value: BPS * price, backing: BPS * price * threshold, owed: BPS * threshold });

describe('the survivable fall', () => {
  it('leaves an account at the edge of health covered, and one basis point more does not', () => {
    always(leg, ([threshold, bonus]) => {
      const fall = numberOf(withLeg(threshold, bonus), 'survivable-fall', 'gap');
      const fallen = (by: bigint) => atTheEdge(threshold, BPS - by);
      return isHealthy(fallen(0n)) && isCovered(fallen(fall), bonus) && !isCovered(fallen(fall + 1n), bonus);
    });
  });

  it('is 21.25 % for a threshold of 75 % and a bonus of 5 %, and 13.375 % for 82.5 % and 5 %, in whole basis points', () => {
    expect(numberOf(withLeg(7_500n, 500n), 'survivable-fall', 'gap')).toBe(2_125n);
    expect(numberOf(withLeg(8_250n, 500n), 'survivable-fall', 'gap')).toBe(1_337n);
  });
});

describe('the survivable rise', () => {
  it('leaves an account at the edge of health covered, and one basis point more does not', () => {
    always(leg, ([threshold, bonus]) => {
      const rise = numberOf(withLeg(threshold, bonus), 'survivable-rise', 'rise');
      const edge = atTheEdge(threshold, BPS);
      const owing = (risen: bigint) => ({ value: edge.value * BPS, backing: edge.backing * BPS, owed: edge.owed * (BPS + risen) });
      return isCovered(owing(rise), bonus) && !isCovered(owing(rise + 1n), bonus);
    });
  });

  it('of a design with several legs is that of the worst, with the largest bonus of all', () => {
    const assets = usualDesign.assets.map((asset) => (asset.id === 'USD' ? { ...asset, threshold: 9_000n, bonus: 100n } : asset));
    // 90 % × 105 %, though dollars themselves carry a bonus of 1 %.
    expect(numberOf(designWith({ assets }), 'survivable-rise', 'denominator')).toBe(94_500_000n);
  });
});

const share = between(500n, 10_000n);
const sizing: fc.Arbitrary<Sizing> = fc.oneof(
  fc.record({ kind: fc.constant('targetHealth' as const) }),
  fc.record({ kind: fc.constant('closeFactor' as const), share, wholeBelow: between(7_900n, 10_000n) }),
  fc.tuple(between(8_000n, 9_900n), share, share).map(([below, deep, shallow]): Sizing =>
    ({ kind: 'tiers', by: 'health', tiers: [{ below, share: deep }, { below: 10_000n, share: shallow }] })),
  fc.tuple(between(7_000n, 9_000n), between(1n, 2_000n), share, share).map(([fromLtv, span, fromShare, toShare]): Sizing =>
    ({ kind: 'linear', fromLtv, toLtv: fromLtv + span, fromShare, toShare })),
);

/** Whether so many steps, as large as the design allows, restore an account so large that rounding is far below a basis point. */
function restored(design: Design, health: bigint, steps: bigint): boolean {
  const price = 10n ** 12n;
  const collateral = 10n ** 18n;
  let world = worldWith(design, { collateral: { ETH: collateral }, debt: { USD: (collateral * 7_500n) / health }, prices: { ETH: price, USD: price } });
  for (let step = 0n; step < steps; step += 1n) {
    const at = step * design.schedule.interval;
    const answer = transition(design, after(design, world, { type: 'TICK', at }), { type: 'STEP', at, collateral: 'ETH', debt: 'USD', offered: 2n * collateral, least: 0n });
    if (answer._tag === 'Left') break;
    world = answer.right.world;
  }
  return isHealthy(assess(design, world.market, world.account));
}

describe('the steps that fit into the reaction', () => {
  it('restore health from anywhere that the envelope leads, wherever the theorem says that they do', () => {
    const health = between(7_900n, 9_999n);
    let said = 0;
    always(fc.tuple(sizing, between(1n, 8n), between(0n, 400n), health), ([drawn, mostSteps, interval, at]) => {
      const plain = { ...usualDesign.incentive, leastReward: 0n };
      const design = designWith({ sizing: drawn, dust: { kind: 'none' }, incentive: plain, schedule: { ...usualDesign.schedule, mostSteps, interval } });
      const finding = checkDesign(design).find(({ theorem }) => theorem === 'steps-restore-health-within-the-reaction');
      if (finding?.severity !== 'holds') return true;
      said += 1;
      return restored(design, at, finding.numbers['steps'] ?? 0n);
    });
    expect(said).toBeGreaterThan(30);
  });
});
