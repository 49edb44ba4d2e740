/** Amounts, in base units, are below 2^112: amount × price then fits 240 bits. */
export const AMOUNT_LIMIT = 5_192_296_858_534_827_628_530_496_329_220_096n;
/** Prices, numeraire per base unit × 10^36, are below 2^128. */
export const PRICE_LIMIT = 340_282_366_920_938_463_463_374_607_431_768_211_456n;
/** The values of one market, and so of one account, sum below 2^240: value × basis points then fits 256 bits. */
export const VALUE_LIMIT = 1_766_847_064_778_384_329_583_297_500_742_918_515_827_483_896_875_618_958_121_606_201_292_619_776n;
/** Times, in seconds, are below 2^48. */
export const TIME_LIMIT = 281_474_976_710_656n;
/** Debt indices, in RAY, are below 2^128. */
export const INDEX_LIMIT = PRICE_LIMIT;

/** Whether a quantity lies in [0, limit). */
export const fits = (quantity: bigint, limit: bigint): boolean => quantity >= 0n && quantity < limit;
