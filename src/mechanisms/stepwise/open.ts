import { RAY } from '../../kernel/arithmetic.js';
import type { Design } from '../../kernel/design.js';
import type { Account, Market, Reserve, World } from '../../kernel/world.js';

const reserveFor = (design: Design, asset: number, at: bigint): Reserve => ({
  price: 0n, quotedAt: at, depth: 0n, anchor: 0n, anchoredAt: at, selling: 0n, sellingSince: at, index: RAY,
  collateral: 0n, debt: 0n, surplus: 0n, deficit: 0n,
  insurance: design.loss.insurance[asset] ?? 0n, backstop: design.loss.backstop[asset] ?? 0n,
  treasury: 0n, salvage: 0n, carried: 0n,
});

/** A market before its first quote. @param at [seconds] */
export const openMarket = (design: Design, at: bigint): Market => ({
  at, accruedAt: at, reserves: design.assets.map((_, asset) => reserveFor(design, asset, at)), breaker: 'armed', cause: 'none', haltedAt: 0n,
});

/** An account that holds and owes nothing. */
export const openAccount = (design: Design): Account => {
  const nothing = design.assets.map(() => 0n);
  return {
    phase: 'healthy', feed: 'fresh', collateral: nothing, debt: nothing, surplus: nothing, deficit: nothing,
    indices: design.assets.map(() => RAY), unwinding: null, auction: null, closed: false,
  };
};

/** A new market with one new account. @param at [seconds] */
export const openWorld = (design: Design, at: bigint): World => ({ market: openMarket(design, at), account: openAccount(design) });
