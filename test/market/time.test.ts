import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysSinceEpoch, secondsFromText } from '../../src/market/paths/time.js';

const civil = (milliseconds: number): string => new Date(milliseconds).toISOString();

describe('secondsFromText', () => {
  it.each([
    ['0', 0n],
    ['1583971200', 1_583_971_200n],
    ['1970-01-01 00:00:00', 0n],
    ['1972-02-29 12:30:15', 68_214_615n],
    ['2000-02-29 23:59:59', 951_868_799n],
    ['2020-03-12', 1_583_971_200n],
    ['2020-03-12 00:00', 1_583_971_200n],
    ['2020-03-12 00:00:00', 1_583_971_200n],
    ['2020-03-12T00:00:00Z', 1_583_971_200n],
    ['2020-03-12T00:00:00.000Z', 1_583_971_200n],
    ['2020-03-12 00:00:00+00:00', 1_583_971_200n],
    ['2020-03-12 00:00:00 UTC', 1_583_971_200n],
    ['9999-12-31 23:59:59', 253_402_300_799n],
  ])('reads %s', (text, seconds) => {
    expect(secondsFromText(text)).toBe(seconds);
  });

  it.each([
    ['nothing', ''],
    ['words', 'yesterday'],
    ['a negative time', '-1'],
    ['a fraction of a second', '1583971200.5'],
    ['a fraction of a civil second', '2020-03-12T00:00:00.250Z'],
    ['milliseconds since the epoch', '1583971200000'],
    ['a time past the year 9999', '253402300800'],
    ['a time before 1970', '1969-12-31 23:59:59'],
    ['a month that is none', '2020-13-01 00:00:00'],
    ['month zero', '2020-00-01 00:00:00'],
    ['day zero', '2020-01-00 00:00:00'],
    ['31 April', '2021-04-31 00:00:00'],
    ['29 February of a common year', '2021-02-29 00:00:00'],
    ['29 February of a century', '2100-02-29 00:00:00'],
    ['hour 24', '2020-03-12 24:00:00'],
    ['minute 60', '2020-03-12 00:60:00'],
    ['second 60', '2020-03-12 00:00:60'],
    ['another time zone', '2020-03-12 00:00:00+02:00'],
    ['a day first', '12/03/2020'],
  ])('refuses %s', (_what, text) => {
    expect(secondsFromText(text)).toBeNull();
  });

  it('agrees with the calendar of the host on every date until 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (seconds) => {
        expect(secondsFromText(civil(seconds * 1000))).toBe(BigInt(seconds));
      }),
    );
  });
});

describe('daysSinceEpoch', () => {
  it('counts 146,097 days in every 400 years', () => {
    expect(daysSinceEpoch(2_370n, 1n, 1n) - daysSinceEpoch(1_970n, 1n, 1n)).toBe(146_097n);
  });
});
