import { type CheckedWord, dividedDown, inRange, times, word } from '../../../kernel/checked-word.js';
import { isSignedWord, WAD } from '../../../kernel/word.js';
import type { Reason } from './reason.js';

export { dividedDown, failed, failureOf, minus, plus, refusalOf, times, word } from '../../../kernel/checked-word.js';
export { WAD, WORD_LIMIT } from '../../../kernel/word.js';

/** Indices and rates are below 2^64, principals and their totals below 2^104, collateral below 2^128. */
export const INDEX_LIMIT = 18_446_744_073_709_551_616n;
export const PRINCIPAL_LIMIT = 20_282_409_603_651_670_423_947_251_286_016n;
export const SIGNED_PRINCIPAL_LIMIT = 10_141_204_801_825_835_211_973_625_643_008n;

/** One whole of an index. */
export const INDEX_ONE = 1_000_000_000_000_000n;

/** A number of the market, or why there is none. */
export type Word = CheckedWord<Reason>;

/** Sum and difference of signed words. */
export const signedPlus = (a: Word, b: Word): Word => inRange([a, b], a.value + b.value, isSignedWord(a.value + b.value), 'arithmetic');
export const signedMinus = (a: Word, b: Word): Word => inRange([a, b], a.value - b.value, isSignedWord(a.value - b.value), 'arithmetic');

/** A word as a signed one (`signed256`). */
export const signed = (a: Word): Word => inRange([a], a.value, isSignedWord(a.value), 'InvalidInt256');

/** A number that a type below the word has to hold. */
export const below = (limit: bigint, a: Word, otherwise: Reason): Word => inRange([a], a.value, a.value >= 0n && a.value < limit, otherwise);

/** ⌊a · factor / WAD⌋ */
export const factored = (a: Word, factor: Word): Word => dividedDown(times(a, factor), word(WAD));

/** ⌊amount · price / scale⌋: a value, to the loss of whoever it counts for. */
export const valued = (amount: Word, price: Word, scale: bigint): Word => dividedDown(times(amount, price), word(scale));
