export { areWords, isWord, WAD, WORD_LIMIT } from '../../../kernel/word.js';

/** One whole loan-to-value or discount: 10^4. */
export const CONFIGURATION_SCALE = 10_000n;
/** One asset in the unit of exact debts: 2^31. */
export const DEBT_UNIT = 2_147_483_648n;
/** Assets and shares are below 2^112. */
export const AMOUNT_LIMIT = 5_192_296_858_534_827_628_530_496_329_220_096n;
/** The largest exact debt: as many whole assets as an amount can be, (2^112 − 1) · 2^31. */
export const MOST_DEBT = 11_150_372_599_265_311_570_767_859_136_324_178_605_506_560n;
