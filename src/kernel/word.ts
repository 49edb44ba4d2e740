/** One whole ratio: 10^18. */
export const WAD = 1_000_000_000_000_000_000n;
/** Unsigned words of the Ethereum machine are below 2^256. */
export const WORD_LIMIT = 115_792_089_237_316_195_423_570_985_008_687_907_853_269_984_665_640_564_039_457_584_007_913_129_639_936n;
/** Signed ones lie in [−2^255, 2^255). */
export const SIGNED_LIMIT = 57_896_044_618_658_097_711_785_492_504_343_953_926_634_992_332_820_282_019_728_792_003_956_564_819_968n;
/** What is stored in half a word is below 2^128. */
export const HALF_WORD_LIMIT = 340_282_366_920_938_463_463_374_607_431_768_211_456n;

/** Whether a result fits an unsigned word; where it does not, checked arithmetic reverts. */
export const isWord = (result: bigint): boolean => result >= 0n && result < WORD_LIMIT;

/** Whether a result fits a signed word. */
export const isSignedWord = (result: bigint): boolean => result >= -SIGNED_LIMIT && result < SIGNED_LIMIT;

/** Whether all results fit: what is computed one after another reverts at the first that does not. */
export const areWords = (results: readonly bigint[]): boolean => results.every(isWord);
