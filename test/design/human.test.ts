import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRICE_SCALE, RAY } from '../../src/kernel/arithmetic.js';
import { AMOUNT_LIMIT, PRICE_LIMIT, TIME_LIMIT, VALUE_LIMIT } from '../../src/kernel/limits.js';
import * as human from '../../src/mechanisms/stepwise/parameters/human.js';
import { always, between, exact, isCeilingOf, quotient, upTo } from '../support/exact.js';
import { decodedOf, refusedOf } from '../support/designs.js';

const ether = { id: 'ETH', decimals: 18n };
const dollar = { id: 'USD', decimals: 6n };

describe('what people write', () => {
  it.each([
    ['82.5%', 8_250n], ['0.825', 8_250n], ['100%', 10_000n], ['1', 10_000n], ['0%', 0n], ['0.01%', 1n], ['5.10%', 510n], ['655.35%', 65_535n],
  ])('the ratio %s is %s bps', (text, bps) => {
    expect(decodedOf(human.ratioFromHuman(text))).toBe(bps);
  });

  it.each([['0s', 0n], ['90s', 90n], ['5m', 300n], ['12h', 43_200n], ['1d', 86_400n], ['1w', 604_800n], ['1.5h', 5_400n], ['0.5m', 30n]])(
    'the duration %s is %s seconds',
    (text, seconds) => {
      expect(decodedOf(human.durationFromHuman(text))).toBe(seconds);
    },
  );

  it.each([['1.5', 1_500_000n], ['1.5 USD', 1_500_000n], ['0.000001 USD', 1n], ['1.50000000', 1_500_000n], ['0', 0n]])(
    'the amount %s of an asset with 6 decimals is %s base units',
    (text, amount) => {
      expect(decodedOf(human.amountFromHuman(text, dollar))).toBe(amount);
    },
  );

  it('a price is numeraire per base unit × 10^36, whatever the decimals', () => {
    expect(decodedOf(human.priceFromHuman('3000', 18n))).toBe(3_000n * 10n ** 18n);
    expect(decodedOf(human.priceFromHuman('1', 6n))).toBe(10n ** 30n);
    expect(decodedOf(human.priceFromHuman('86.05', 18n))).toBe(8_605n * 10n ** 16n);
  });

  it('a value is numeraire × 10^36, so that amount × price gives the same', () => {
    const price = decodedOf(human.priceFromHuman('200', 18n));
    expect(decodedOf(human.valueFromHuman('2000 USD', 'USD'))).toBe(2_000n * PRICE_SCALE);
    expect(decodedOf(human.amountFromHuman('10 ETH', ether)) * price).toBe(2_000n * PRICE_SCALE);
  });

  it('a factor is RAY', () => {
    expect(decodedOf(human.factorFromHuman('0.99'))).toBe((RAY * 99n) / 100n);
    expect(decodedOf(human.factorFromHuman('99.98%'))).toBe((RAY * 9_998n) / 10_000n);
  });

  it('a rate per second is exact, and one per year is rounded up, in favour of lenders', () => {
    expect(decodedOf(human.rateFromHuman('0.000000001/s'))).toBe(10n ** 18n);
    expect(decodedOf(human.rateFromHuman('0%/year'))).toBe(0n);
    expect(decodedOf(human.rateFromHuman('5%/year'))).toBe(1_585_489_599_188_229_326n);
    always(between(0n, 1_000_000n), (bps) => isCeilingOf(decodedOf(human.rateFromHuman(`${human.ratioToHuman(bps)}/year`)), quotient(bps * RAY, 10_000n * 31_536_000n)));
  });
});

