import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseUnits, isZero, plainDecimal } from '../../src/market/paths/decimal.js';

describe('plainDecimal', () => {
  it.each([
    ['194.61', '194.61'],
    ['86', '86'],
    ['4e-05', '0.00004'],
    ['1.5e3', '1500'],
    ['1.2345E+2', '123.45'],
    ['12.5e-1', '1.25'],
    ['12.5e1', '125'],
    ['0.5e-1', '0.05'],
    ['7e0', '7'],
  ])('reads %s as %s', (text, decimal) => {
    expect(plainDecimal(text)).toBe(decimal);
  });

  it.each(['', '-1', '+1', '1.', '.5', '1,5', '1 000', 'NaN', 'Infinity', '0x10', '1e', '1e100', '1.2.3', '1'.repeat(81)])('refuses "%s"', (text) => {
    expect(plainDecimal(text)).toBeNull();
  });

  it('writes out any exponent without changing the number', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: -99, max: 99 }), (whole, fraction, exponent) => {
        const text = `${whole}.${fraction}e${exponent}`;
        const plain = plainDecimal(text) ?? '';
        expect(plain).toMatch(/^(0|[1-9]\d*)(\.\d+)?$/);
        expect(new Decimal(plain).equals(new Decimal(text))).toBe(true);
      }),
    );
  });
});

describe('isZero', () => {
  it.each(['0', '0.0', '000.000'])('holds of %s', (text) => {
    expect(isZero(text)).toBe(true);
  });

  it('does not hold of the smallest price', () => {
    expect(isZero('0.00004')).toBe(false);
  });
});

describe('baseUnits', () => {
  it.each([
    ['1.5', 6n, 1_500_000n],
    ['0.0000019', 6n, 1n],
    ['12', 0n, 12n],
    ['12.9', 0n, 12n],
  ])('counts %s with %s decimals as %s, rounded down', (text, decimals, units) => {
    expect(baseUnits(text, decimals)).toBe(units);
  });
});
