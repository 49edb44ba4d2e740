import { mulDivDown, mulDivUp } from '../../../kernel/arithmetic.js';
import { type Reason, type Reverted, reverted } from './reason.js';

/** Words of the machine are below 2^256. */
export const WORD_LIMIT = 115_792_089_237_316_195_423_570_985_008_687_907_853_269_984_665_640_564_039_457_584_007_913_129_639_936n;

/** One whole of ratios, of health factors, and of indices. */
export const PERCENT = 10_000n;
export const WAD = 1_000_000_000_000_000_000n;
export const RAY = 1_000_000_000_000_000_000_000_000_000n;

export const isWord = (value: bigint): boolean => value >= 0n && value < WORD_LIMIT;

/**
 * A number as the machine comes to it. Where an operation fails, what is computed from its result fails for the same reason: the formula reads as it is written,
 * and whoever decides something by a number looks first whether there is one.
 */
export interface Word {
  readonly value: bigint;
  readonly failure: Reason | null;
}

export const word = (value: bigint): Word => ({ value, failure: null });

const failed = (failure: Reason): Word => ({ value: 0n, failure });

/** The first failure of words that are computed in this order. */
export const failureOf = (words: readonly Word[]): Reason | null => words.find(({ failure }) => failure !== null)?.failure ?? null;

/** The refusal that a failure is. */
export function refusalOf(words: readonly Word[]): Reverted | null {
  const failure = failureOf(words);
  return failure === null ? null : reverted(failure);
}

/** A result of operands; `otherwise` where it does not fit. */
export function resulting(operands: readonly Word[], value: bigint, otherwise: Reason): Word {
  const failure = failureOf(operands) ?? (isWord(value) ? null : otherwise);
  return failure === null ? word(value) : failed(failure);
}

export const plus = (a: Word, b: Word): Word => resulting([a, b], a.value + b.value, 'arithmetic');
export const minus = (a: Word, b: Word): Word => resulting([a, b], a.value - b.value, 'arithmetic');
export const times = (a: Word, b: Word): Word => resulting([a, b], a.value * b.value, 'arithmetic');

/** The smaller of two, if there are both. */
export function least(a: Word, b: Word): Word {
  const failure = failureOf([a, b]);
  if (failure !== null) return failed(failure);
  return b.value < a.value ? b : a;
}

/** ⌊x · y / d⌋ or ⌈x · y / d⌉ with an exact product (OpenZeppelin's `mulDiv`): only the quotient has to fit. */
export function wide(rounding: 'down' | 'up', x: Word, y: Word, d: Word): Word {
  const failure = failureOf([x, y, d]) ?? (d.value === 0n ? 'division by zero' : null);
  if (failure !== null) return failed(failure);
  return resulting([], rounding === 'up' ? mulDivUp(x.value, y.value, d.value) : mulDivDown(x.value, y.value, d.value), 'arithmetic');
}

/** The same with a product that has to fit (the protocol's own `mulDivDown` and `mulDivUp`). */
export function narrow(rounding: 'down' | 'up', x: Word, y: Word, d: Word): Word {
  const failure = failureOf([x, y, d]) ?? (d.value === 0n || !isWord(x.value * y.value) ? 'no words' : null);
  if (failure !== null) return failed(failure);
  return word(rounding === 'up' ? mulDivUp(x.value, y.value, d.value) : mulDivDown(x.value, y.value, d.value));
}

/** ⌈a / b⌉ */
export const dividedUp = (a: Word, b: Word): Word => wide('up', a, word(1n), b);

/** ⌈a / RAY⌉: whole units for an amount with 27 places more. */
export const fromRayUp = (a: Word): Word => dividedUp(a, word(RAY));
