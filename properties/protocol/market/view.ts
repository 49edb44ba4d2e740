import type { Deal, Deed, Fraction, Terms, View } from '../view.js';

/** One account of a market. */
export interface Member {
  readonly name: string;
  readonly view: View;
}

/** Several accounts and what they share. Amounts are base units of the collateral, or of the debt. */
export interface MarketView {
  readonly members: readonly Member[];
  /** Collateral that has left an account and not the market: a pool's, the protocol's own, or what an owner may claim. */
  readonly kept: bigint;
  /** How many liquidations are under way. */
  readonly openLiquidations: number;
  /** Debt that whoever liquidated has taken over, and owes to the same market. */
  readonly carried: bigint;
  /** What bears a loss before lenders do, in its order, with what each has left; below zero where it is a loss that was booked. */
  readonly cushions: readonly bigint[];
  /** What all lenders together could claim, and what one share of that is worth; null where the emulation has no shares. */
  readonly claims: bigint;
  readonly share: Fraction | null;
  /** Whether the market's totals are what its accounts come to; null where it keeps none. */
  readonly isBalanced: boolean | null;
}

/** Who bears what the collateral of an account does not pay for. */
export type Bearer = 'nobody' | 'a deficit' | 'lenders' | 'reserves' | 'a surplus' | 'a pool and other accounts';

/** What does not change while a market runs. */
export interface MarketTerms {
  /** Of each account. */
  readonly account: Terms;
  readonly bearer: Bearer;
  /** Whether one call may liquidate several accounts; whether debts grow with time. */
  readonly takesSeveral: boolean;
  readonly hasInterest: boolean;
  /** Whether what all liquidations together may have open is bounded. */
  readonly hasLimit: boolean;
  /** By how many units rounding may move a sum over all accounts. */
  readonly rounding: { readonly collateral: bigint; readonly debt: bigint };
}

/** One accepted event of a market. What a deal says is of all accounts together: what left the market, what was paid into it, and what nobody pays. */
export interface MarketEdge {
  readonly terms: MarketTerms;
  readonly before: MarketView;
  readonly deed: Deed;
  readonly deal: Deal;
  readonly after: MarketView;
}
