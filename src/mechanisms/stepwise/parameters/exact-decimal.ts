import { Decimal } from 'decimal.js';
import { type Either, left, right } from 'fp-ts/lib/Either.js';
import { mulDivUp } from '../../../kernel/arithmetic.js';
import type { InputCode, InputError } from '../../../machine/input.js';

/** Texts are at most `longestText` long and scales at most 10^36, so 250 digits hold every product: nothing here ever rounds by itself. */
const Exact = Decimal.clone({ precision: 250, toExpNeg: -9e15, toExpPos: 9e15, rounding: Decimal.ROUND_DOWN });
export const longestText = 100;

/** A number as people write it: no sign, no leading zero, no exponent, no separators. */
export const plainNumber = '(0|[1-9][0-9]*)(\\.[0-9]+)?';

export const inputError = (code: InputCode, expected: string, found: string): InputError =>
  ({ code, path: '', expected, found: JSON.stringify(found) });

/** The groups of a text that matches wholly, or the refusal of one that does not, or is longer than any quantity can be. */
export function matched(text: string, pattern: RegExp, expected: string): Either<InputError, readonly string[]> {
  const match = text.length <= longestText ? pattern.exec(text) : null;
  return match === null ? left(inputError('MALFORMED', expected, text)) : right(match.map((group: string | undefined) => group ?? ''));
}

/** How a number becomes an integer: times `scale`, below `limit`, in the words of the quantity that it is. */
export interface Scale {
  readonly scale: bigint;
  readonly limit: bigint;
  /** What the number is, for the refusal. */
  readonly quantity: string;
  /** The integer as people write it: names the nearest that fits. */
  readonly toHuman: (integer: bigint) => string;
}

const product = (number: string, scale: bigint): Decimal => new Exact(number).times(scale.toString());
const toBigint = (whole: Decimal): bigint => BigInt(whole.toFixed(0));

/** number × scale, refused where it is no integer or not below the limit. */
export function scaled(number: string, found: string, { scale, limit, quantity, toHuman }: Scale): Either<InputError, bigint> {
  const exact = product(number, scale);
  if (exact.greaterThanOrEqualTo(limit.toString())) return left(inputError('OUT_OF_RANGE', `${quantity} below ${toHuman(limit)}`, found));
  if (exact.isInteger()) return right(toBigint(exact));
  const nearest = toBigint(exact.toDecimalPlaces(0, Decimal.ROUND_HALF_UP));
  return left(inputError('NOT_EXACT', `${quantity} in steps of ${toHuman(1n)}; the nearest is ${toHuman(nearest)}`, found));
}

/** ⌈number × scale / divisor⌉; a ceiling of a ceiling is one ceiling, so the division is exact. */
export const scaledUp = (number: string, scale: bigint, divisor: bigint): bigint => mulDivUp(toBigint(product(number, scale).ceil()), 1n, divisor);

/** integer / scale, every digit of it; the scale is a power of ten. */
export const unscaled = (integer: bigint, scale: bigint): string => new Exact(integer.toString()).dividedBy(scale.toString()).toFixed();
