import { Decimal } from 'decimal.js';
import fc from 'fast-check';

/** Far more digits than any product of two words has, so that nothing here rounds by itself where it could matter. */
const Precise = Decimal.clone({ precision: 400, rounding: Decimal.ROUND_DOWN, toExpPos: 9e15, toExpNeg: -9e15 });

/** A rational number, in effect: 400 digits of one. */
export type Exact = Decimal;

/** An integer as a decimal number. */
export const exact = (integer: bigint): Exact => new Precise(integer.toString());

/** numerator / denominator of integers. */
export const quotient = (numerator: bigint, denominator: bigint): Exact => exact(numerator).dividedBy(exact(denominator));

/** A third times three is three again: rounding errors sit beyond the 250th place, and no fraction that we test is nearer than 10^−100 to the next. */
const settled = (number: Exact): Exact => number.toDecimalPlaces(150, Precise.ROUND_HALF_UP);

export const floor = (number: Exact): bigint => BigInt(settled(number).floor().toFixed(0));
export const ceiling = (number: Exact): bigint => BigInt(settled(number).ceil().toFixed(0));
export const least = (...numbers: readonly Exact[]): Exact => Precise.min(...numbers);
export const most = (...numbers: readonly Exact[]): Exact => Precise.max(...numbers);

/** Whether an integer is the rational rounded down: never above it, and less than a unit below. */
export const isFloorOf = (integer: bigint, number: Exact): boolean =>
  exact(integer).lessThanOrEqualTo(settled(number)) && exact(integer).plus(1).greaterThan(settled(number));

/** Whether an integer is the rational rounded up: never below it, and less than a unit above. */
export const isCeilingOf = (integer: bigint, number: Exact): boolean =>
  exact(integer).greaterThanOrEqualTo(settled(number)) && exact(integer).minus(1).lessThan(settled(number));

/** Integers in [from, below): small ones, the neighbourhood of powers of two, the far end, and anything between. */
export function upTo(below: bigint, from = 0n): fc.Arbitrary<bigint> {
  const within = (integer: bigint): bigint => (integer < from ? from : integer >= below ? below - 1n : integer);
  const bits = below.toString(2).length;
  return fc.oneof(
    fc.bigInt({ min: from, max: within(from + 1_000n) }),
    fc.tuple(fc.nat(bits), fc.constantFrom(-1n, 0n, 1n)).map(([bit, around]) => within((1n << BigInt(bit)) + around)),
    fc.constantFrom(1n, 2n, 3n).map((fromEnd) => within(below - fromEnd)),
    fc.bigInt({ min: from, max: below - 1n }),
  );
}

/** An integer in [low, high]. */
export const between = (low: bigint, high: bigint): fc.Arbitrary<bigint> => fc.bigInt({ min: low, max: high });

/** Asserts a claim for every generated value. */
export const always = <T>(values: fc.Arbitrary<T>, claim: (value: T) => boolean | void): void => fc.assert(fc.property(values, claim), { numRuns: 300 });