describe('what does not fit', () => {
  it.each([
    [human.ratioFromHuman('82.555%'), 'NOT_EXACT', 'a ratio in steps of 0.01%; the nearest is 82.56%'],
    [human.ratioFromHuman('0.33333'), 'NOT_EXACT', 'a ratio in steps of 0.01%; the nearest is 33.33%'],
    [human.durationFromHuman('0.7s'), 'NOT_EXACT', 'a duration in steps of 1s; the nearest is 1s'],
    [human.amountFromHuman('1.0000004', dollar), 'NOT_EXACT', 'an amount in steps of 0.000001 USD; the nearest is 1 USD'],
    [human.priceFromHuman('0.1', 36n), 'NOT_EXACT', 'a price in steps of 1; the nearest is 0'],
    [human.rateFromHuman('0.0000000000000000000000000006/s'), 'NOT_EXACT', `a rate in steps of 0.${'0'.repeat(26)}1/s; the nearest is 0.${'0'.repeat(26)}1/s`],
    [human.ratioFromHuman('655.36%'), 'OUT_OF_RANGE', 'a ratio below 655.36%'],
    [human.durationFromHuman('281474976710656s'), 'OUT_OF_RANGE', 'a duration below 281474976710656s'],
    [human.priceFromHuman('1', 37n), 'OUT_OF_RANGE', 'at most 36 decimals'],
    [human.rateFromHuman('100%/s'), 'OUT_OF_RANGE', 'a rate below 1/s'],
    [human.rateFromHuman('3153600000%/year'), 'OUT_OF_RANGE', 'a rate below 100% a second'],
    [human.amountFromHuman('1 ETH', dollar), 'WRONG_UNIT', 'a quantity in USD'],
    [human.valueFromHuman('2000', 'USD'), 'WRONG_UNIT', 'a quantity in USD'],
    [human.valueFromHuman('2000 EUR', 'USD'), 'WRONG_UNIT', 'a quantity in USD'],
  ])('is refused with the nearest that does, or the bound: case %#', (result, code, expected) => {
    expect(refusedOf(result)).toMatchObject({ code, expected, path: '' });
  });

  it.each(['-5%', '+5%', '5 %', '.5', '5.', '05', '1e2', '1,000', '1_000', 'NaN', 'Infinity', '', '٥%', `0.${'0'.repeat(100)}1`])('the ratio %j is malformed', (text) => {
    expect(refusedOf(human.ratioFromHuman(text))).toMatchObject({ code: 'MALFORMED', found: JSON.stringify(text) });
  });

  it.each(['90', '1h30m', '5 m', '1y', 'm'])('the duration %j is malformed', (text) => {
    expect(refusedOf(human.durationFromHuman(text))).toMatchObject({ code: 'MALFORMED' });
  });
});

describe('every integer', () => {
  const decimals = between(0n, 36n);

  it('reads back from what is written: ratios, durations, factors, rates and values', () => {
    always(upTo(human.RATIO_LIMIT), (bps) => decodedOf(human.ratioFromHuman(human.ratioToHuman(bps))) === bps);
    always(upTo(TIME_LIMIT), (seconds) => decodedOf(human.durationFromHuman(human.durationToHuman(seconds))) === seconds);
    always(upTo(1_000n * RAY), (ray) => decodedOf(human.factorFromHuman(human.factorToHuman(ray))) === ray);
    always(upTo(RAY), (rate) => decodedOf(human.rateFromHuman(human.rateToHuman(rate))) === rate);
    always(upTo(VALUE_LIMIT), (value) => decodedOf(human.valueFromHuman(`${human.valueToHuman(value)} USD`, 'USD')) === value);
  });

  it('reads back from what is written: amounts and prices at any decimals', () => {
    always(fc.tuple(upTo(AMOUNT_LIMIT), decimals), ([amount, places]) =>
      decodedOf(human.amountFromHuman(human.amountToHuman(amount, places), { id: 'X', decimals: places })) === amount);
    always(fc.tuple(upTo(PRICE_LIMIT), decimals), ([price, places]) =>
      decodedOf(human.priceFromHuman(human.priceToHuman(price, places), places)) === price);
  });

  it('is written with every digit: amount × price as people see them is the value as people see it', () => {
    always(fc.tuple(upTo(AMOUNT_LIMIT), upTo(PRICE_LIMIT), decimals), ([amount, price, places]) => {
      const seen = exact(0n).plus(human.amountToHuman(amount, places)).times(human.priceToHuman(price, places));
      return seen.equals(human.valueToHuman(amount * price));
    });
  });

  it('is written in the largest unit that holds it whole, a yearly rate where one means it', () => {
    expect([5_400n, 86_400n, 0n, 90n].map(human.durationToHuman)).toEqual(['90m', '1d', '0s', '90s']);
    expect(human.rateToHuman(decodedOf(human.rateFromHuman('5.25%/year')))).toBe('5.25%/year');
    expect(human.rateToHuman(1n)).toBe(`0.${'0'.repeat(26)}1/s`);
    expect(human.ratioToHuman(8_250n)).toBe('82.5%');
  });
});
