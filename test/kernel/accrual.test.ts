import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accruedDebt, accruedIndex } from '../../src/kernel/accrual.js';
import { RAY } from '../../src/kernel/arithmetic.js';
import { AMOUNT_LIMIT, INDEX_LIMIT } from '../../src/kernel/limits.js';
import { always, exact, isCeilingOf, quotient, upTo } from '../support/exact.js';

const amount = upTo(AMOUNT_LIMIT);
const index = upTo(INDEX_LIMIT, RAY);

describe('accruedIndex', () => {
  it('grows by rate × seconds, rounded up', () => {
    always(fc.tuple(index, upTo(RAY), upTo(1n << 48n)), ([from, rate, elapsed]) =>
      isCeilingOf(accruedIndex(from, rate, elapsed), exact(from).times(exact(1n).plus(quotient(rate * elapsed, RAY)))));
  });

  it('of one, at a ten-millionth a second, is one and three ten-millionths after 3 s', () => {
    expect(accruedIndex(RAY, RAY / 10_000_000n, 3n)).toBe(RAY + (RAY * 3n) / 10_000_000n);
    expect([accruedIndex(RAY, 0n, 9n), accruedIndex(RAY, 9n, 0n), accruedIndex(RAY + 1n, 1n, 1n)]).toEqual([RAY, RAY, RAY + 3n]);
  });
});

describe('accruedDebt', () => {
  it('grows with the index, rounded up', () => {
    always(fc.tuple(amount, index, index), ([debt, from, to]) => isCeilingOf(accruedDebt(debt, from, to), exact(debt).times(quotient(to, from))));
  });

  it('stays as it is at the same index, and zero stays zero', () => {
    expect([accruedDebt(7n, RAY, RAY), accruedDebt(0n, RAY, 2n * RAY), accruedDebt(7n, RAY, RAY + 1n), accruedDebt(7n, 2n * RAY, 3n * RAY)]).toEqual([7n, 0n, 8n, 11n]);
  });
});
