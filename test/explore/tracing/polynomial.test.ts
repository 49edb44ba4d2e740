import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Algebra, type Polynomial } from '../../../src/audit/explore/tracing/polynomial.js';
import { Ways } from '../../../src/audit/explore/tracing/ways.js';
import { interpreted } from './interpreted.js';

const most = 6n;
const algebra = new Algebra();
const inputs = [0, 1, 2].map((place) => algebra.input(place, 0n, most));

const sums = (terms: fc.Arbitrary<Polynomial>): fc.Arbitrary<Polynomial> =>
  fc.array(terms, { maxLength: 4 }).map((all) => all.reduce((sum, term) => algebra.add(sum, term), algebra.constant(0n)));

const products: fc.Arbitrary<Polynomial> = fc.tuple(fc.bigInt({ min: -5n, max: 5n }), fc.array(fc.constantFrom(...inputs), { maxLength: 3 }))
  .map(([coefficient, factors]) => factors.reduce((product, factor) => algebra.multiply(product, factor), algebra.constant(coefficient)));

const polynomials = sums(products);
const points = fc.array(fc.nat({ max: Number(most) }), { minLength: 3, maxLength: 3 });

/** What a polynomial is at a point. */
function at(polynomial: Polynomial, point: readonly number[]): bigint {
  const ways = new Ways(algebra);
  ways.add([], 0, [polynomial]);
  const outputs = new Int32Array(1);
  interpreted(ways, Int32Array.from(point), outputs);
  return BigInt(outputs[0] ?? 0);
}

describe('a polynomial', () => {
  it('is the same object however it was put together', () => {
    fc.assert(fc.property(polynomials, polynomials, polynomials, (p, q, r) => {
      expect(algebra.add(p, q)).toBe(algebra.add(q, p));
      expect(algebra.multiply(p, q)).toBe(algebra.multiply(q, p));
      expect(algebra.multiply(p, algebra.add(q, r))).toBe(algebra.add(algebra.multiply(p, q), algebra.multiply(p, r)));
      expect(algebra.add(algebra.subtract(p, q), q)).toBe(p);
    }));
  });

  it('that vanishes is the constant zero', () => {
    const [x = algebra.constant(1n), y = algebra.constant(1n)] = inputs;
    const difference = algebra.subtract(algebra.multiply(algebra.add(x, y), algebra.subtract(x, y)), algebra.subtract(algebra.multiply(x, x), algebra.multiply(y, y)));
    expect(difference).toBe(algebra.constant(0n));
    expect(algebra.add(x, y)).not.toBe(algebra.subtract(x, y));
  });

  it('is worth what its parts are worth, and lies within its range', () => {
    fc.assert(fc.property(polynomials, polynomials, points, (p, q, point) => {
      const [mine, theirs] = [at(p, point), at(q, point)];
      expect(at(algebra.add(p, q), point)).toBe(mine + theirs);
      expect(at(algebra.subtract(p, q), point)).toBe(mine - theirs);
      expect(at(algebra.multiply(p, q), point)).toBe(mine * theirs);
      expect(p.lowest <= mine && mine <= p.highest).toBe(true);
    }));
  });
});

describe('a range', () => {
  it('of one input, scaled and moved, is exact', () => {
    const [x = algebra.constant(0n)] = inputs;
    const moved = algebra.add(algebra.multiply(x, algebra.constant(-3n)), algebra.constant(2n));
    expect([moved.lowest, moved.highest]).toEqual([-16n, 2n]);
  });

  it('of a quotient or remainder holds every value that it takes', () => {
    fc.assert(fc.property(polynomials, polynomials, points, (p, q, point) => {
      const divisor = at(q, point);
      fc.pre(divisor !== 0n);
      const [quotient, remainder] = [algebra.divide(p, q), algebra.remainder(p, q)];
      const value = at(p, point);
      expect([at(quotient, point), at(remainder, point)]).toEqual([value / divisor, value % divisor]);
      expect(quotient.lowest <= value / divisor && value / divisor <= quotient.highest).toBe(true);
      expect(remainder.lowest <= value % divisor && value % divisor <= remainder.highest).toBe(true);
    }), { numRuns: 400 });
  });

  it('of a quotient of what is never negative begins at zero', () => {
    const [x = algebra.constant(0n), y = algebra.constant(0n)] = inputs;
    const { lowest, highest } = algebra.divide(algebra.multiply(x, x), algebra.add(y, algebra.constant(4n)));
    expect([lowest, highest]).toEqual([0n, 9n]);
  });
});

describe('a quotient', () => {
  it('by one is what it divides, and twice the same is one', () => {
    const [x = algebra.constant(0n), y = algebra.constant(0n)] = inputs;
    expect(algebra.divide(x, algebra.constant(1n))).toBe(x);
    expect(algebra.divide(x, y)).toBe(algebra.divide(x, y));
    expect(algebra.divide(x, y)).not.toBe(algebra.divide(y, x));
    expect(algebra.divide(x, y)).not.toBe(algebra.remainder(x, y));
  });
});
