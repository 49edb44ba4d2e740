import type { Curve } from './abacus.js';
import type { Reverted } from './reason.js';

/** The price feed of the collateral (`pip`). */
export interface Feed {
  /** [WAD] */
  readonly value: bigint;
  readonly isValid: boolean;
}

/** The vat: who owes what in all. */
export interface Vat {
  readonly isLive: boolean;
  /** [RAD] */
  readonly debt: bigint;
  /** Debt with nothing behind it, over all accounts [RAD] (`vice`). */
  readonly unbacked: bigint;
  /** Normalised debt of all vaults [WAD] (`Art`). */
  readonly normalisedDebt: bigint;
  /** What one unit of normalised debt owes [RAY]. */
  readonly rate: bigint;
  /** Debt that one unit of collateral may carry, as last poked [RAY] (`spot`). */
  readonly safetyPrice: bigint;
  /** The least debt of a vault that has any [RAD]. */
  readonly dust: bigint;
  /** The most debt of this collateral, and of all [RAD] (`line`, `Line`). */
  readonly ceiling: bigint;
  readonly totalCeiling: bigint;
}

/** The dog: who may be liquidated, and how much at once. */
export interface Dog {
  readonly isLive: boolean;
  /** Due for one whole of debt, at least one [WAD] (`chop`). */
  readonly penalty: bigint;
  /** The most that may be due in auctions of this collateral, and of all [RAD] (`hole`, `Hole`). */
  readonly limit: bigint;
  readonly totalLimit: bigint;
  /** What is due in them [RAD] (`dirt`, `Dirt`). */
  readonly targeted: bigint;
  readonly totalTargeted: bigint;
}

/** Bad debt that was queued at one second. */
export interface Queued {
  readonly era: bigint;
  /** [RAD] */
  readonly debt: bigint;
}

/** The vow: whose bad debt it is. */
export interface Vow {
  readonly isLive: boolean;
  /** Over the whole queue [RAD] (`Sin`). */
  readonly queued: bigint;
  /** In debt auctions [RAD] (`Ash`). */
  readonly auctioned: bigint;
  readonly queue: readonly Queued[];
}

/** The clipper: auctions, and what governance last set. */
export interface Clipper {
  readonly kicks: bigint;
  /** Below this a partial purchase may not leave what is due, as last computed [RAD] (`chost`). */
  readonly leastDue: bigint;
  /** 0 to 3: nothing, new auctions, resets too, purchases too. */
  readonly stopped: bigint;
  /** The top over the feed [RAY] (`buf`). */
  readonly buffer: bigint;
  /** [seconds] */
  readonly tail: bigint;
  /** [RAY] */
  readonly cusp: bigint;
  /** Reward for a keeper: a share of what is due [WAD], below 2^64; and an amount [RAD], below 2^192. */
  readonly chip: bigint;
  readonly tip: bigint;
  readonly curve: Curve;
}

/** One auction. */
export interface Sale {
  readonly id: bigint;
  /** [RAD] (`tab`) */
  readonly due: bigint;
  /** [WAD] */
  readonly lot: bigint;
  /** Whose vault it was (`usr`). */
  readonly owner: string;
  /** [seconds] (`tic`) */
  readonly startedAt: bigint;
  /** [RAY] */
  readonly top: bigint;
}

/** Shutdown. */
export interface End {
  readonly isLive: boolean;
  /** Normalised debt that shutdown accounts for [WAD] (`Art`). */
  readonly normalisedDebt: bigint;
  /** Collateral for one unit of debt [RAY]; 0 until it is set (`tag`). */
  readonly tag: bigint;
  /** Collateral that is missing [WAD]. */
  readonly gap: bigint;
}

/** What all accounts share. */
export interface Market {
  readonly feed: Feed;
  readonly vat: Vat;
  readonly dog: Dog;
  readonly vow: Vow;
  readonly clipper: Clipper;
  /** In the order of the list of active auctions: the last takes the place of one that ends. */
  readonly sales: readonly Sale[];
  readonly end: End;
}

/** One address, with its vault. */
export interface Account {
  readonly name: string;
  /** Of the vault [WAD] (`ink`, `art`). */
  readonly collateral: bigint;
  readonly normalisedDebt: bigint;
  /** Collateral outside the vault [WAD] (`gem`). */
  readonly unlocked: bigint;
  /** [RAD] */
  readonly dai: bigint;
  /** Debt with nothing behind it [RAD] (`sin`). */
  readonly unbacked: bigint;
  /** Whether the clipper may move its dai (`hope`). */
  readonly trustsClipper: boolean;
}

export interface State {
  readonly kind?: never;
  readonly market: Market;
  readonly accounts: readonly Account[];
}

/** A state after a step inside a call, or why the whole call reverts. */
export type Step = State | Reverted;

/** Addresses with a part in the mechanism. */
export const vowName = 'vow';
export const clipperName = 'clip';
export const endName = 'end';
/** The zero address: it can be paid, and owns no auction. */
export const nobody = 'zero';

/** The state with a part of the market replaced. */
export const withMarket = (state: State, change: Partial<Market>): State => ({ ...state, market: { ...state.market, ...change } });

/** An account that nothing has happened to. */
export const emptyAccount = (name: string): Account => ({
  name, collateral: 0n, normalisedDebt: 0n, unlocked: 0n, dai: 0n, unbacked: 0n, trustsClipper: false,
});

/** The account of a name; an address that never was used is empty. */
export const accountOf = ({ accounts }: State, name: string): Account => accounts.find((account) => account.name === name) ?? emptyAccount(name);
