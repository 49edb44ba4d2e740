import { narrow, plus, type Word, word } from './word.js';

/** The hub's account of what was added to an asset; it tells the rate of shares, and no liquidation changes it here. */
export interface Pool {
  /** [asset units] */
  readonly addedAssets: bigint;
  readonly addedShares: bigint;
}

/** Shares and assets that every pool pretends to have: a first depositor cannot make a share dear. */
export const VIRTUAL = 1_000_000n;

const assetsIn = ({ addedAssets }: Pool): Word => plus(word(addedAssets), word(VIRTUAL));
const sharesIn = ({ addedShares }: Pool): Word => plus(word(addedShares), word(VIRTUAL));

/** Assets for shares; the remainder stays in the pool. */
export const assetsDown = (pool: Pool, shares: Word): Word => narrow('down', shares, assetsIn(pool), sharesIn(pool));

/** Assets for shares, at the expense of whoever pays them. */
export const assetsUp = (pool: Pool, shares: Word): Word => narrow('up', shares, assetsIn(pool), sharesIn(pool));

/** Shares for assets; the remainder stays in the pool. */
export const sharesDown = (pool: Pool, assets: Word): Word => narrow('down', assets, sharesIn(pool), assetsIn(pool));
