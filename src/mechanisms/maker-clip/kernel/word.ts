export { areWords, isSignedWord, isWord, SIGNED_LIMIT, WAD, WORD_LIMIT } from '../../../kernel/word.js';

/** 10^9, which makes a price with 18 places one with 27. */
export const WAD_TO_RAY = 1_000_000_000n;
