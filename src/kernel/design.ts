/** An asset of the market: what it backs as collateral, and what it costs as debt. Amounts are in its base units. */
export interface Asset {
  readonly id: string;
  /** Decimals of the human unit. The codecs use it; no formula does. */
  readonly decimals: bigint;
  /** Liquidation threshold [bps of value]; 0 means that it backs nothing and cannot be deposited. */
  readonly threshold: bigint;
  /** The largest liquidation bonus on it [bps of the repaid value]. */
  readonly bonus: bigint;
  readonly borrowable: boolean;
  /** Borrowing rate [RAY per second], linear between two accruals. */
  readonly rate: bigint;
}

/** One step of a tiered close factor: it applies while the measure lies below `below`. */
export interface Tier {
  /** Health [bps], or the price of the seized asset, as the policy says. */
  readonly below: bigint;
  /** Share of the debt leg that a step may repay [bps]. */
  readonly share: bigint;
}

/** How much of the debt leg one step may repay. All but `full` also stop at the target health. */
export type Sizing =
  | { readonly kind: 'targetHealth' }
  | { readonly kind: 'closeFactor'; readonly share: bigint; readonly wholeBelow: bigint }
  | { readonly kind: 'tiers'; readonly by: 'health' | 'price'; readonly tiers: readonly Tier[] }
  | { readonly kind: 'linear'; readonly fromLtv: bigint; readonly toLtv: bigint; readonly fromShare: bigint; readonly toShare: bigint }
  | { readonly kind: 'full' };

/** How the right to step unlocks after unwinding began. */
export type Unlock =
  | { readonly kind: 'whole' }
  /** unlocked share = initial + (1 − initial) · elapsed / duration, of the debt that stood when unwinding began. */
  | { readonly kind: 'gradual'; readonly initial: bigint; readonly duration: bigint };

export interface Schedule {
  /** Seconds between two steps; 0 for none. */
  readonly interval: bigint;
  readonly unlock: Unlock;
  /** Most steps of one unwinding; 0 sends it straight to auction. */
  readonly mostSteps: bigint;
  /** Seconds after which unwinding is exhausted. */
  readonly window: bigint;
}

/** How much of the observed market depth steps may sell. */
export type Depth =
  | { readonly kind: 'unlimited' }
  /** Shares of the quoted depth [bps] per step, and over all accounts per interval [seconds]. */
  | { readonly kind: 'share'; readonly perStep: bigint; readonly perInterval: bigint; readonly interval: bigint };

/** Where between its least and the asset's own bonus the bonus stands. */
export type BonusCurve =
  | { readonly kind: 'fixed' }
  /** From `least` at health 1 to the whole bonus at health `fullBelow` [bps]. */
  | { readonly kind: 'linearInHealth'; readonly least: bigint; readonly fullBelow: bigint }
  /** From `least` when unwinding began to the whole bonus after `duration` seconds. */
  | { readonly kind: 'rampInTime'; readonly least: bigint; readonly duration: bigint };

export interface Incentive {
  readonly curve: BonusCurve;
  /** Lowers the bonus until the step no longer lowers health. */
  readonly nonToxicCeiling: boolean;
  /** The protocol's share of the bonus [bps]. */
  readonly protocolShare: bigint;
  /** What a step must earn its keeper, at the quotes [value]; 0 for nothing. Sizes that would earn less are raised to it. */
  readonly leastReward: bigint;
}

/** What happens where a step would leave a leg of less than `floor` [value]. */
export type Dust =
  | { readonly kind: 'none' }
  | { readonly kind: 'refuse'; readonly floor: bigint }
  | { readonly kind: 'expand'; readonly floor: bigint };

/** A step that would lower health is withheld and the account escalates, or is allowed (which `no-toxic-spiral` then fails). */
export type Toxicity = 'escalate' | 'allow';

/** How the asking price falls with the seconds since the round began. */
export type AuctionCurve =
  | { readonly kind: 'linear'; readonly zeroAfter: bigint }
  | { readonly kind: 'stairstep'; readonly cut: bigint; readonly every: bigint }
  | { readonly kind: 'exponential'; readonly cut: bigint };

export interface AuctionPolicy {
  readonly curve: AuctionCurve;
  /** Start price over the quote [bps], at least one whole. */
  readonly startPremium: bigint;
  /** Seconds after which a round expires. */
  readonly duration: bigint;
  /** Largest fall from the start price before a round expires [bps]. */
  readonly largestFall: bigint;
  /** Reserve price as a share of the quote [bps]: nothing is sold below. */
  readonly reserve: bigint;
  /** Paid to whoever opens or resets, out of the insurance fund: a flat part [value] and a share of the debt leg [bps]. */
  readonly tip: bigint;
  readonly tipShare: bigint;
  readonly mostRounds: bigint;
  readonly takes: 'whole' | 'partial';
}

export interface LossPolicy {
  /** The insurance fund at the start, per asset [base units]. */
  readonly insurance: readonly bigint[];
  /** The most of the fund that one loss may use [bps]. */
  readonly insuranceCap: bigint;
  /** The backstop at the start, per asset [base units]. */
  readonly backstop: readonly bigint[];
}

/** Events that a stale quote or a tripped breaker may block. Repaying, depositing and market events are never blocked. */
export type Blockable = 'WITHDRAW' | 'BORROW' | 'STEP' | 'OPEN_AUCTION' | 'TAKE' | 'RESET_AUCTION' | 'RECOGNISE_LOSS';

export interface BreakerPolicy {
  /** Seconds after which a quote is stale. */
  readonly maxAge: bigint;
  /** Largest move of a price against its anchor [bps] before the breaker trips. */
  readonly largestMove: bigint;
  /** Seconds that an anchor stands before the next quote replaces it. */
  readonly moveInterval: bigint;
  /** Seconds after which a tripped breaker releases itself, so that liveness holds. */
  readonly release: bigint;
  readonly whenStale: readonly Blockable[];
  readonly whenTripped: readonly Blockable[];
}

/** What the design says the market may do: `solvent-within-envelope` is claimed inside it, and nowhere else. */
export interface Envelope {
  /** Largest fall of a collateral price from one observation to the next [bps]. */
  readonly largestDrop: bigint;
  /** Largest rise of a debt price from one observation to the next [bps]. */
  readonly largestRise: bigint;
  /** Seconds within which a keeper takes what is offered. */
  readonly reaction: bigint;
}

/** A design of the `stepwise` mechanism: every parameter, as exact integers. */
export interface Design {
  readonly name: string;
  readonly dialect: 'stepwise@1';
  readonly assets: readonly Asset[];
  /** Health below which an account is at risk [bps], at least one whole. */
  readonly warning: bigint;
  /** Health at which a step stops [bps]. */
  readonly target: bigint;
  readonly sizing: Sizing;
  readonly schedule: Schedule;
  readonly depth: Depth;
  readonly incentive: Incentive;
  readonly dust: Dust;
  readonly toxicity: Toxicity;
  readonly auction: AuctionPolicy;
  readonly loss: LossPolicy;
  readonly breaker: BreakerPolicy;
  readonly envelope: Envelope;
}
