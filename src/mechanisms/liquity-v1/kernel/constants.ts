export { isWord } from '../../../kernel/word.js';

/** One whole: 10^18. Every ratio and every price is in it. */
export const ONE = 1_000_000_000_000_000_000n;
/** The least ratio of a trove, 110%; below it a trove may be liquidated. */
export const LEAST_RATIO = 1_100_000_000_000_000_000n;
/** The ratio of the system below which it is in recovery, 150%. */
export const RECOVERY_RATIO = 1_500_000_000_000_000_000n;
/** Part of every debt, and paid to whoever liquidates it: 200 LUSD. */
export const GAS_COMPENSATION = 200_000_000_000_000_000_000n;
/** The least debt of a trove, beside the gas compensation: 1,800 LUSD. */
export const LEAST_NET_DEBT = 1_800_000_000_000_000_000_000n;
/** One part in so many of the collateral goes to whoever liquidates it. */
export const COLLATERAL_GAS_DIVISOR = 200n;
/** The borrowing fee without redemptions, 0.5%. */
export const FEE_FLOOR = 5_000_000_000_000_000n;
/** When the product of the pool would fall below this, it is multiplied by it, and the scale grows by one. */
export const SCALE_FACTOR = 1_000_000_000n;
/** The ratio of what owes nothing: 2^256 − 1. */
export const INFINITE_RATIO = 115_792_089_237_316_195_423_570_985_008_687_907_853_269_984_665_640_564_039_457_584_007_913_129_639_935n;
/** Nominal ratios, which need no price, are ratios × 100. */
export const NOMINAL_ONE = 100_000_000_000_000_000_000n;
