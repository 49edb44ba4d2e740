/** One whole ratio: 10^18. */
export const WAD = 1_000_000_000_000_000_000n;
/** Prices are loan units per collateral unit, times 10^36. */
export const ORACLE_PRICE_SCALE = 1_000_000_000_000_000_000_000_000_000_000_000_000n;
/** Words of the machine are below 2^256. */
export const WORD_LIMIT = 115_792_089_237_316_195_423_570_985_008_687_907_853_269_984_665_640_564_039_457_584_007_913_129_639_936n;
/** What the market stores is below 2^128. */
export const STORED_LIMIT = 340_282_366_920_938_463_463_374_607_431_768_211_456n;

/** Whether a result fits a word; where it does not, checked arithmetic reverts. */
export const isWord = (result: bigint): boolean => result >= 0n && result < WORD_LIMIT;

/** Whether all results fit: what is computed one after another reverts at the first that does not. */
export const areWords = (results: readonly bigint[]): boolean => results.every(isWord);

/** Whether a result fits what the market stores. */
export const isStored = (result: bigint): boolean => result >= 0n && result < STORED_LIMIT;
