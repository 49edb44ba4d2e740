import type { LossParts } from './loss.js';
import type { StepRule } from './step.js';

/** One asset's movement that the caller must now carry out or book [base units]. */
export type Flow =
  /** Owner to account: collect it. */
  | 'deposited'
  /** Account to owner: pay it out. */
  | 'withdrawn'
  | 'borrowed'
  /** Payer to lenders: collect it. */
  | 'repaid'
  /** Payer beyond the debt, kept as the account's surplus: collect it. */
  | 'overpaid'
  /** Payer against a recognised deficit: collect it. */
  | 'covered'
  /** Account to keeper: pay it out. */
  | 'seized'
  /** Account to treasury: book it. */
  | 'fee'
  /** Lot to taker: pay it out. */
  | 'sold'
  /** Insurance fund to keeper: pay it out. */
  | 'tipped'
  /** Lot to the protocol: book it. */
  | 'salvaged'
  /** Debt that the protocol carries for the salvaged lot: book it. */
  | 'absorbed'
  /** Interest on the debt: book it. */
  | 'accrued'
  /** Collateral back to the owner at the end: pay it out. */
  | 'returned'
  /** Surplus back to the owner at the end: pay it out. */
  | 'refunded';

/** What the caller must now do, and what decided it. */
export type Effect =
  | { readonly kind: 'flow'; readonly flow: Flow; readonly asset: string; readonly amount: bigint }
  | {
      readonly kind: 'stepped';
      readonly collateral: string;
      readonly debt: string;
      readonly repaid: bigint;
      readonly seized: bigint;
      readonly fee: bigint;
      readonly bonus: bigint;
      readonly limit: bigint;
      readonly rule: StepRule;
    }
  | { readonly kind: 'took'; readonly ask: bigint; readonly sold: bigint; readonly paid: bigint }
  | ({ readonly kind: 'loss'; readonly asset: string } & LossParts)
  | { readonly kind: 'auctionEnded'; readonly collateral: string; readonly returnedToAccount: bigint };
