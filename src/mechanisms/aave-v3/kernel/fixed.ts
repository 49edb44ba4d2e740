import { mulDivDown, mulDivHalfUp, mulDivUp } from '../../../kernel/arithmetic.js';
import { failed, failureOf, isWord, resulting, type Word } from './word.js';

/** Where a remainder goes: away, up, or up from a half. Releases differ in little else. */
export type Rounding = 'down' | 'up' | 'halfUp';

/** One whole of basis points, of health factors and prices of one another, and of indices. */
export const PERCENT = 10_000n;
export const WAD = 1_000_000_000_000_000_000n;
export const RAY = 1_000_000_000_000_000_000_000_000_000n;

function rounded(rounding: Rounding, x: bigint, y: bigint, d: bigint): bigint {
  if (rounding === 'halfUp') return mulDivHalfUp(x, y, d);
  return rounding === 'up' ? mulDivUp(x, y, d) : mulDivDown(x, y, d);
}

/** What is added before the division, which has to fit as well. */
const addend = (rounding: Rounding, divisor: bigint): bigint => (rounding === 'halfUp' ? mulDivDown(divisor, 1n, 2n) : 0n);

/** a · b / one, for b a ratio in units of `one`. */
export function multiplied(rounding: Rounding, one: bigint, a: Word, b: Word): Word {
  const fits = resulting([a, b], a.value * b.value + addend(rounding, one), 'no words');
  return fits.failure === null ? { value: rounded(rounding, a.value, b.value, one), failure: null } : fits;
}

/** a · one / b, for b a ratio in units of `one`. */
export function divided(rounding: Rounding, one: bigint, a: Word, b: Word): Word {
  const failure = failureOf([a, b]);
  if (failure !== null) return failed(failure);
  if (b.value === 0n || !isWord(a.value * one + addend(rounding, b.value))) return failed('no words');
  return { value: rounded(rounding, a.value, one, b.value), failure: null };
}

export const percentMultiplied = (rounding: Rounding, a: Word, b: Word): Word => multiplied(rounding, PERCENT, a, b);
export const percentDivided = (rounding: Rounding, a: Word, b: Word): Word => divided(rounding, PERCENT, a, b);
export const wadMultiplied = (rounding: Rounding, a: Word, b: Word): Word => multiplied(rounding, WAD, a, b);
export const wadDivided = (rounding: Rounding, a: Word, b: Word): Word => divided(rounding, WAD, a, b);
export const rayMultiplied = (rounding: Rounding, a: Word, b: Word): Word => multiplied(rounding, RAY, a, b);
export const rayDivided = (rounding: Rounding, a: Word, b: Word): Word => divided(rounding, RAY, a, b);
