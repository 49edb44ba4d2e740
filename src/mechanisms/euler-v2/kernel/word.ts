export { areWords, isWord, WAD, WORD_LIMIT } from '../../../kernel/word.js';

/** One whole loan-to-value or discount: 10^4. */
export const CONFIGURATION_SCALE = 10_000n;
/** One asset in the unit of exact debts: 2^31. */
export const DEBT_UNIT = 2_147_483_648n;
/** Assets and shares are below 2^112. */
export const AMOUNT_LIMIT = 5_192_296_858_534_827_628_530_496_329_220_096n;
/** Exact debts are below 2^144. */
export const DEBT_LIMIT = 22_300_745_198_530_623_141_535_718_272_648_361_505_980_416n;
