/** One whole ratio: 10^18. */
export const WAD = 1_000_000_000_000_000_000n;
/** 10^9, which makes a price with 18 places one with 27. */
export const WAD_TO_RAY = 1_000_000_000n;
/** Unsigned words of the machine are below 2^256. */
export const WORD_LIMIT = 115_792_089_237_316_195_423_570_985_008_687_907_853_269_984_665_640_564_039_457_584_007_913_129_639_936n;
/** Signed words of the machine lie in [−2^255, 2^255). */
export const SIGNED_LIMIT = 57_896_044_618_658_097_711_785_492_504_343_953_926_634_992_332_820_282_019_728_792_003_956_564_819_968n;

/** Whether a result fits an unsigned word; where it does not, checked arithmetic reverts. */
export const isWord = (result: bigint): boolean => result >= 0n && result < WORD_LIMIT;

/** Whether a result fits a signed word. */
export const isSignedWord = (result: bigint): boolean => result >= -SIGNED_LIMIT && result < SIGNED_LIMIT;

/** Whether all results fit: what is computed one after another reverts at the first that does not. */
export const areWords = (results: readonly bigint[]): boolean => results.every(isWord);
