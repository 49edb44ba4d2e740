import type { LoanToValue } from './loan-to-value.js';

/** A collateral that the vault was told of. */
export interface Recognised {
  readonly name: string;
  readonly loanToValue: LoanToValue;
}

/** What no call changes. */
export interface Fixed {
  /** The most that a liquidator may get off [10^4], below one. */
  readonly maxDiscount: bigint;
  /** How long after its last status check an account is let alone [seconds]. */
  readonly coolOff: bigint;
  /** Whether lenders bear what no collateral is left for. */
  readonly socialises: boolean;
  /** The share of interest that is kept as fees [10^4]. */
  readonly interestFee: bigint;
  /** Whether values are counted in the asset that is lent. */
  readonly isUnitOfAccount: boolean;
  readonly collaterals: readonly Recognised[];
}

/** What one base unit is worth [unit of account × 10^18]: in the middle, and to whom prices are hard: bid for collateral, ask for debt. */
export interface Price {
  readonly middle: bigint;
  readonly hard: bigint;
}

/** A collateral as the market has it. Its shares stand for assets as all of them do, virtual ones included. */
export interface Collateral {
  readonly name: string;
  readonly price: Price;
  readonly assets: bigint;
  readonly shares: bigint;
}

/** What all accounts share: the vault that lends, and what is pledged to it. */
export interface Market {
  readonly price: Price;
  readonly cash: bigint;
  readonly totalShares: bigint;
  /** [assets · 2^31] */
  readonly totalBorrows: bigint;
  /** What one of debt has become since the vault began [10^27]. */
  readonly accumulator: bigint;
  /** Of the debt, per second [10^27]. */
  readonly rate: bigint;
  /** When interest was last added [seconds]. */
  readonly lastUpdate: bigint;
  /** [shares] */
  readonly accumulatedFees: bigint;
  readonly collaterals: readonly Collateral[];
}

/** Shares of a collateral that an account holds, and whether it pledges them. */
export interface Holding {
  readonly name: string;
  readonly shares: bigint;
  readonly isEnabled: boolean;
}

/** One account. */
export interface Account {
  readonly name: string;
  /** When its debt was last written down [assets · 2^31], at this accumulator. */
  readonly owed: bigint;
  readonly accumulator: bigint;
  readonly holdings: readonly Holding[];
  /** Vaults that may judge it; more than one only inside a batch. */
  readonly controllers: readonly string[];
  /** Whether its status check waits for the end of a batch. */
  readonly isDeferred: boolean;
  /** [seconds] */
  readonly lastStatusCheck: bigint;
}

export interface State {
  readonly market: Market;
  readonly accounts: readonly Account[];
}

/** The vault that lends, as the controller of an account. */
export const vaultName = 'vault';

/** The account of a name; one that was never used has nothing. */
export const accountOf = ({ accounts, market }: State, name: string): Account =>
  accounts.find((account) => account.name === name)
    ?? { name, owed: 0n, accumulator: market.accumulator, holdings: [], controllers: [], isDeferred: false, lastStatusCheck: 0n };

/** What an account holds of a collateral. */
export const holdingOf = ({ holdings }: Account, name: string): Holding => holdings.find((holding) => holding.name === name) ?? { name, shares: 0n, isEnabled: false };

/** The account with another amount of a collateral. */
export function withShares(account: Account, name: string, shares: bigint): Account {
  const holding = { ...holdingOf(account, name), shares };
  const isKnown = account.holdings.some((each) => each.name === name);
  return { ...account, holdings: isKnown ? account.holdings.map((each) => (each.name === name ? holding : each)) : [...account.holdings, holding] };
}

/** The state with one account replaced. */
export function withAccount(state: State, account: Account): State {
  const isKnown = state.accounts.some(({ name }) => name === account.name);
  return { ...state, accounts: isKnown ? state.accounts.map((each) => (each.name === account.name ? account : each)) : [...state.accounts, account] };
}
