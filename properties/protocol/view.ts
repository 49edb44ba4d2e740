/** An exact ratio. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** An auction of an account's collateral. */
export interface Asking {
  /** What one unit of the lot costs now [value, as `collateralPrice`]. */
  readonly ask: bigint;
  /** Where it began. */
  readonly top: bigint;
  /** When it began [seconds]; a reset begins it anew. */
  readonly startedAt: bigint;
  /** Whether it may be taken from: else it waits for a reset. */
  readonly isRunning: boolean;
}

/** What one account and its market come to, in words that all protocols share. Amounts are base units; an amount times its price is a value, on one scale for both assets. */
export interface View {
  /** In the account's position; and what is for sale on its behalf. */
  readonly collateral: bigint;
  readonly lot: bigint;
  /** What its owner has got back of it, outside the position. */
  readonly returned: bigint;
  /** Owed by the account; and what a sale on its behalf still has to raise. */
  readonly debt: bigint;
  readonly due: bigint;
  /** Owed and due in the finest measure that the protocol keeps, such as shares: it may fall where whole units do not. */
  readonly fineDebt: bigint;
  readonly collateralPrice: bigint;
  readonly debtPrice: bigint;
  /** Whether the protocol itself would let the account be liquidated now. */
  readonly isLiquidatable: boolean;
  /** What one whole repaid takes from the account now; null where no formula says so. */
  readonly bonus: Fraction | null;
  /** The most debt that one step may close now; null where it is all. */
  readonly cap: bigint | null;
  readonly asking: Asking | null;
  /** Whether what the market says of all accounts is what they come to; null where it says nothing of the kind. */
  readonly isBalanced: boolean | null;
}

/** What does not change while a protocol runs. */
export interface Terms {
  /** The share of collateral value that backs debt. */
  readonly threshold: Fraction;
  /** What one whole of debt closed costs the account at the most; null where nothing bounds it. */
  readonly largestPenalty: Fraction | null;
  /** The health at which a step stops; null where nothing stops it. */
  readonly target: Fraction | null;
  /** By how many units rounding may move a debt that is kept in shares. */
  readonly debtRounding: bigint;
  /** Whether the protocol itself takes over what is liquidated, and its debt; else somebody pays. */
  readonly takesOver: boolean;
  /** Whether collateral is sold by auction; whether a liquidation can be partial; whether the emulation has the owner's repayment. */
  readonly hasAuction: boolean;
  readonly hasSteps: boolean;
  readonly hasRepayment: boolean;
  /** Whether it bounds what one step may repay. */
  readonly hasCap: boolean;
  /** Whether the emulation keeps totals of what all accounts have. */
  readonly hasTotals: boolean;
}

/** What happened: the world's doing, the owner's, a liquidation at a formula's price, or a part of an auction. */
export type Deed = 'price' | 'time' | 'owner' | 'step' | 'start' | 'take' | 'reset';

/** What changed hands, as the protocol announces it. */
export interface Deal {
  /** Paid for the account's debt [debt units]. */
  readonly repaid: bigint;
  /** Collateral that left the account, fees among it [collateral units]. */
  readonly seized: bigint;
  /** The part of it that the protocol keeps [collateral units]. */
  readonly fee: bigint;
  /** What the account was given for it beside its debt [debt units]. */
  readonly refunded: bigint;
  /** Debt that others bear from now on [debt units]. */
  readonly writtenOff: bigint;
  /** What the protocol paid whoever called, out of its own [debt units]. */
  readonly rewarded: bigint;
}

/** One accepted event. */
export interface ProtocolEdge {
  readonly terms: Terms;
  readonly before: View;
  readonly deed: Deed;
  readonly at: bigint;
  readonly deal: Deal;
  readonly after: View;
}
