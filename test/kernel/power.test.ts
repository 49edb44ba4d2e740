import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RAY } from '../../src/kernel/arithmetic.js';
import { powerHalfUp } from '../../src/kernel/power.js';
import { always, between, exact, quotient, upTo, type Exact } from '../support/exact.js';

/** `rpow` of makerdao/dss `abaci.sol`, statement by statement. */
function makerPower(x: bigint, n: bigint, base: bigint): bigint {
  if (x === 0n) return n === 0n ? base : 0n;
  let z = n % 2n === 0n ? base : x;
  const half = base / 2n;
  for (let left = n / 2n, square = x; left !== 0n; left /= 2n) {
    square = (square * square + half) / base;
    if (left % 2n !== 0n) z = (z * square + half) / base;
  }
  return z;
}

/** How far half a unit at each multiplication can carry the result [units], for bases up to one. */
function largestError(base: bigint, exponent: bigint): Exact {
  const half = exact(1n).dividedBy(2);
  const product = (one: Exact, other: Exact): Exact => one.plus(other).plus(one.times(other).dividedBy(exact(RAY))).plus(half);
  let ofResult = exact(0n);
  let ofSquare = exact(0n);
  for (let left = exponent / 2n; left > 0n; left /= 2n) {
    ofSquare = product(ofSquare, ofSquare);
    if (left % 2n === 1n) ofResult = product(ofResult, ofSquare);
  }
  return ofResult;
}

const share = fc.oneof(upTo(RAY + 1n), between(RAY - 10n ** 24n, RAY));
const exponent = fc.oneof(between(0n, 40n), between(0n, 100_000n));

describe('powerHalfUp', () => {
  it('is rpow of Maker, for bases above one too', () => {
    always(fc.tuple(fc.oneof(share, between(RAY, 2n * RAY)), between(0n, 300n)), ([base, n]) => powerHalfUp(base, n, RAY) === makerPower(base, n, RAY));
    always(fc.tuple(share, exponent), ([base, n]) => powerHalfUp(base, n, RAY) === makerPower(base, n, RAY));
    always(fc.tuple(upTo(101n), between(0n, 60n)), ([base, n]) => powerHalfUp(base, n, 100n) === makerPower(base, n, 100n));
  });

  it('is the exact power within half a unit for each multiplication', () => {
    always(fc.tuple(share, exponent), ([base, n]) => {
      const exactly = quotient(base, RAY).pow(Number(n)).times(exact(RAY));
      return exact(powerHalfUp(base, n, RAY)).minus(exactly).abs().lessThanOrEqualTo(largestError(base, n));
    });
  });

  it('never exceeds one, and falls in the exponent down to a trillionth', () => {
    always(fc.tuple(between(RAY / 2n, RAY - 10n ** 15n), exponent), ([base, n]) => {
      const now = powerHalfUp(base, n, RAY);
      const next = powerHalfUp(base, n + 1n, RAY);
      return now <= RAY && (now < 10n ** 15n ? next <= now + 1n : next < now);
    });
  });

  it('rises with the base', () => {
    always(fc.tuple(share, share, between(0n, 1_000n)), ([a, b, n]) => (a <= b) === (powerHalfUp(a, n, RAY) <= powerHalfUp(b, n, RAY)) || powerHalfUp(a, n, RAY) === powerHalfUp(b, n, RAY));
  });

  it.each([
    { base: 0n, exponent: 0n, power: RAY },
    { base: 0n, exponent: 1n, power: 0n },
    { base: 0n, exponent: 2n, power: 0n },
    { base: RAY, exponent: 7n, power: RAY },
    { base: RAY / 2n, exponent: 1n, power: RAY / 2n },
    { base: RAY / 2n, exponent: 2n, power: RAY / 4n },
    { base: (RAY * 99n) / 100n, exponent: 3n, power: (RAY * 970_299n) / 1_000_000n },
    { base: (RAY * 99n) / 100n, exponent: 92n, power: 396_677_806_422_025_438_749_065_577n },
  ])('of $base to the $exponent is $power', ({ base, exponent: n, power }) => {
    expect(powerHalfUp(base, n, RAY)).toBe(power);
  });
});
