import type { Account, Market, Reserve } from './world.js';

// One literal for each kind of object. Spreading objects out of one another gives each chain of spreads a shape of its own,
// and the hot path then copies through the slow road of the engine: several times the cost of the arithmetic.

/** The reserve with some of its fields changed. */
export const changedReserve = (reserve: Reserve, changes: Partial<Reserve>): Reserve => ({
  price: changes.price ?? reserve.price,
  quotedAt: changes.quotedAt ?? reserve.quotedAt,
  depth: changes.depth ?? reserve.depth,
  anchor: changes.anchor ?? reserve.anchor,
  anchoredAt: changes.anchoredAt ?? reserve.anchoredAt,
  selling: changes.selling ?? reserve.selling,
  sellingSince: changes.sellingSince ?? reserve.sellingSince,
  index: changes.index ?? reserve.index,
  collateral: changes.collateral ?? reserve.collateral,
  debt: changes.debt ?? reserve.debt,
  surplus: changes.surplus ?? reserve.surplus,
  deficit: changes.deficit ?? reserve.deficit,
  insurance: changes.insurance ?? reserve.insurance,
  backstop: changes.backstop ?? reserve.backstop,
  treasury: changes.treasury ?? reserve.treasury,
  salvage: changes.salvage ?? reserve.salvage,
  carried: changes.carried ?? reserve.carried,
});

/** The market with some of its fields changed. */
export const changedMarket = (market: Market, changes: Partial<Market>): Market => ({
  at: changes.at ?? market.at,
  accruedAt: changes.accruedAt ?? market.accruedAt,
  reserves: changes.reserves ?? market.reserves,
  breaker: changes.breaker ?? market.breaker,
  cause: changes.cause ?? market.cause,
  haltedAt: changes.haltedAt ?? market.haltedAt,
});

/** The account with some of its fields changed. */
export const changedAccount = (account: Account, changes: Partial<Account>): Account => ({
  phase: changes.phase ?? account.phase,
  feed: changes.feed ?? account.feed,
  collateral: changes.collateral ?? account.collateral,
  debt: changes.debt ?? account.debt,
  surplus: changes.surplus ?? account.surplus,
  deficit: changes.deficit ?? account.deficit,
  indices: changes.indices ?? account.indices,
  // Null is a value of these two: only absence keeps what was.
  unwinding: changes.unwinding === undefined ? account.unwinding : changes.unwinding,
  auction: changes.auction === undefined ? account.auction : changes.auction,
  closed: changes.closed ?? account.closed,
});
