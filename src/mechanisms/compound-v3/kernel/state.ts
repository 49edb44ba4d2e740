/** How a rate depends on utilisation: one slope up to the kink, another above it [WAD per second at full utilisation]. */
export interface Rates {
  readonly base: bigint;
  /** [WAD] */
  readonly kink: bigint;
  readonly low: bigint;
  readonly high: bigint;
}

/** A collateral as governance set it up. */
export interface Settings {
  /** One whole of the asset: 10^decimals. */
  readonly scale: bigint;
  /** Shares of its value: that may be borrowed, that keeps an account from liquidation, and that the protocol credits for it [WAD]. */
  readonly borrowFactor: bigint;
  readonly liquidateFactor: bigint;
  readonly creditFactor: bigint;
}

/** What no call changes. */
export interface Parameters {
  /** One whole of the base asset. */
  readonly baseScale: bigint;
  readonly assets: readonly Settings[];
  /** The share of a liquidation's discount that a buyer of collateral gets [WAD]. */
  readonly storeFrontFactor: bigint;
  /** Collateral is for sale while reserves are below this [base units]. */
  readonly targetReserves: bigint;
  readonly supplyRates: Rates;
  readonly borrowRates: Rates;
}

/** A collateral as all accounts share it. */
export interface Asset {
  /** [10^-8 of the numeraire per whole asset]; a feed may say zero or less. */
  readonly price: bigint;
  /** What accounts have supplied, and what the protocol holds [asset units]: the difference is its own, and for sale. */
  readonly totalSupplied: bigint;
  readonly balance: bigint;
}

export interface Market {
  /** [10^-8 of the numeraire per whole of the base asset] */
  readonly basePrice: bigint;
  /** What a unit of principal is worth as a deposit, and as a debt [10^15 is one]. */
  readonly supplyIndex: bigint;
  readonly borrowIndex: bigint;
  /** Sums of principals above and below zero. */
  readonly totalSupply: bigint;
  readonly totalBorrow: bigint;
  /** [seconds] */
  readonly accruedAt: bigint;
  /** The base asset that the protocol holds [base units]. */
  readonly baseBalance: bigint;
  readonly assets: readonly Asset[];
  readonly isAbsorbPaused: boolean;
  readonly isBuyPaused: boolean;
}

export interface Account {
  readonly name: string;
  /** A deposit above zero, a debt below [principal units]. */
  readonly principal: bigint;
  /** Asset by asset [asset units]. */
  readonly collateral: readonly bigint[];
}

export interface State {
  readonly market: Market;
  readonly accounts: readonly Account[];
}

/** A collateral and its place in every list. */
export interface Leg {
  readonly place: number;
  readonly settings: Settings;
  readonly asset: Asset;
}

/** The account of a name; an address that never was used has nothing. */
export const accountOf = ({ accounts }: State, name: string): Account => accounts.find((account) => account.name === name) ?? { name, principal: 0n, collateral: [] };

/** The collateral at a place; null where there is none. */
export function legOf({ assets }: Parameters, market: Market, place: number): Leg | null {
  const [settings, asset] = [assets[place], market.assets[place]];
  return settings === undefined || asset === undefined ? null : { place, settings, asset };
}

/** The collaterals of which an account has some, in their order. */
export const legsOf = (parameters: Parameters, market: Market, { collateral }: Account): readonly Leg[] => parameters.assets.reduce<readonly Leg[]>((before, _settings, place) => {
  const leg = legOf(parameters, market, place);
  return leg === null || (collateral[place] ?? 0n) === 0n ? before : [...before, leg];
}, []);

/** The state with a part of the market replaced. */
export const withMarket = (state: State, change: Partial<Market>): State => ({ ...state, market: { ...state.market, ...change } });

/** The state with a part of one collateral replaced. */
export const withAsset = (state: State, place: number, change: Partial<Asset>): State =>
  withMarket(state, { assets: state.market.assets.map((asset, at) => (at === place ? { ...asset, ...change } : asset)) });

/** The state with one account replaced. */
export function withAccount(state: State, account: Account): State {
  const isKnown = state.accounts.some(({ name }) => name === account.name);
  return { ...state, accounts: isKnown ? state.accounts.map((each) => (each.name === account.name ? account : each)) : [...state.accounts, account] };
}
