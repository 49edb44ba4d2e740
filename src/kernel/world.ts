/** What the market knows and holds of one asset. */
export interface Reserve {
  /** Numeraire per base unit × 10^36; 0 before the first quote. */
  readonly price: bigint;
  /** [seconds] when it was quoted. */
  readonly quotedAt: bigint;
  /** Base units that the market could absorb when quoted. */
  readonly depth: bigint;
  /** The price that the breaker measures moves against, and since when. */
  readonly anchor: bigint;
  readonly anchoredAt: bigint;
  /** Seized by steps since `sellingSince` [base units]: what the depth policy counts. */
  readonly selling: bigint;
  readonly sellingSince: bigint;
  /** Debt index [RAY]. */
  readonly index: bigint;
  /** Sums over all accounts [base units]; collateral includes the lots of running auctions. */
  readonly collateral: bigint;
  readonly debt: bigint;
  readonly surplus: bigint;
  readonly deficit: bigint;
  /** Layers of the loss waterfall [base units]. */
  readonly insurance: bigint;
  readonly backstop: bigint;
  /** The protocol's share of bonuses, in collateral [base units]. */
  readonly treasury: bigint;
  /** Unsold lots that the protocol took over [base units], and the debt that it carries for them. */
  readonly salvage: bigint;
  readonly carried: bigint;
}

export type BreakerCause = 'none' | 'operator' | 'move';

/** What every account of the market shares. */
export interface Market {
  /** [seconds] of the last event. */
  readonly at: bigint;
  /** [seconds] of the last accrual. */
  readonly accruedAt: bigint;
  /** One per asset, in the order of the design. */
  readonly reserves: readonly Reserve[];
  readonly breaker: 'armed' | 'tripped';
  readonly cause: BreakerCause;
  /** [seconds] when the cause arose. */
  readonly haltedAt: bigint;
}

export type Phase =
  | 'healthy'
  | 'atRisk'
  | 'unwinding.ready'
  | 'unwinding.cooling'
  | 'unwinding.exhausted'
  | 'auction.running'
  | 'auction.expired'
  | 'badDebt'
  | 'settled';

/** The course of one unwinding. */
export interface Unwinding {
  readonly since: bigint;
  readonly steps: bigint;
  /** [seconds] of the last step; `since` before the first. */
  readonly steppedAt: bigint;
  /** Repaid by steps since it began, per asset [base units]. */
  readonly repaid: readonly bigint[];
}

/** A running or expired auction of one collateral leg for one debt leg; both are indexes into the design's assets. */
export interface Auction {
  readonly collateral: number;
  readonly debt: number;
  /** Left to sell [base units]. */
  readonly lot: bigint;
  /** Price at which the round began, and below which it never sells [numeraire per base unit × 10^36]. */
  readonly startPrice: bigint;
  readonly floorPrice: bigint;
  /** Price of the debt asset when the round began: bids are counted in it. */
  readonly debtPrice: bigint;
  /** [seconds] when the round began. */
  readonly startedAt: bigint;
  /** 1 for the first. */
  readonly round: bigint;
}

/** One account. Every list has one entry per asset, in the order of the design. */
export interface Account {
  readonly phase: Phase;
  readonly feed: 'fresh' | 'stale';
  readonly collateral: readonly bigint[];
  readonly debt: readonly bigint[];
  /** Repaid beyond the debt: bears a loss first, and returns to the owner at the end. */
  readonly surplus: readonly bigint[];
  /** Recognised loss that no layer paid. */
  readonly deficit: readonly bigint[];
  /** The debt index that each debt was last brought to [RAY]. */
  readonly indices: readonly bigint[];
  readonly unwinding: Unwinding | null;
  readonly auction: Auction | null;
  /** The books are shut; the account can only be settled. */
  readonly closed: boolean;
}

/** The shared market and the one account that an event concerns. */
export interface World {
  readonly market: Market;
  readonly account: Account;
}
