import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BPS } from '../../src/kernel/arithmetic.js';
import { absorptionOf, isBelowReserve, paymentFor, saleOf, tipOf } from '../../src/kernel/auction.js';
import type { AuctionPolicy } from '../../src/kernel/design.js';
import { AMOUNT_LIMIT, PRICE_LIMIT } from '../../src/kernel/limits.js';
import { reserveAt } from '../../src/kernel/reserve.js';
import type { Auction, Reserve } from '../../src/kernel/world.js';
import { openMarket } from '../../src/mechanisms/stepwise/open.js';
import { always, between, ceiling, exact, floor, isCeilingOf, isFloorOf, least, quotient, upTo } from '../support/exact.js';
import { smallDesign } from '../support/worlds.js';

const policy = (changes: Partial<AuctionPolicy> = {}): AuctionPolicy => ({ ...smallDesign().auction, ...changes });
const auction = (changes: Partial<Auction> = {}): Auction => ({ collateral: 0, debt: 2, lot: 100n, startPrice: 9n, floorPrice: 1n, debtPrice: 1n, startedAt: 0n, round: 1n, ...changes });
const reserve = (changes: Partial<Reserve>): Reserve => ({ ...reserveAt(openMarket(smallDesign(), 0n), 0), ...changes });

const amount = upTo(AMOUNT_LIMIT, 1n);
const price = upTo(PRICE_LIMIT, 1n);

describe('paymentFor', () => {
  it('is the asking price of the amount in debt units, rounded up', () => {
    always(fc.tuple(amount, price, price), ([bought, ask, debtPrice]) => isCeilingOf(paymentFor(bought, ask, auction({ debtPrice })), exact(bought).times(quotient(ask, debtPrice))));
  });
});

describe('saleOf', () => {
  it('sells what is wanted for its price rounded up, or all that the debt buys rounded down', () => {
    always(fc.tuple(amount, amount, amount, price, price), ([wanted, lot, debt, ask, debtPrice]) => {
      const { sold, paid } = saleOf(wanted, ask, debt, auction({ lot, debtPrice }));
      const bought = least(exact(wanted), exact(lot));
      const cost = bought.times(quotient(ask, debtPrice));
      if (ceiling(cost) <= debt) return exact(sold).equals(bought) && isCeilingOf(paid, cost);
      return paid === debt && isFloorOf(sold, exact(debt).times(quotient(debtPrice, ask))) && sold <= lot;
    });
  });

  it.each([
    { amount: 30n, ask: 7n, debt: 1_000n, sold: 30n, paid: 70n },
    { amount: 500n, ask: 7n, debt: 1_000n, sold: 100n, paid: 234n },
    { amount: 500n, ask: 7n, debt: 234n, sold: 100n, paid: 234n },
    { amount: 500n, ask: 7n, debt: 233n, sold: 99n, paid: 233n },
    { amount: 1n, ask: 7n, debt: 2n, sold: 0n, paid: 2n },
  ])('of $amount at 7/3 against a debt of $debt is $sold for $paid', ({ amount: wanted, ask, debt, sold, paid }) => {
    expect(saleOf(wanted, ask, debt, auction({ debtPrice: 3n }))).toEqual({ sold, paid });
  });
});

describe('isBelowReserve', () => {
  it('compares a payment with the reserve share of what it buys, exactly', () => {
    always(fc.tuple(amount, amount, price, price, between(0n, 10_000n)), ([sold, paid, quote, debtQuote, share]) =>
      isBelowReserve(policy({ reserve: share }), reserve({ price: quote }), reserve({ price: debtQuote }), sold, paid)
        === exact(sold).times(exact(quote)).times(quotient(share, BPS)).greaterThan(exact(paid).times(exact(debtQuote))));
  });

  it('lets the reserve itself pass, and not a unit less', () => {
    const below = (paid: bigint) => isBelowReserve(policy({ reserve: 6_000n }), reserve({ price: 10n }), reserve({ price: 2n }), 100n, paid);
    expect([below(300n), below(299n)]).toEqual([false, true]);
  });
});

describe('tipOf', () => {
  it('is a flat value and a share of the debt, rounded down, never more than the fund', () => {
    always(fc.tuple(upTo(1n << 200n), between(0n, 10_000n), amount, price, amount), ([tip, tipShare, debt, quote, insurance]) => {
      const exactly = exact(tip).plus(exact(debt * quote).times(quotient(tipShare, BPS))).dividedBy(exact(quote));
      return exact(tipOf(policy({ tip, tipShare }), debt, reserve({ price: quote, insurance }))).equals(least(exact(floor(exactly)), exact(insurance)));
    });
  });

  it.each([
    { price: 0n, insurance: 100n, tip: 0n },
    { price: 3n, insurance: 100n, tip: 18n },
    { price: 3n, insurance: 17n, tip: 17n },
    { price: 3n, insurance: 0n, tip: 0n },
  ])('of 50 and 2 % of 100 debt at $price, with $insurance in the fund, is $tip', ({ price: quote, insurance, tip }) => {
    expect(tipOf(policy({ tip: 50n, tipShare: 200n }), 100n, reserve({ price: quote, insurance }))).toBe(tip);
  });
});

describe('absorptionOf', () => {
  it('takes the lot for its reserve value, or as much of it as the debt is worth, rounded up either way', () => {
    const rows = fc.tuple(amount, amount, price, price, between(1n, 10_000n));
    always(rows, ([lot, owed, quote, debtQuote, share]) => {
      const { sold, paid } = absorptionOf(policy({ reserve: share }), reserve({ price: quote }), reserve({ price: debtQuote }), owed, auction({ lot }));
      const unit = quotient(quote * share, BPS * debtQuote);
      if (ceiling(unit.times(exact(lot))) < owed) return sold === lot && isCeilingOf(paid, unit.times(exact(lot)));
      return paid === owed && (sold === lot ? exact(lot).lessThanOrEqualTo(exact(ceiling(exact(owed).dividedBy(unit)))) : isCeilingOf(sold, exact(owed).dividedBy(unit)));
    });
  });

  it.each([
    { owed: 1_000n, sold: 100n, paid: 201n },
    { owed: 202n, sold: 100n, paid: 201n },
    { owed: 201n, sold: 100n, paid: 201n },
    { owed: 200n, sold: 100n, paid: 200n },
    { owed: 198n, sold: 99n, paid: 198n },
    { owed: 1n, sold: 1n, paid: 1n },
  ])('of a lot of 100 worth 2.001 each takes $sold for $paid of a debt of $owed', ({ owed, sold, paid }) => {
    expect(absorptionOf(policy({ reserve: 6_670n }), reserve({ price: 3n }), reserve({ price: 1n }), owed, auction())).toEqual({ sold, paid });
  });
});
