import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BPS, RAY } from '../../src/kernel/arithmetic.js';
import { askingPrice, isRoundOver, priceOnCurve, roundPrices } from '../../src/kernel/auction.js';
import type { AuctionCurve, AuctionPolicy } from '../../src/kernel/design.js';
import { PRICE_LIMIT } from '../../src/kernel/limits.js';
import { powerHalfUp } from '../../src/kernel/power.js';
import { reserveAt } from '../../src/kernel/reserve.js';
import type { Auction, Reserve } from '../../src/kernel/world.js';
import { openMarket } from '../../src/mechanisms/stepwise/open.js';
import { byClaim } from '../support/claims.js';
import { always, between, exact, isCeilingOf, most, quotient, upTo } from '../support/exact.js';
import { smallDesign } from '../support/worlds.js';

const policy = (changes: Partial<AuctionPolicy> = {}): AuctionPolicy => ({ ...smallDesign().auction, ...changes });
const auction = (changes: Partial<Auction> = {}): Auction => ({ collateral: 0, debt: 2, lot: 100n, startPrice: 1_200n, floorPrice: 600n, debtPrice: 1n, startedAt: 50n, round: 1n, ...changes });
const reserve = (price: bigint): Reserve => ({ ...reserveAt(openMarket(smallDesign(), 0n), 0), price });

const price = upTo(PRICE_LIMIT, 1n);
const seconds = upTo(1n << 48n);
const cut = between(RAY / 2n, RAY);

describe('a curve', () => {
  it('falls in a line to zero, rounded up', () => {
    always(fc.tuple(price, upTo(1n << 48n, 1n), seconds), ([start, zeroAfter, elapsed]) =>
      isCeilingOf(priceOnCurve({ kind: 'linear', zeroAfter }, start, elapsed), exact(start).times(most(exact(0n), exact(zeroAfter - elapsed))).dividedBy(exact(zeroAfter))));
  });

  it('falls by the power of its cut, by the second or by whole steps, rounded up once', () => {
    always(fc.tuple(price, cut, upTo(100_000n, 1n), upTo(100_000n)), ([start, factor, every, elapsed]) => {
      const after = (steps: bigint) => exact(start).times(quotient(powerHalfUp(factor, steps, RAY), RAY));
      return isCeilingOf(priceOnCurve({ kind: 'exponential', cut: factor }, start, elapsed), after(elapsed))
        && isCeilingOf(priceOnCurve({ kind: 'stairstep', cut: factor, every }, start, elapsed), after(elapsed / every));
    });
  });

  const ninety = (RAY * 9n) / 10n;
  const rows: readonly [string, AuctionCurve, readonly bigint[]][] = [
    ['linear', { kind: 'linear', zeroAfter: 3n }, [1_000n, 667n, 334n, 0n, 0n]],
    ['stairstep', { kind: 'stairstep', cut: ninety, every: 2n }, [1_000n, 1_000n, 900n, 900n, 810n]],
    ['exponential', { kind: 'exponential', cut: ninety }, [1_000n, 900n, 810n, 729n, 657n]],
  ];
  it.each(rows)('%s, from 1000, asks what it must in its first seconds', (_kind, curve, prices) => {
    expect(prices.map((_, elapsed) => priceOnCurve(curve, 1_000n, BigInt(elapsed)))).toEqual(prices);
  });
});

describe('askingPrice', () => {
  it('follows the curve between floor and start', () => {
    const curve: AuctionCurve = { kind: 'linear', zeroAfter: 100n };
    const asked = [50n, 51n, 99n, 100n, 101n, 500n].map((at) => askingPrice(policy({ curve }), auction(), at));
    expect(asked).toEqual([1_200n, 1_188n, 612n, 600n, 600n, 600n]);
  });

  it('never rises with time', () => {
    const curves: fc.Arbitrary<AuctionCurve> = fc.oneof(
      upTo(1n << 30n, 1n).map((zeroAfter) => ({ kind: 'linear' as const, zeroAfter })),
      fc.tuple(between(RAY / 2n, RAY - 10n ** 15n), upTo(1_000n, 1n)).map(([factor, every]) => ({ kind: 'stairstep' as const, cut: factor, every })),
      between(RAY / 2n, RAY - 10n ** 15n).map((factor) => ({ kind: 'exponential' as const, cut: factor })),
    );
    always(fc.tuple(curves, price, upTo(100_000n), upTo(10n)), ([curve, start, elapsed, more]) => {
      const round = auction({ startPrice: start, floorPrice: start / 10_000n });
      return askingPrice(policy({ curve }), round, 50n + elapsed + more) <= askingPrice(policy({ curve }), round, 50n + elapsed);
    });
  });
});

describe('a round', () => {
  it('starts at the premium over the quote and ends at the reserve, both rounded up', () => {
    always(fc.tuple(price, between(10_000n, 20_000n), between(0n, 10_000n)), ([quote, startPremium, share]) => {
      const { startPrice, floorPrice } = roundPrices(policy({ startPremium, reserve: share }), quote);
      const isStart = startPrice === PRICE_LIMIT - 1n || isCeilingOf(startPrice, exact(quote).times(quotient(startPremium, BPS)));
      return isStart && startPrice < PRICE_LIMIT && isCeilingOf(floorPrice, exact(quote).times(quotient(share, BPS)));
    });
    expect(roundPrices(policy({ startPremium: 12_000n, reserve: 6_000n }), 101n)).toEqual({ startPrice: 122n, floorPrice: 61n });
  });

  it('never starts above the largest price that a taker can name', () => {
    expect(roundPrices(policy({ startPremium: 12_000n, reserve: 6_000n }), PRICE_LIMIT - 1n).startPrice).toBe(PRICE_LIMIT - 1n);
  });

  const curve: AuctionCurve = { kind: 'linear', zeroAfter: 100n };
  it.each(byClaim([
    { claim: 'runs until its duration', duration: 20n, largestFall: 10_000n, quote: 1n, overAt: [70n] },
    { claim: 'runs while it has fallen by no more than the largest fall', duration: 900n, largestFall: 3_000n, quote: 1n, overAt: [81n] },
    { claim: 'runs while the whole lot sells at the reserve of the quotes in force', duration: 900n, largestFall: 10_000n, quote: 1_480n, overAt: [77n] },
  ]))('%s', (_claim, { duration, largestFall, quote, overAt }) => {
    const over = (at: bigint) => isRoundOver(policy({ curve, duration, largestFall }), auction({ floorPrice: 1n }), reserve(quote), reserve(1n), at);
    const first = overAt[0] ?? 0n;
    expect([over(50n), over(first - 1n), over(first)]).toEqual([false, false, true]);
  });
});
