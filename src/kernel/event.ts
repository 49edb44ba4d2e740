/** A quote of one asset: numeraire per base unit × 10^36, and the depth behind it in base units. */
export interface AssetQuote {
  readonly asset: string;
  readonly price: bigint;
  readonly depth: bigint;
}

/** Every event says when it happens [seconds]; time enters no other way. Amounts are base units; assets are named by id. */
export type Event =
  | { readonly type: 'QUOTE'; readonly at: bigint; readonly quotes: readonly AssetQuote[] }
  | { readonly type: 'TICK'; readonly at: bigint }
  | { readonly type: 'ACCRUE'; readonly at: bigint }
  | { readonly type: 'HALT'; readonly at: bigint }
  | { readonly type: 'RESUME'; readonly at: bigint }
  | { readonly type: 'DEPOSIT'; readonly at: bigint; readonly asset: string; readonly amount: bigint }
  | { readonly type: 'WITHDRAW'; readonly at: bigint; readonly asset: string; readonly amount: bigint }
  | { readonly type: 'BORROW'; readonly at: bigint; readonly asset: string; readonly amount: bigint }
  | { readonly type: 'REPAY'; readonly at: bigint; readonly asset: string; readonly amount: bigint }
  /** A keeper offers to repay up to `offered` of one debt leg for one collateral leg, and wants at least `least` of it. */
  | { readonly type: 'STEP'; readonly at: bigint; readonly collateral: string; readonly debt: string; readonly offered: bigint; readonly least: bigint }
  | { readonly type: 'OPEN_AUCTION'; readonly at: bigint; readonly collateral: string; readonly debt: string }
  /** A taker buys up to `amount` of the lot at the asking price, if that is not above `maxPrice`. */
  | { readonly type: 'TAKE'; readonly at: bigint; readonly amount: bigint; readonly maxPrice: bigint }
  | { readonly type: 'RESET_AUCTION'; readonly at: bigint }
  | { readonly type: 'RECOGNISE_LOSS'; readonly at: bigint }
  | { readonly type: 'COVER'; readonly at: bigint; readonly asset: string; readonly amount: bigint }
  | { readonly type: 'CLOSE'; readonly at: bigint };

export type EventType = Event['type'];
