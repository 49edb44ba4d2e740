import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BPS } from '../../src/kernel/arithmetic.js';
import type { Incentive } from '../../src/kernel/design.js';
import type { Assessment } from '../../src/kernel/health.js';
import { bonusOf, bonusOnCurve, feeOf, nonToxicBonus, worthwhileRepayment } from '../../src/kernel/incentive.js';
import { AMOUNT_LIMIT, PRICE_LIMIT } from '../../src/kernel/limits.js';
import { always, between, exact, isCeilingOf, isFloorOf, least, most, quotient, upTo } from '../support/exact.js';
import { smallDesign } from '../support/worlds.js';

const bonus = between(0n, 3_000n);
const unhealthy: fc.Arbitrary<Assessment> = fc.tuple(upTo(1n << 239n, 1n), between(0n, 10n ** 9n)).map(([owed, share]) => ({ value: owed, backing: (owed * BPS * share) / 10n ** 9n, owed }));
const incentive = (changes: Partial<Incentive> = {}): Incentive => ({ curve: { kind: 'fixed' }, nonToxicCeiling: false, protocolShare: 0n, leastReward: 0n, ...changes });
const health = (owed: bigint, bps: bigint): Assessment => ({ value: 0n, backing: owed * bps, owed });

describe('bonusOnCurve', () => {
  it('is the whole bonus where it is fixed, and where nothing is owed', () => {
    expect(bonusOnCurve({ kind: 'fixed' }, 700n, health(10n, 9_000n), 5n)).toBe(700n);
    expect(bonusOnCurve({ kind: 'linearInHealth', least: 100n, fullBelow: 8_000n }, 700n, health(0n, 9_000n), 5n)).toBe(700n);
  });

  it('rises as health falls, rounded down by less than a basis point', () => {
    always(fc.tuple(bonus, bonus, between(0n, 9_999n), unhealthy), ([floor, whole, fullBelow, judged]) => {
      const start = least(exact(floor), exact(whole));
      const fallen = exact(BPS).minus(quotient(judged.backing, judged.owed)).dividedBy(exact(BPS - fullBelow));
      const exactly = start.plus(exact(whole).minus(start).times(least(exact(1n), most(exact(0n), fallen))));
      return isFloorOf(bonusOnCurve({ kind: 'linearInHealth', least: floor, fullBelow }, whole, judged, 0n), exactly);
    });
  });

  it('rises with the time of unwinding, rounded down by less than a basis point', () => {
    always(fc.tuple(bonus, bonus, upTo(1n << 48n, 1n), upTo(1n << 48n)), ([floor, whole, duration, elapsed]) => {
      const start = least(exact(floor), exact(whole));
      const exactly = start.plus(exact(whole).minus(start).times(least(exact(1n), quotient(elapsed, duration))));
      return isFloorOf(bonusOnCurve({ kind: 'rampInTime', least: floor, duration }, whole, health(1n, 9_000n), elapsed), exactly);
    });
  });

  it.each([
    [10_000n, 100n], [9_999n, 100n], [9_600n, 220n], [9_001n, 399n], [9_000n, 400n], [8_001n, 699n], [8_000n, 700n], [7_999n, 700n], [0n, 700n],
  ])('at health %s bps, between 100 and 700 bps, is %s bps', (level, expected) => {
    expect(bonusOnCurve({ kind: 'linearInHealth', least: 100n, fullBelow: 8_000n }, 700n, health(77n, level), 0n)).toBe(expected);
  });

  it.each([[0n, 100n], [1n, 101n], [59n, 198n], [60n, 200n], [359n, 698n], [360n, 700n], [361n, 700n]])('after %s of 360 seconds is %s bps', (elapsed, expected) => {
    expect(bonusOnCurve({ kind: 'rampInTime', least: 100n, duration: 360n }, 700n, health(77n, 9_000n), elapsed)).toBe(expected);
  });
});

describe('nonToxicBonus', () => {
  it('is the largest bonus whose step does not lower health, rounded down', () => {
    always(fc.tuple(unhealthy, between(1n, 10_000n)), ([judged, threshold]) => {
      const exactly = most(exact(0n), quotient(judged.backing * BPS, judged.owed * threshold).minus(exact(BPS)));
      return isFloorOf(nonToxicBonus(judged, threshold), exactly);
    });
  });

  it.each([[9_000n, 1_250n], [8_001n, 1n], [8_000n, 0n], [7_999n, 0n]])('at health %s bps on a threshold of 80 %% is %s bps', (level, expected) => {
    expect(nonToxicBonus(health(10n, level), 8_000n)).toBe(expected);
  });

  it('lowers the bonus in force only where the design asks for a ceiling', () => {
    const judged = health(10_000n, 8_200n);
    const ceiling = smallDesign({ incentive: incentive({ nonToxicCeiling: true }) });
    expect([bonusOf(smallDesign(), judged, 0, 0n), bonusOf(ceiling, judged, 0, 0n), bonusOf(ceiling, health(10n, 9_999n), 0, 0n)]).toEqual([500n, 250n, 500n]);
    expect([bonusOf(ceiling, judged, 2, 0n), bonusOf(ceiling, judged, 3, 0n), bonusOf(ceiling, health(0n, 1n), 0, 0n)]).toEqual([0n, 0n, 500n]);
  });
});

describe('feeOf', () => {
  it('is the protocol\'s share of the bonus part of a seizure, rounded down', () => {
    always(fc.tuple(upTo(AMOUNT_LIMIT), bonus, between(0n, 10_000n)), ([seized, rate, protocolShare]) => {
      const exactly = exact(seized).times(quotient(rate, BPS + rate)).times(quotient(protocolShare, BPS));
      return isFloorOf(feeOf(smallDesign({ incentive: incentive({ protocolShare }) }), seized, rate), exactly);
    });
  });

  it('of 105 seized at a bonus of 5 % is a fifth of the 5', () => {
    expect([104n, 105n, 209n, 210n].map((seized) => feeOf(smallDesign({ incentive: incentive({ protocolShare: 2_000n }) }), seized, 500n))).toEqual([0n, 1n, 1n, 2n]);
  });
});

describe('worthwhileRepayment', () => {
  it('is the least repayment whose kept bonus covers the cost, rounded up', () => {
    always(fc.tuple(upTo(1n << 200n, 1n), between(1n, 3_000n), between(0n, 9_999n), upTo(PRICE_LIMIT, 1n)), ([leastReward, rate, protocolShare, price]) => {
      const exactly = exact(leastReward).dividedBy(quotient(rate, BPS).times(quotient(BPS - protocolShare, BPS)).times(exact(price)));
      return isCeilingOf(worthwhileRepayment(smallDesign({ incentive: incentive({ protocolShare, leastReward }) }), rate, price), exactly);
    });
  });

  it.each([
    { leastReward: 0n, rate: 500n, share: 0n, expected: 0n },
    { leastReward: 50n, rate: 0n, share: 0n, expected: 0n },
    { leastReward: 50n, rate: 500n, share: 10_000n, expected: 0n },
    { leastReward: 50n, rate: 500n, share: 0n, expected: 500n },
    { leastReward: 51n, rate: 500n, share: 0n, expected: 510n },
    { leastReward: 50n, rate: 500n, share: 1_000n, expected: 556n },
  ])('for a reward of $leastReward at $rate bps, $share of it the protocol\'s, is $expected', ({ leastReward, rate, share, expected }) => {
    expect(worthwhileRepayment(smallDesign({ incentive: incentive({ leastReward, protocolShare: share }) }), rate, 2n)).toBe(expected);
  });
});
