import { describe, expect, it } from 'vitest';
import type { Design } from '../../src/kernel/design.js';
import type { World } from '../../src/kernel/world.js';
import { atPar, oneLegDesign, stepOf, stepped } from '../support/one-leg.js';
import { refused } from '../support/worlds.js';

/** One human unit of either asset, so that rounding disappears behind the formulas. */
const one = 1_000_000n;
const B = 10_000n;

// LT = 80 %, LS = 5 %, CF = 50 %, C = 100,000 and D = 81,000: health is 0.988.
const threshold = 8_000n;
const bonus = 500n;
const closeFactor = 5_000n;
const collateral = 100_000n * one;
const debt = 81_000n * one;

/** The target is out of reach, so that the close factor alone limits a step: the fixed-spread liquidation of the paper. */
const fixedSpread = oneLegDesign({ threshold, bonus }, { target: 65_000n, sizing: { kind: 'closeFactor', share: closeFactor, wholeBelow: 0n } });

function profitOf(design: Design, start: World, offers: readonly bigint[]): bigint {
  let world = start;
  let profit = 0n;
  for (const offered of offers) {
    const step = stepped(design, world, offered);
    profit += step.seized - step.repaid;
    ({ world } = step);
  }
  return profit;
}

describe('fixed-spread liquidation (Qin et al. 2021, §5.2)', () => {
  const account = (): World => atPar(fixedSpread, collateral, debt);
  const repayment1 = ((debt * B - threshold * collateral) * B) / (B * B - threshold * (B + bonus));

  it('earns LS · CF · D in one step up to the close factor', () => {
    expect(profitOf(fixedSpread, account(), [debt])).toBe((bonus * closeFactor * debt) / B / B);
    expect(profitOf(fixedSpread, account(), [debt])).toBe(2_025n * one);
  });

  it('earns LS · (1 − CF) · (D − LT · C) / (1 − LT · (1 + LS)) more in the optimal two steps', () => {
    expect(repayment1).toBe(6_250n * one);
    // A unit short of health 1: at health 1 the paper still liquidates, this machine does not.
    const optimal = profitOf(fixedSpread, account(), [repayment1 - 20n, debt]);
    expect(optimal - 2_181_250_000n).toBeGreaterThanOrEqual(-2n);
    expect(optimal - 2_181_250_000n).toBeLessThanOrEqual(2n);
  });

  it('ends with the first of the two steps where that restores health 1', () => {
    const restored = stepped(fixedSpread, account(), repayment1).world;
    expect(restored.account.phase).toBe('healthy');
    expect(refused(fixedSpread, restored, stepOf(restored, debt))).toMatchObject({ code: 'EVENT_NOT_ALLOWED', phase: 'healthy' });
  });

  it('earns nothing more by two steps where the target limits both', () => {
    const toTarget = oneLegDesign({ threshold, bonus }, { target: 10_500n });
    const start = atPar(toTarget, collateral, debt);
    const inOne = profitOf(toTarget, start, [debt]);
    for (const first of [1n, 1_000n, 5_000n, 6_249n]) expect(profitOf(toTarget, start, [first * one, debt])).toBeLessThanOrEqual(inOne + 1n);
  });
});

describe('reasonable parameters, 1 − LT · (1 + LS) > 0 (Qin et al. 2021, §5.2)', () => {
  it.each([
    { LT: 8_000n, LS: 2_499n, reasonable: true },
    { LT: 8_000n, LS: 2_500n, reasonable: false },
    { LT: 9_523n, LS: 500n, reasonable: true },
    { LT: 9_524n, LS: 500n, reasonable: false },
    { LT: 9_100n, LS: 900n, reasonable: true },
    { LT: 9_200n, LS: 900n, reasonable: false },
  ])('of LT $LT bps with LS $LS bps: a step just below health 1 helps: $reasonable', ({ LT, LS, reasonable }) => {
    const design = oneLegDesign({ threshold: LT, bonus: LS }, { target: 11_000n });
    const world = atPar(design, B * one, LT * one + 1n);
    expect(world.account.phase).toBe(reasonable ? 'unwinding.ready' : 'unwinding.exhausted');
  });
});
