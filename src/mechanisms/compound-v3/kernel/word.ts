import { mulDivDown } from '../../../kernel/arithmetic.js';
import { type Reason, type Reverted, reverted } from './reason.js';

/** Words of the machine: unsigned below 2^256, signed in [−2^255, 2^255). */
export const WORD_LIMIT = 115_792_089_237_316_195_423_570_985_008_687_907_853_269_984_665_640_564_039_457_584_007_913_129_639_936n;
const SIGNED_LIMIT = 57_896_044_618_658_097_711_785_492_504_343_953_926_634_992_332_820_282_019_728_792_003_956_564_819_968n;
/** Indices and rates are below 2^64, principals and their totals below 2^104, collateral below 2^128. */
export const INDEX_LIMIT = 18_446_744_073_709_551_616n;
export const PRINCIPAL_LIMIT = 20_282_409_603_651_670_423_947_251_286_016n;
export const SIGNED_PRINCIPAL_LIMIT = 10_141_204_801_825_835_211_973_625_643_008n;

/** One whole of a factor, and of an index. */
export const WAD = 1_000_000_000_000_000_000n;
export const INDEX_ONE = 1_000_000_000_000_000n;

export const isWord = (value: bigint): boolean => value >= 0n && value < WORD_LIMIT;
const isSigned = (value: bigint): boolean => value >= -SIGNED_LIMIT && value < SIGNED_LIMIT;

/**
 * A number as the machine comes to it. Where an operation fails, what is computed from its result fails for the same reason: the formula reads as it is written,
 * and whoever decides something by a number looks first whether there is one.
 */
export interface Word {
  readonly value: bigint;
  readonly failure: Reason | null;
}

export const word = (value: bigint): Word => ({ value, failure: null });

export const failed = (failure: Reason): Word => ({ value: 0n, failure });

/** The first failure of words that are computed in this order. */
export const failureOf = (words: readonly Word[]): Reason | null => words.find(({ failure }) => failure !== null)?.failure ?? null;

/** The refusal that a failure is. */
export function refusalOf(words: readonly Word[]): Reverted | null {
  const failure = failureOf(words);
  return failure === null ? null : reverted(failure);
}

/** A result of operands that is in range, or `otherwise`. */
function resulting(operands: readonly Word[], value: bigint, isInRange: boolean, otherwise: Reason): Word {
  const failure = failureOf(operands) ?? (isInRange ? null : otherwise);
  return failure === null ? word(value) : failed(failure);
}

export const plus = (a: Word, b: Word): Word => resulting([a, b], a.value + b.value, isWord(a.value + b.value), 'arithmetic');
export const minus = (a: Word, b: Word): Word => resulting([a, b], a.value - b.value, isWord(a.value - b.value), 'arithmetic');
export const times = (a: Word, b: Word): Word => resulting([a, b], a.value * b.value, isWord(a.value * b.value), 'arithmetic');

/** Sum and difference of signed words. */
export const signedPlus = (a: Word, b: Word): Word => resulting([a, b], a.value + b.value, isSigned(a.value + b.value), 'arithmetic');
export const signedMinus = (a: Word, b: Word): Word => resulting([a, b], a.value - b.value, isSigned(a.value - b.value), 'arithmetic');

/** A word as a signed one (`signed256`). */
export const signed = (a: Word): Word => resulting([a], a.value, isSigned(a.value), 'InvalidInt256');

/** A number that a type below the word has to hold. */
export const below = (limit: bigint, a: Word, otherwise: Reason): Word => resulting([a], a.value, a.value >= 0n && a.value < limit, otherwise);

/** ⌊a / b⌋ */
export function dividedDown(a: Word, b: Word): Word {
  const failure = failureOf([a, b]) ?? (b.value === 0n ? 'division by zero' : null);
  return failure === null ? word(mulDivDown(a.value, 1n, b.value)) : failed(failure);
}

/** ⌊a · factor / WAD⌋ */
export const factored = (a: Word, factor: Word): Word => dividedDown(times(a, factor), word(WAD));

/** ⌊amount · price / scale⌋: a value, to the loss of whoever it counts for. */
export const valued = (amount: Word, price: Word, scale: bigint): Word => dividedDown(times(amount, price), word(scale));
