import { replaced } from './arithmetic.js';
import { changedMarket, changedReserve } from './changed.js';
import type { Design } from './design.js';
import type { Market, Reserve } from './world.js';

const noReserve: Reserve = {
  price: 0n, quotedAt: 0n, depth: 0n, anchor: 0n, anchoredAt: 0n, selling: 0n, sellingSince: 0n, index: 0n,
  collateral: 0n, debt: 0n, surplus: 0n, deficit: 0n, insurance: 0n, backstop: 0n, treasury: 0n, salvage: 0n, carried: 0n,
};

/** The reserve of an asset. An index comes from the design, so absence is our own mistake and reads as an empty reserve. */
export const reserveAt = (market: Market, asset: number): Reserve => market.reserves[asset] ?? noReserve;

/** The market with some fields of one reserve changed. */
export const withReserve = (market: Market, asset: number, changes: Partial<Reserve>): Market =>
  changedMarket(market, { reserves: replaced(market.reserves, asset, changedReserve(reserveAt(market, asset), changes)) });

/** The index of an asset in the design; −1 where the design has no such asset, which the shape check has refused before. */
export const assetIndex = (design: Design, id: string): number => design.assets.findIndex((asset) => asset.id === id);

/** The id of an asset by its index. */
export const assetId = (design: Design, asset: number): string => design.assets[asset]?.id ?? '';
