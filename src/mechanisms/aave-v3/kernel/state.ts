import type { Quote } from './amounts.js';
import type { Release } from './release.js';

/** A reserve as governance set it up. */
export interface Settings {
  /** One whole of its asset: 10^decimals [asset units]. */
  readonly unit: bigint;
  readonly loanToValue: bigint;
  /** The share of its value that backs debt [bps]. */
  readonly threshold: bigint;
  /** One whole and the bonus [bps]. */
  readonly bonus: bigint;
  /** The protocol's part of the bonus [bps]. */
  readonly feeShare: bigint;
  readonly isActive: boolean;
  readonly isPaused: boolean;
  /** No liquidation until this second is over. */
  readonly graceUntil: bigint;
}

/** Assets that move together (eMode), and what replaces their own settings for an account that chose it. */
export interface Category {
  readonly name: string;
  readonly loanToValue: bigint;
  readonly threshold: bigint;
  readonly bonus: bigint;
  /** Reserve by reserve. */
  readonly members: readonly boolean[];
}

/** What no call changes. */
export interface Parameters {
  readonly release: Release;
  readonly reserves: readonly Settings[];
  readonly categories: readonly Category[];
  /** The account that fees go to, and the one that may cover deficits. */
  readonly treasury: string;
  readonly umbrella: string;
}

/** A reserve as all accounts share it. */
export interface Reserve {
  /** Base currency per whole asset, × 10^8. */
  readonly price: bigint;
  /** What one scaled unit of a deposit, and of a debt, is worth [RAY]. */
  readonly liquidityIndex: bigint;
  readonly borrowIndex: bigint;
  /** Debt that nothing backs any more [asset units]. */
  readonly deficit: bigint;
}

export interface Market {
  readonly reserves: readonly Reserve[];
  /** What the sentinel of the sequencer says; null where there is none. */
  readonly sentinelAllows: boolean | null;
}

/** What an account has in one reserve. */
export interface Position {
  readonly scaledDeposit: bigint;
  readonly scaledDebt: bigint;
  readonly isCollateral: boolean;
  readonly isBorrowing: boolean;
}

export interface Account {
  readonly name: string;
  /** The category that it chose; null where it chose none. */
  readonly category: string | null;
  /** Reserve by reserve. */
  readonly positions: readonly Position[];
}

export interface State {
  readonly market: Market;
  readonly accounts: readonly Account[];
}

/** A reserve and its place in every list. */
export interface Leg {
  readonly index: number;
  readonly settings: Settings;
  readonly reserve: Reserve;
}

const nothing: Position = { scaledDeposit: 0n, scaledDebt: 0n, isCollateral: false, isBorrowing: false };

/** The account of a name; an address that never was used has nothing. */
export const accountOf = ({ accounts }: State, name: string): Account => accounts.find((account) => account.name === name) ?? { name, category: null, positions: [] };

export const positionOf = ({ positions }: Account, index: number): Position => positions[index] ?? nothing;

/** The reserve at a place; null where none is listed. */
export function legOf({ reserves }: Parameters, { market }: State, index: number): Leg | null {
  const [settings, reserve] = [reserves[index], market.reserves[index]];
  return settings === undefined || reserve === undefined ? null : { index, settings, reserve };
}

export const quoteOf = ({ settings, reserve }: Leg): Quote => ({ price: reserve.price, unit: settings.unit });

/** The category whose settings replace those of a reserve for an account. */
export const categoryFor = ({ categories }: Parameters, { category }: Account, index: number): Category | null =>
  categories.find(({ name, members }) => name === category && members[index] === true) ?? null;

/** The state with a part of one position replaced. */
export function withPosition(state: State, name: string, index: number, change: Partial<Position>): State {
  const account = accountOf(state, name);
  const places = state.market.reserves.map((_reserve, at) => positionOf(account, at));
  const changed = { ...account, positions: places.map((position, at) => (at === index ? { ...position, ...change } : position)) };
  const isKnown = state.accounts.some((each) => each.name === name);
  return { ...state, accounts: isKnown ? state.accounts.map((each) => (each.name === name ? changed : each)) : [...state.accounts, changed] };
}

/** The state with a part of one reserve replaced. */
export function withReserve(state: State, index: number, change: Partial<Reserve>): State {
  const reserves = state.market.reserves.map((reserve, at) => (at === index ? { ...reserve, ...change } : reserve));
  return { ...state, market: { ...state.market, reserves } };
}
