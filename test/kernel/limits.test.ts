import { describe, expect, it } from 'vitest';
import { AMOUNT_LIMIT, fits, INDEX_LIMIT, PRICE_LIMIT, TIME_LIMIT, VALUE_LIMIT } from '../../src/kernel/limits.js';

describe('limits', () => {
  it('are the powers of two that they say', () => {
    expect([AMOUNT_LIMIT, PRICE_LIMIT, VALUE_LIMIT, TIME_LIMIT, INDEX_LIMIT]).toEqual([112n, 128n, 240n, 48n, 128n].map((bits) => 1n << bits));
  });

  it('leave room for a value times basis points in 256 bits', () => {
    expect((VALUE_LIMIT - 1n) * 65_535n).toBeLessThan(1n << 256n);
    expect((AMOUNT_LIMIT - 1n) * (PRICE_LIMIT - 1n)).toBeLessThan(VALUE_LIMIT);
  });

  it('take zero, and leave out what is negative and the limit itself', () => {
    expect([-1n, 0n, 9n, 10n].map((quantity) => fits(quantity, 10n))).toEqual([false, true, true, false]);
  });
});
