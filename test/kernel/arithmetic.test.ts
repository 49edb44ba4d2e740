import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountAt, BPS, max, min, mulDivDown, mulDivHalfUp, mulDivUp, PRICE_SCALE, RAY, replaced, subOrZero } from '../../src/kernel/arithmetic.js';
import { always, exact, isCeilingOf, isFloorOf, quotient, upTo } from '../support/exact.js';

const word = upTo(1n << 128n);
const divisor = upTo(1n << 128n, 1n);

describe('mulDiv', () => {
  it('rounds down in mulDivDown, by less than a unit', () => {
    always(fc.tuple(word, word, divisor), ([x, y, d]) => isFloorOf(mulDivDown(x, y, d), quotient(x * y, d)));
  });

  it('rounds up in mulDivUp, by less than a unit', () => {
    always(fc.tuple(word, word, divisor), ([x, y, d]) => isCeilingOf(mulDivUp(x, y, d), quotient(x * y, d)));
  });

  it('rounds to the nearest in mulDivHalfUp, halves of an even divisor up', () => {
    always(fc.tuple(word, word, divisor), ([x, y, d]) => {
      const off = exact(mulDivHalfUp(x, y, d)).minus(quotient(x * y, d));
      return off.greaterThan('-0.5') && off.lessThanOrEqualTo('0.5');
    });
  });

  it('is exact where the division is, whatever the rounding', () => {
    always(fc.tuple(word, divisor), ([x, d]) => mulDivDown(x, d, d) === x && mulDivUp(x, d, d) === x && mulDivHalfUp(x, d, d) === x);
  });

  it.each([
    { x: 7n, y: 3n, d: 2n, down: 10n, up: 11n, halfUp: 11n },
    { x: 7n, y: 3n, d: 4n, down: 5n, up: 6n, halfUp: 5n },
    { x: 0n, y: 3n, d: 4n, down: 0n, up: 0n, halfUp: 0n },
    { x: 1n, y: 1n, d: 10_000n, down: 0n, up: 1n, halfUp: 0n },
    { x: 5_000n, y: 1n, d: 10_000n, down: 0n, up: 1n, halfUp: 1n },
  ])('of $x · $y / $d is $down, $up or $halfUp', ({ x, y, d, down, up, halfUp }) => {
    expect([mulDivDown(x, y, d), mulDivUp(x, y, d), mulDivHalfUp(x, y, d)]).toEqual([down, up, halfUp]);
  });
});

describe('comparison', () => {
  it('picks the smaller and the larger, and stops subtraction at zero', () => {
    always(fc.tuple(word, word), ([a, b]) => min(a, b) <= max(a, b) && min(a, b) + max(a, b) === a + b && subOrZero(a, b) === max(a, b) - b);
    expect([min(1n, 2n), max(1n, 2n), subOrZero(2n, 3n), subOrZero(3n, 2n)]).toEqual([1n, 2n, 0n, 1n]);
  });
});

describe('lists of amounts', () => {
  it('have one entry replaced, and stay as they were themselves', () => {
    const list = [1n, 2n, 3n];
    expect(replaced(list, 1, 9n)).toEqual([1n, 9n, 3n]);
    expect(list).toEqual([1n, 2n, 3n]);
  });

  it('read as zero where there is no entry', () => {
    expect([amountAt([4n, 5n], 1), amountAt([4n, 5n], 2), amountAt([], -1)]).toEqual([5n, 0n, 0n]);
  });
});

describe('scales', () => {
  it('are ten to the powers of 4, 27 and 36', () => {
    expect([BPS, RAY, PRICE_SCALE]).toEqual([10n ** 4n, 10n ** 27n, 10n ** 36n]);
  });
});
