import type { Curve } from './bonus.js';
import type { Quote } from './debt.js';
import type { Pool } from './hub.js';
import { minus, resulting, times, type Word, word } from './word.js';

/** What a position is bound to from when it was last risked: later settings of the reserve do not reach it. */
export interface Terms {
  readonly key: string;
  /** The share of its value that backs debt [bps]; 0 where it backs none. */
  readonly collateralFactor: bigint;
  /** One whole and the largest bonus [bps]. */
  readonly largestBonus: bigint;
  /** The protocol's part of the bonus [bps]. */
  readonly feeShare: bigint;
}

/** A reserve of the spoke as governance set it up. */
export interface Settings {
  /** One whole of its asset: 10^decimals, at most 10^18 [asset units]. */
  readonly unit: bigint;
  /** How much dearer debt becomes that it backs [bps]. */
  readonly collateralRisk: bigint;
  readonly isPaused: boolean;
  readonly isFrozen: boolean;
  readonly receivesShares: boolean;
  /** Each with a key of its own. */
  readonly terms: readonly Terms[];
}

/** What no call changes. */
export interface Parameters extends Curve {
  readonly reserves: readonly Settings[];
}

/** A reserve as all accounts share it. */
export interface Reserve {
  /** Base currency per whole asset, × 10^8. */
  readonly price: bigint;
  /** What one drawn share owes [RAY]. */
  readonly drawnIndex: bigint;
  readonly pool: Pool;
  /** Debt that nothing backs any more, as it was reported to the hub [asset units × RAY]. */
  readonly deficit: bigint;
}

export interface Market {
  readonly reserves: readonly Reserve[];
}

/** What an account has in one reserve. */
export interface Position {
  readonly suppliedShares: bigint;
  readonly drawnShares: bigint;
  readonly premiumShares: bigint;
  /** What the premium shares owed already when they came about [asset units × RAY], of either sign. */
  readonly premiumOffset: bigint;
  readonly isCollateral: boolean;
  readonly isBorrowing: boolean;
  /** Which of the reserve's terms it is bound to. */
  readonly key: string;
}

export interface Account {
  readonly name: string;
  /** What its debts pay beside what the hub asks [bps]. */
  readonly riskPremium: bigint;
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

const nothing: Position = { suppliedShares: 0n, drawnShares: 0n, premiumShares: 0n, premiumOffset: 0n, isCollateral: false, isBorrowing: false, key: '' };

/** Terms under which nothing backs anything: of a key that governance never set. */
const noTerms: Terms = { key: '', collateralFactor: 0n, largestBonus: 0n, feeShare: 0n };

/** The account of a name; an address that never was used has nothing. */
export const accountOf = ({ accounts }: State, name: string): Account => accounts.find((account) => account.name === name) ?? { name, riskPremium: 0n, positions: [] };

export const positionOf = ({ positions }: Account, index: number): Position => positions[index] ?? nothing;

export const termsOf = ({ settings }: Leg, { key }: Position): Terms => settings.terms.find((terms) => terms.key === key) ?? noTerms;

export const quoteOf = ({ settings, reserve }: Leg): Quote => ({ price: reserve.price, unit: settings.unit });

/** The reserve at a place; null where none is listed. */
export function legOf({ reserves }: Parameters, { market }: State, index: number): Leg | null {
  const [settings, reserve] = [reserves[index], market.reserves[index]];
  return settings === undefined || reserve === undefined ? null : { index, settings, reserve };
}

/** Every reserve, from the last to the first: the order in which the spoke looks at them. */
export const legsOf = (parameters: Parameters, state: State): readonly Leg[] => parameters.reserves.reduce<readonly Leg[]>((later, _settings, index) => {
  const leg = legOf(parameters, state, index);
  return leg === null ? later : [leg, ...later];
}, []);

/** What a position's premium owes [asset units × RAY]. */
export function premiumOf({ reserve }: Leg, { premiumShares, premiumOffset }: Position): Word {
  const grown = times(word(premiumShares), word(reserve.drawnIndex));
  return resulting([grown], grown.value - premiumOffset, 'arithmetic');
}

/** The state with a part of one account replaced. */
export function withAccount(state: State, name: string, change: Partial<Omit<Account, 'name'>>): State {
  const changed = { ...accountOf(state, name), ...change };
  const isKnown = state.accounts.some((each) => each.name === name);
  return { ...state, accounts: isKnown ? state.accounts.map((each) => (each.name === name ? changed : each)) : [...state.accounts, changed] };
}

/** The state with a part of one position replaced. */
export function withPosition(state: State, name: string, index: number, change: Partial<Position>): State {
  const account = accountOf(state, name);
  const positions = state.market.reserves.map((_reserve, at) => positionOf(account, at)).map((position, at) => (at === index ? { ...position, ...change } : position));
  return withAccount(state, name, { positions });
}

/** The state with a part of one reserve replaced. */
export function withReserve(state: State, index: number, change: Partial<Reserve>): State {
  return { ...state, market: { reserves: state.market.reserves.map((reserve, at) => (at === index ? { ...reserve, ...change } : reserve)) } };
}

/** Shares less what is taken of them. */
export const sharesLeft = (shares: bigint, taken: bigint): Word => minus(word(shares), word(taken));
