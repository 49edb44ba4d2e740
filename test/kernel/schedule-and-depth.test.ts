import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BPS } from '../../src/kernel/arithmetic.js';
import type { Depth, Unlock } from '../../src/kernel/design.js';
import { AMOUNT_LIMIT } from '../../src/kernel/limits.js';
import { reserveAt } from '../../src/kernel/reserve.js';
import { sellableByDepth, soldInInterval, unlockedRepayment } from '../../src/kernel/sizing.js';
import type { Reserve } from '../../src/kernel/world.js';
import { openMarket } from '../../src/mechanisms/stepwise/open.js';
import { always, between, ceiling, exact, floor, least, most, quotient, upTo } from '../support/exact.js';
import { smallDesign } from '../support/worlds.js';

const seconds = upTo(1n << 48n);
const amount = upTo(AMOUNT_LIMIT);
const share = between(0n, 10_000n);

const reserve = (changes: Partial<Reserve>): Reserve => ({ ...reserveAt(openMarket(smallDesign(), 0n), 0), ...changes });

describe('unlockedRepayment', () => {
  it('is the whole leg where nothing unlocks over time', () => {
    expect(unlockedRepayment({ kind: 'whole' }, 7n, 5n, 0n)).toBe(7n);
  });

  it('is the unlocked share of the debt at the beginning, rounded up, without what steps repaid', () => {
    always(fc.tuple(share, upTo(1n << 48n, 1n), amount, amount, seconds), ([initial, duration, debt, repaid, elapsed]) => {
      const part = least(exact(1n), quotient(initial, BPS).plus(quotient(BPS - initial, BPS).times(quotient(elapsed, duration))));
      const unlocked = ceiling(part.times(exact(debt + repaid)));
      const expected = floor(least(exact(debt), most(exact(0n), exact(unlocked - repaid))));
      return unlockedRepayment({ kind: 'gradual', initial, duration }, debt, repaid, elapsed) === expected;
    });
  });

  const gradual: Unlock = { kind: 'gradual', initial: 2_500n, duration: 300n };
  it.each([
    { elapsed: 0n, debt: 1_001n, repaid: 0n, unlocked: 251n },
    { elapsed: 1n, debt: 1_001n, repaid: 0n, unlocked: 253n },
    { elapsed: 100n, debt: 1_001n, repaid: 0n, unlocked: 501n },
    { elapsed: 100n, debt: 751n, repaid: 250n, unlocked: 251n },
    { elapsed: 100n, debt: 501n, repaid: 500n, unlocked: 1n },
    { elapsed: 100n, debt: 500n, repaid: 501n, unlocked: 0n },
    { elapsed: 100n, debt: 400n, repaid: 601n, unlocked: 0n },
    { elapsed: 299n, debt: 1_001n, repaid: 0n, unlocked: 999n },
    { elapsed: 300n, debt: 1_001n, repaid: 0n, unlocked: 1_001n },
    { elapsed: 900n, debt: 1_001n, repaid: 0n, unlocked: 1_001n },
    { elapsed: 900n, debt: 1n, repaid: 1_000n, unlocked: 1n },
  ])('after $elapsed s, of $debt with $repaid repaid, is $unlocked', ({ elapsed, debt, repaid, unlocked }) => {
    expect(unlockedRepayment(gradual, debt, repaid, elapsed)).toBe(unlocked);
  });
});

describe('sellableByDepth', () => {
  type Share = Extract<Depth, { kind: 'share' }>;
  const depth: Share = { kind: 'share', perStep: 1_000n, perInterval: 2_500n, interval: 60n };

  it('is the share of one step, or what the interval has left, each rounded down', () => {
    always(fc.tuple(amount, amount, share, share, between(0n, 120n)), ([observed, selling, perStep, perInterval, at]) => {
      const sold = at < 60n ? selling : 0n;
      const left = most(exact(0n), exact(floor(exact(observed).times(quotient(perInterval, BPS)))).minus(exact(sold)));
      const expected = least(exact(floor(exact(observed).times(quotient(perStep, BPS)))), left);
      return exact(sellableByDepth({ ...depth, perStep, perInterval }, reserve({ depth: observed, selling }), at)).equals(expected);
    });
  });

  it.each([
    { selling: 0n, at: 0n, sellable: 100n },
    { selling: 151n, at: 59n, sellable: 100n },
    { selling: 152n, at: 59n, sellable: 99n },
    { selling: 251n, at: 59n, sellable: 0n },
    { selling: 252n, at: 59n, sellable: 0n },
    { selling: 251n, at: 60n, sellable: 100n },
  ])('of a depth of 1007, with $selling sold at second $at, is $sellable', ({ selling, at, sellable }) => {
    expect(sellableByDepth(depth, reserve({ depth: 1_007n, selling }), at)).toBe(sellable);
  });

  it('counts sales from the first one of the interval, and none without a policy', () => {
    const sold = reserve({ selling: 7n, sellingSince: 100n });
    expect([soldInInterval(depth, sold, 159n), soldInInterval(depth, sold, 160n), soldInInterval({ kind: 'unlimited' }, sold, 100n)]).toEqual([7n, 0n, 0n]);
  });
});
