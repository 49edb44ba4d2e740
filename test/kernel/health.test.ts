import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BPS } from '../../src/kernel/arithmetic.js';
import { assess, hasCollateral, hasDebt, heldOf, isAtLeast, isCovered, isHealthy, isToxic, largestBonus, type Assessment } from '../../src/kernel/health.js';
import { AMOUNT_LIMIT, PRICE_LIMIT } from '../../src/kernel/limits.js';
import type { Account, Auction } from '../../src/kernel/world.js';
import { openAccount, openMarket } from '../../src/mechanisms/stepwise/open.js';
import { always, between, exact, quotient, upTo } from '../support/exact.js';
import { smallDesign } from '../support/worlds.js';

const design = smallDesign();
const triple = (limit: bigint) => fc.tuple(upTo(limit), upTo(limit), upTo(limit));
const auctionOf = (collateral: number, lot: bigint): Auction => ({ collateral, debt: 2, lot, startPrice: 1n, floorPrice: 1n, debtPrice: 1n, startedAt: 0n, round: 1n });

const marketAt = (prices: readonly bigint[]) => {
  const market = openMarket(design, 0n);
  return { ...market, reserves: market.reserves.map((reserve, asset) => ({ ...reserve, price: prices[asset] ?? 0n })) };
};

const accountWith = (changes: Partial<Account>): Account => ({ ...openAccount(design), ...changes });

const assessment: fc.Arbitrary<Assessment> = fc.tuple(upTo(1n << 239n), upTo(1n << 250n), upTo(1n << 239n)).map(([value, backing, owed]) => ({ value, backing, owed }));
const ratio = between(0n, 30_000n);

describe('assess', () => {
  it('adds up amount × price exactly, thresholds and the lot of an auction included', () => {
    always(fc.tuple(triple(AMOUNT_LIMIT), triple(AMOUNT_LIMIT), triple(PRICE_LIMIT), fc.nat(2), upTo(AMOUNT_LIMIT)), ([collateral, debt, prices, at, lot]) => {
      const got = assess(design, marketAt(prices), accountWith({ collateral, debt, auction: auctionOf(at, lot) }));
      const worth = collateral.map((amount, asset) => exact(amount).plus(exact(asset === at ? lot : 0n)).times(exact(prices[asset] ?? 0n)));
      const sum = (weights: readonly bigint[]) => worth.reduce((total, value, asset) => total.plus(value.times(exact(weights[asset] ?? 0n))), exact(0n));
      const owed = debt.reduce((total, amount, asset) => total.plus(exact(amount).times(exact(prices[asset] ?? 0n))), exact(0n));
      return sum([1n, 1n, 1n]).equals(exact(got.value)) && sum([8_000n, 5_000n, 0n]).equals(exact(got.backing)) && owed.equals(exact(got.owed));
    });
  });
});

describe('judgement', () => {
  it('calls an account healthy exactly from health 1 on, and above a level exactly from there', () => {
    always(fc.tuple(assessment, ratio), ([judged, level]) =>
      judged.owed === 0n || (isHealthy(judged) === quotient(judged.backing, judged.owed * BPS).greaterThanOrEqualTo(1)
        && isAtLeast(judged, level) === quotient(judged.backing, judged.owed).greaterThanOrEqualTo(exact(level))));
  });

  it('calls an account covered exactly while its value pays debt and bonus', () => {
    always(fc.tuple(assessment, ratio), ([judged, bonus]) =>
      isCovered(judged, bonus) === exact(judged.value).greaterThanOrEqualTo(exact(judged.owed).times(quotient(BPS + bonus, BPS))));
  });

  it('calls a step toxic exactly below threshold × (1 + bonus)', () => {
    always(fc.tuple(assessment, ratio, ratio), ([judged, threshold, multiplier]) =>
      judged.owed === 0n || isToxic(judged, threshold, multiplier) === quotient(judged.backing, judged.owed * BPS).lessThan(quotient(threshold * multiplier, BPS * BPS)));
  });

  it.each([
    { backing: 79_999_999n, healthy: false, covered: false, toxic: true },
    { backing: 80_000_000n, healthy: true, covered: true, toxic: false },
  ])('turns at its boundary, by one unit of backing: $backing', ({ backing, healthy, covered, toxic }) => {
    expect(isHealthy({ value: 0n, backing, owed: 8_000n })).toBe(healthy);
    expect(isAtLeast({ value: 0n, backing, owed: 6_400n }, 12_500n)).toBe(healthy);
    expect(isCovered({ value: backing, backing, owed: 72_727_272n }, 1_000n)).toBe(covered);
    expect(isToxic({ value: 0n, backing, owed: 10_000n }, 8_000n, 10_000n)).toBe(toxic);
  });

  it('calls an account covered that pays debt and bonus to the unit', () => {
    expect([110n, 109n].map((value) => isCovered({ value, backing: 0n, owed: 100n }, 1_000n))).toEqual([true, false]);
  });
});

describe('an account', () => {
  it('holds what is at auction as well', () => {
    const account = accountWith({ collateral: [3n, 4n, 0n], auction: auctionOf(1, 5n) });
    expect([heldOf(account, 0), heldOf(account, 1), heldOf(accountWith({ collateral: [3n, 4n, 0n] }), 1)]).toEqual([3n, 9n, 4n]);
  });

  it('has collateral while a leg or a lot is above zero, and debt while a leg is', () => {
    const nothing = openAccount(design);
    expect([hasCollateral(nothing), hasCollateral({ ...nothing, auction: auctionOf(0, 0n) }), hasDebt(nothing)]).toEqual([false, false, false]);
    expect([hasCollateral({ ...nothing, collateral: [0n, 1n, 0n] }), hasCollateral({ ...nothing, auction: auctionOf(0, 1n) }), hasDebt({ ...nothing, debt: [0n, 0n, 1n] })]).toEqual([true, true, true]);
  });

  it('is judged by the largest bonus on what it holds, the lot included', () => {
    const holding = (collateral: readonly bigint[], auction: Auction | null = null) => largestBonus(design, accountWith({ collateral, auction }));
    expect([holding([1n, 0n, 0n]), holding([1n, 1n, 0n]), holding([0n, 0n, 9n]), holding([1n, 0n, 0n], auctionOf(1, 1n))]).toEqual([500n, 1_000n, 0n, 1_000n]);
    const reversed = { ...design, assets: [...design.assets].reverse() };
    expect(largestBonus(reversed, accountWith({ collateral: [0n, 1n, 1n] }))).toBe(1_000n);
  });
});
