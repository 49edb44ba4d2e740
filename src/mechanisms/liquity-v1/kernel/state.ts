import type { Reverted } from './reason.js';

/** A sum of gains of the stability pool, for one scale of one epoch. */
export interface GainSum {
  readonly epoch: bigint;
  readonly scale: bigint;
  readonly sum: bigint;
}

/** The stability pool: LUSD that buys what is liquidated. */
export interface Pool {
  /** [wei] */
  readonly collateral: bigint;
  /** [LUSD × 10^18] */
  readonly deposits: bigint;
  /** What is left of one LUSD that was there when the scale began (`P`). */
  readonly product: bigint;
  readonly scale: bigint;
  readonly epoch: bigint;
  /** Those that are above zero (`epochToScaleToSum`). */
  readonly sums: readonly GainSum[];
  /** What divisions by the deposits left over, and the next one begins with. */
  readonly collateralError: bigint;
  readonly lossError: bigint;
}

/** What all troves share. */
export interface Market {
  /** USD per ETH × 10^18. */
  readonly price: bigint;
  /** Of all troves, without what waits to be redistributed [wei], [LUSD × 10^18]. */
  readonly activeCollateral: bigint;
  readonly activeDebt: bigint;
  /** Redistributed, and not yet in any trove. */
  readonly defaultCollateral: bigint;
  readonly defaultDebt: bigint;
  /** Redistributed to one stake since the beginning × 10^18 (`L_ETH`, `L_LUSDDebt`). */
  readonly collateralPerStake: bigint;
  readonly debtPerStake: bigint;
  readonly collateralError: bigint;
  readonly debtError: bigint;
  readonly totalStakes: bigint;
  /** Right after the last liquidation. */
  readonly stakesSnapshot: bigint;
  readonly collateralSnapshot: bigint;
  /** Collateral that owners of liquidated troves may claim [wei]. */
  readonly surplus: bigint;
  /** All LUSD. */
  readonly supply: bigint;
  readonly pool: Pool;
  /** Active troves, from the highest nominal ratio to the lowest as they were placed. */
  readonly order: readonly string[];
}

/** 0 never opened, 1 active, 3 liquidated; numbers as the contracts have them. No call here closes a trove (2) or redeems it (4). */
export type Status = 0n | 1n | 3n;

/** What somebody gave to the stability pool, and how the pool stood then. */
export interface Deposit {
  /** [LUSD × 10^18] */
  readonly initial: bigint;
  readonly product: bigint;
  readonly sum: bigint;
  readonly scale: bigint;
  readonly epoch: bigint;
}

/** One address, with its trove and its deposit. */
export interface Account {
  readonly name: string;
  readonly status: Status;
  /** As stored: without what is pending from redistributions. */
  readonly collateral: bigint;
  readonly debt: bigint;
  readonly stake: bigint;
  /** What one stake had been given when the trove was last brought up to date. */
  readonly collateralSnapshot: bigint;
  readonly debtSnapshot: bigint;
  readonly deposit: Deposit;
  /** Collateral that it may claim [wei]. */
  readonly surplus: bigint;
  readonly lusd: bigint;
  /** What it received less what it paid [wei]; may be negative. */
  readonly ether: bigint;
}

export interface State {
  readonly kind?: never;
  readonly market: Market;
  readonly accounts: readonly Account[];
}

/** A state after a step inside a call, or why the whole call reverts. */
export type Step = State | Reverted;

export const noDeposit: Deposit = { initial: 0n, product: 0n, sum: 0n, scale: 0n, epoch: 0n };

/** An account that nothing has happened to. */
export const emptyAccount = (name: string): Account => ({
  name, status: 0n, collateral: 0n, debt: 0n, stake: 0n, collateralSnapshot: 0n, debtSnapshot: 0n, deposit: noDeposit, surplus: 0n, lusd: 0n, ether: 0n,
});

export const accountOf = ({ accounts }: State, name: string): Account => accounts.find((account) => account.name === name) ?? emptyAccount(name);

/** The state with an account as it is now. */
export function withAccount(state: State, changed: Account): State {
  const isKnown = state.accounts.some(({ name }) => name === changed.name);
  const accounts = isKnown ? state.accounts.map((account) => (account.name === changed.name ? changed : account)) : [...state.accounts, changed];
  return { ...state, accounts };
}

/** The state with a part of the market replaced. */
export const withMarket = (state: State, change: Partial<Market>): State => ({ ...state, market: { ...state.market, ...change } });

/** A system without troves and deposits. @param price USD per ETH × 10^18 */
export const emptySystem = (price: bigint): State => ({
  market: {
    price, activeCollateral: 0n, activeDebt: 0n, defaultCollateral: 0n, defaultDebt: 0n, collateralPerStake: 0n, debtPerStake: 0n, collateralError: 0n, debtError: 0n,
    totalStakes: 0n, stakesSnapshot: 0n, collateralSnapshot: 0n, surplus: 0n, supply: 0n,
    pool: { collateral: 0n, deposits: 0n, product: 1_000_000_000_000_000_000n, scale: 0n, epoch: 0n, sums: [], collateralError: 0n, lossError: 0n },
    order: [],
  },
  accounts: [],
});
