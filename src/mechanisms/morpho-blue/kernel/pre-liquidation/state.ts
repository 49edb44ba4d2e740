import type { Account, Fixed as LendingFixed, Market as LendingMarket, State as LendingState } from '../state.js';
import type { Terms } from './terms.js';

/** What no call changes. */
export interface Fixed {
  readonly lending: LendingFixed;
  readonly terms: Terms;
  /** Whether pre-liquidation has a price of its own, rather than the market's. */
  readonly hasOwnPrice: boolean;
}

/** What all accounts share. */
export interface Market {
  readonly lending: LendingMarket;
  /** Loan units per collateral unit × 10^36, where pre-liquidation has its own. */
  readonly ownPrice: bigint;
}

export interface State {
  readonly market: Market;
  readonly accounts: readonly Account[];
}

/** The address of the contract: who authorises it can be pre-liquidated. */
export const contractName = 'preLiquidation';

/** The state of the market below. */
export const lendingOf = ({ market, accounts }: State): LendingState => ({ market: market.lending, accounts });

/** The state with the market below as it is now. */
export const withLending = ({ market }: State, lending: LendingState): State => ({ market: { ...market, lending: lending.market }, accounts: lending.accounts });
