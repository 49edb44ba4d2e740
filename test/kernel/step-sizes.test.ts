import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BPS } from '../../src/kernel/arithmetic.js';
import type { Assessment } from '../../src/kernel/health.js';
import { AMOUNT_LIMIT, PRICE_LIMIT } from '../../src/kernel/limits.js';
import { exchange, repaymentFor, repaymentToTarget, seizureFor, wholeRepayment, type Pair } from '../../src/kernel/step.js';
import { always, between, ceiling, exact, isCeilingOf, isFloorOf, most, quotient, upTo } from '../support/exact.js';

const amount = upTo(AMOUNT_LIMIT, 1n);
const price = upTo(PRICE_LIMIT, 1n);

/** Legs whose threshold × multiplier lies below one, and so below any target. */
const pair: fc.Arbitrary<Pair> = fc
  .tuple(amount, price, between(1n, 7_000n), between(10_000n, 14_000n), amount, price)
  .map(([held, quote, threshold, multiplier, debt, debtPrice]) => ({ held, price: quote, threshold, multiplier, debt, debtPrice }));

const assessment: fc.Arbitrary<Assessment> = fc.tuple(upTo(1n << 239n, 1n), between(0n, 10n ** 12n)).map(([owed, health]) => ({ value: owed, backing: (owed * BPS * health) / 10n ** 12n, owed }));
const target = between(10_000n, 20_000n);

/** Exact collateral for one debt unit. */
const rateOf = ({ price: quote, multiplier, debtPrice }: Pair) => quotient(debtPrice * multiplier, BPS * quote);

describe('repaymentToTarget', () => {
  it('is r* = (D·T − C·L) / (T − L·(1 + bonus)), rounded up', () => {
    always(fc.tuple(assessment, pair, target), ([judged, legs, level]) => {
      const short = exact(judged.owed).times(quotient(level, BPS)).minus(quotient(judged.backing, BPS));
      const perUnit = quotient(level, BPS).minus(quotient(legs.threshold * legs.multiplier, BPS * BPS)).times(exact(legs.debtPrice));
      return isCeilingOf(repaymentToTarget(judged, legs, level), most(exact(0n), short).dividedBy(perUnit));
    });
  });

  it('restores the target exactly, where units are small: not with one debt unit less', () => {
    always(fc.tuple(between(10n ** 12n, 10n ** 24n), between(9_000n, 9_999n), pair, target), ([owed, health, legs, level]) => {
      const judged = { value: owed, backing: owed * health, owed };
      const unit = { ...legs, debtPrice: 1n };
      const repaid = repaymentToTarget(judged, unit, level);
      // Health after a repayment whose seizure is not rounded, against the target; cross-multiplied by B.
      const short = (r: bigint): boolean => judged.backing * BPS - r * legs.multiplier * legs.threshold < (owed - r) * level * BPS;
      return !short(repaid) && short(repaid - 1n);
    });
  });

  it.each([
    { owed: 85_000n, backing: 800_000_000n, repaid: 44_048n },
    { owed: 80_000n, backing: 840_000_000n, repaid: 0n },
    { owed: 80_000n, backing: 839_999_999n, repaid: 1n },
    { owed: 80_000n, backing: 840_000_001n, repaid: 0n },
    { owed: 95_238n, backing: 800_000_000n, repaid: 95_238n },
  ])('of $owed owed against a backing of $backing is $repaid', ({ owed, backing, repaid }) => {
    expect(repaymentToTarget({ value: 0n, backing, owed }, { held: 1n, price: 1n, threshold: 8_000n, multiplier: 10_500n, debt: owed, debtPrice: 1n }, 10_500n)).toBe(repaid);
  });
});

describe('seizureFor and repaymentFor', () => {
  it('give the collateral of a repayment rounded down, and the repayment of a seizure rounded up', () => {
    always(fc.tuple(pair, amount), ([legs, units]) =>
      isFloorOf(seizureFor(units, legs), rateOf(legs).times(exact(units))) && isCeilingOf(repaymentFor(units, legs), exact(units).dividedBy(rateOf(legs))));
  });

  it('never let a keeper out with more than he pays for, however often he turns it over', () => {
    always(fc.tuple(pair, amount), ([legs, units]) => seizureFor(repaymentFor(units, legs), legs) >= units && repaymentFor(seizureFor(units, legs), legs) <= units);
  });

  const legs: Pair = { held: 100n, price: 7n, threshold: 8_000n, multiplier: 10_500n, debt: 1_000n, debtPrice: 3n };
  it.each([[1n, 0n, 3n], [2n, 0n, 5n], [3n, 1n, 7n], [100n, 45n, 223n], [10_000n, 4_500n, 22_223n]])('for %s units are %s and %s', (units, seized, repaid) => {
    expect([seizureFor(units, legs), repaymentFor(units, legs)]).toEqual([seized, repaid]);
  });
});

describe('exchange', () => {
  it('takes what the leg can pay, and asks no more for the whole leg than that needs', () => {
    always(fc.tuple(pair, amount), ([legs, offered]) => {
      const { repaid, seized } = exchange(offered, legs);
      const wanted = rateOf(legs).times(exact(offered));
      if (wanted.lessThan(exact(legs.held + 1n))) return repaid === offered && isFloorOf(seized, wanted);
      return seized === legs.held && repaid === ceiling(exact(legs.held).dividedBy(rateOf(legs))) && repaid <= offered;
    });
  });

  it.each([
    { offered: 222n, repaid: 222n, seized: 99n },
    { offered: 223n, repaid: 223n, seized: 100n },
    { offered: 224n, repaid: 224n, seized: 100n },
    { offered: 225n, repaid: 223n, seized: 100n },
    { offered: 9_999n, repaid: 223n, seized: 100n },
  ])('of $offered for a leg of 100 is $repaid for $seized', ({ offered, repaid, seized }) => {
    expect(exchange(offered, { held: 100n, price: 7n, threshold: 8_000n, multiplier: 10_500n, debt: 1_000n, debtPrice: 3n })).toEqual({ repaid, seized });
  });

  it('clears the leg that is exhausted first', () => {
    const legs: Pair = { held: 100n, price: 7n, threshold: 8_000n, multiplier: 10_500n, debt: 1_000n, debtPrice: 3n };
    expect([wholeRepayment(legs), wholeRepayment({ ...legs, debt: 223n }), wholeRepayment({ ...legs, debt: 222n })]).toEqual([223n, 223n, 222n]);
  });
});
