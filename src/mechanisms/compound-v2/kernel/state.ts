import { minus, plus, type Word, word } from './word.js';

/** A market as governance set it up. */
export interface Settings {
  readonly isListed: boolean;
  /** The share of its value that backs debt [WAD]. */
  readonly collateralFactor: bigint;
  /** What a market without tokens gives for one [underlying units per token unit, WAD]. */
  readonly initialRate: bigint;
  /** Whether the market is being wound up: its factor is zero, borrowing is paused and all interest goes to the reserves. Whoever owes in it may be liquidated. */
  readonly isDeprecated: boolean;
}

/** What no call changes. */
export interface Parameters {
  readonly markets: readonly Settings[];
  /** The share of a debt that one liquidation may repay [WAD]. */
  readonly closeFactor: bigint;
  /** One whole and the bonus [WAD]. */
  readonly incentive: bigint;
  /** The share of seized tokens that goes to the market's reserves [WAD]. */
  readonly protocolShare: bigint;
  readonly isSeizePaused: boolean;
}

/** A market as all accounts share it. */
export interface Pool {
  /** Numeraire per underlying unit × 10^36; 0 where there is none. */
  readonly price: bigint;
  /** [underlying units] */
  readonly cash: bigint;
  readonly totalBorrows: bigint;
  readonly totalReserves: bigint;
  /** [token units] */
  readonly totalSupply: bigint;
  /** How debt has grown since the market began [WAD]. */
  readonly borrowIndex: bigint;
}

export interface Market {
  readonly pools: readonly Pool[];
}

/** What an account has in one market. */
export interface Position {
  /** [token units] */
  readonly tokens: bigint;
  /** The debt [underlying units] when the index stood at `index`. */
  readonly principal: bigint;
  readonly index: bigint;
  /** Whether the account entered the market: only then it counts. */
  readonly isMember: boolean;
  /** Underlying that the account holds and lets the market take [underlying units]. */
  readonly funds: bigint;
}

export interface Account {
  readonly name: string;
  /** Market by market. */
  readonly positions: readonly Position[];
}

export interface State {
  readonly market: Market;
  readonly accounts: readonly Account[];
}

/** A market and its place in every list. */
export interface Leg {
  readonly place: number;
  readonly settings: Settings;
  readonly pool: Pool;
}

const nothing: Position = { tokens: 0n, principal: 0n, index: 0n, isMember: false, funds: 0n };

/** The account of a name; an address that never was used has nothing. */
export const accountOf = ({ accounts }: State, name: string): Account => accounts.find((account) => account.name === name) ?? { name, positions: [] };

export const positionOf = ({ positions }: Account, place: number): Position => positions[place] ?? nothing;

/** The market at a place; null where there is none. */
export function legOf({ markets }: Parameters, { market }: State, place: number): Leg | null {
  const [settings, pool] = [markets[place], market.pools[place]];
  return settings === undefined || pool === undefined ? null : { place, settings, pool };
}

/** The state with a part of one position replaced. */
export function withPosition(state: State, name: string, place: number, change: Partial<Position>): State {
  const account = accountOf(state, name);
  const positions = state.market.pools.map((_pool, at) => positionOf(account, at)).map((position, at) => (at === place ? { ...position, ...change } : position));
  const changed = { ...account, positions };
  const isKnown = state.accounts.some((each) => each.name === name);
  return { ...state, accounts: isKnown ? state.accounts.map((each) => (each.name === name ? changed : each)) : [...state.accounts, changed] };
}

/** The state with a part of one market replaced. */
export function withPool(state: State, place: number, change: Partial<Pool>): State {
  return { ...state, market: { pools: state.market.pools.map((pool, at) => (at === place ? { ...pool, ...change } : pool)) } };
}

/** The sum or the difference of two amounts that are stored. */
export const sumOf = (a: bigint, b: bigint): Word => plus(word(a), word(b));
export const differenceOf = (a: bigint, b: bigint): Word => minus(word(a), word(b));
