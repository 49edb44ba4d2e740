/** Any quantity in a range, both ends included: one that stands for all of them where it is proved, one of them where it is replayed. */
export type Any = (name: string, least: bigint, most: bigint) => bigint;

/** A claim about a formula of a deployed protocol, for all quantities. */
export interface Formula {
  readonly id: string;
  readonly theme: 'fairness' | 'cap' | 'monotony' | 'rounding' | 'conservation';
  readonly claim: string;
  /** Whether it holds of quantities; null of those that the protocol refuses, or that the claim is not about. */
  readonly holds: (any: Any) => boolean | null;
  /** Quantities of which it holds, by name: a claim about nothing would be proved as well. */
  readonly example: Readonly<Record<string, bigint>>;
}

/** The formulas of one mechanism. */
export interface Formulas {
  /** What is not a symbol: it is assumed, and stands beside every proof. */
  readonly assumes: readonly string[];
  readonly formulas: readonly Formula[];
}

/** 2^112 − 1 and 2^96 − 1: more than any amount, and than any price. */
export const MOST_AMOUNT = 5_192_296_858_534_827_628_530_496_329_220_095n;
export const MOST_PRICE = 79_228_162_514_264_337_593_543_950_335n;
