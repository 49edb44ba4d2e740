import type { Pool } from './shares.js';

/** How the market comes by its rate: it has none, it is told one, or it is the utilisation per year. */
export type RateModel = 'none' | 'told' | 'utilisation';

/** What no call changes. */
export interface Fixed {
  /** Debt over collateral from which on a position is unhealthy [WAD], below one (`lltv`). */
  readonly lltv: bigint;
  readonly rateModel: RateModel;
  readonly owner: string;
  readonly feeRecipient: string;
}

/** What all accounts share. */
export interface Market {
  /** Loan units per collateral unit × 10^36, as the oracle says now. */
  readonly price: bigint;
  /** What a rate model that is told its rate answers [WAD per second]. */
  readonly rate: bigint;
  readonly supply: Pool;
  readonly borrow: Pool;
  /** [seconds]; 0 where the market does not exist. */
  readonly lastUpdate: bigint;
  /** The share of interest that goes to the fee recipient [WAD]. */
  readonly fee: bigint;
}

/** One address. */
export interface Account {
  readonly name: string;
  readonly supplyShares: bigint;
  readonly borrowShares: bigint;
  /** [collateral units] */
  readonly collateral: bigint;
  /** Who else may act for it. */
  readonly authorized: readonly string[];
}

export interface State {
  readonly market: Market;
  readonly accounts: readonly Account[];
}

/** The zero address: nothing can be done for it. */
export const nobody = 'zero';

/** The account of a name; an address that never was used is empty. */
export const accountOf = ({ accounts }: State, name: string): Account =>
  accounts.find((account) => account.name === name) ?? { name, supplyShares: 0n, borrowShares: 0n, collateral: 0n, authorized: [] };

/** The state with a part of the market replaced. */
export const withMarket = (state: State, change: Partial<Market>): State => ({ ...state, market: { ...state.market, ...change } });

/** The state with a part of one account replaced. */
export function withAccount(state: State, name: string, change: Partial<Omit<Account, 'name'>>): State {
  const account = { ...accountOf(state, name), ...change };
  const isKnown = state.accounts.some((each) => each.name === name);
  return { ...state, accounts: isKnown ? state.accounts.map((each) => (each.name === name ? account : each)) : [...state.accounts, account] };
}
