import { mulDivDown } from '../../../kernel/arithmetic.js';
import { type Reason, type Reverted, reverted } from './reason.js';

/** Words of the machine are below 2^256. */
export const WORD_LIMIT = 115_792_089_237_316_195_423_570_985_008_687_907_853_269_984_665_640_564_039_457_584_007_913_129_639_936n;
/** What a reserve or an account stores is below 2^128. */
export const STORED_LIMIT = 340_282_366_920_938_463_463_374_607_431_768_211_456n;

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

/** No number, and why. */
export const failed = (failure: Reason): Word => ({ value: 0n, failure });

/** The first failure of words that are computed in this order. */
export const failureOf = (words: readonly Word[]): Reason | null => words.find(({ failure }) => failure !== null)?.failure ?? null;

/** The refusal that a failure is. */
export const refusalOf = (words: readonly Word[]): Reverted | null => {
  const failure = failureOf(words);
  return failure === null ? null : reverted(failure);
};

/** A result of two operands; `otherwise` where it does not fit. */
export function resulting(operands: readonly Word[], value: bigint, otherwise: Reason): Word {
  const failure = failureOf(operands) ?? (isWord(value) ? null : otherwise);
  return failure === null ? word(value) : failed(failure);
}

export const plus = (a: Word, b: Word): Word => resulting([a, b], a.value + b.value, 'arithmetic');
export const minus = (a: Word, b: Word): Word => resulting([a, b], a.value - b.value, 'arithmetic');
export const times = (a: Word, b: Word): Word => resulting([a, b], a.value * b.value, 'arithmetic');

/** ⌊a / b⌋ */
export function dividedDown(a: Word, b: Word): Word {
  const failure = failureOf([a, b]) ?? (b.value === 0n ? 'division by zero' : null);
  return failure === null ? word(mulDivDown(a.value, 1n, b.value)) : failed(failure);
}

/** ⌈a / b⌉, as a quotient and one more where there is a remainder: no sum to overflow. */
export function dividedUp(a: Word, b: Word): Word {
  const quotient = dividedDown(a, b);
  return quotient.failure === null && quotient.value * b.value < a.value ? word(quotient.value + 1n) : quotient;
}
