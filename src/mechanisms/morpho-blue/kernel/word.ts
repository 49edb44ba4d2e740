import { HALF_WORD_LIMIT } from '../../../kernel/word.js';

export { areWords, isWord, WAD, WORD_LIMIT } from '../../../kernel/word.js';

/** Prices are loan units per collateral unit, times 10^36. */
export const ORACLE_PRICE_SCALE = 1_000_000_000_000_000_000_000_000_000_000_000_000n;

/** Whether a result fits what the market stores: half a word. */
export const isStored = (result: bigint): boolean => result >= 0n && result < HALF_WORD_LIMIT;
