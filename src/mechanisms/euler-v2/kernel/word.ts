/** One whole discount factor: 10^18. */
export const WAD = 1_000_000_000_000_000_000n;
/** One whole loan-to-value or discount: 10^4. */
export const CONFIGURATION_SCALE = 10_000n;
/** One asset in the unit of exact debts: 2^31. */
export const DEBT_UNIT = 2_147_483_648n;
/** Assets and shares are below 2^112. */
export const AMOUNT_LIMIT = 5_192_296_858_534_827_628_530_496_329_220_096n;
/** Exact debts are below 2^144. */
export const DEBT_LIMIT = 22_300_745_198_530_623_141_535_718_272_648_361_505_980_416n;
/** Words of the machine are below 2^256. */
export const WORD_LIMIT = 115_792_089_237_316_195_423_570_985_008_687_907_853_269_984_665_640_564_039_457_584_007_913_129_639_936n;

/** Whether a result fits a word; where it does not, checked arithmetic reverts. */
export const isWord = (result: bigint): boolean => result >= 0n && result < WORD_LIMIT;

/** Whether all results fit: what is computed one after another reverts at the first that does not. */
export const areWords = (results: readonly bigint[]): boolean => results.every(isWord);
