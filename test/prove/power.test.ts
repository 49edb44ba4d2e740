import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RAY } from '../../src/kernel/arithmetic.js';
import { powerHalfUp } from '../../src/kernel/power.js';

describe('the contract of powerHalfUp', () => {
  it('holds for every base and exponent of every small scale', () => {
    for (let one = 1n; one <= 24n; one += 1n) {
      for (let base = 0n; base <= one; base += 1n) {
        let before = one;
        expect(powerHalfUp(base, 0n, one)).toBe(one);
        for (let exponent = 1n; exponent <= 33n; exponent += 1n) {
          const power = powerHalfUp(base, exponent, one);
          if (power < 0n || power > before) throw new RangeError(`${base.toString()} to the ${exponent.toString()}, of ${one.toString()}, is ${power.toString()} after ${before.toString()}.`);
          before = power;
        }
      }
    }
  });

  it('holds at full scale, where rounding is all that is left as well', () => {
    const bases = fc.oneof(fc.bigInt({ min: 0n, max: RAY }), fc.bigInt({ min: 0n, max: 9n }).map((less) => RAY - less), fc.bigInt({ min: 0n, max: 3n }).map((more) => RAY / 2n + more));
    fc.assert(fc.property(bases, fc.bigInt({ min: 0n, max: 200_000n }), fc.bigInt({ min: 0n, max: 200_000n }), (base, one, other) => {
      const [less, more] = one < other ? [one, other] : [other, one];
      const [early, late] = [powerHalfUp(base, less, RAY), powerHalfUp(base, more, RAY)];
      expect([0n <= late, late <= early, early <= RAY]).toEqual([true, true, true]);
    }), { numRuns: 2_000 });
  });
});
