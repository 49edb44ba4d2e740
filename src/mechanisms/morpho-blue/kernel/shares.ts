import { type Checked, multipliedDown, multipliedUp } from './checked.js';

/** Shares and assets that every market has without anybody owning them: they fix the first price of a share, and make it dear to move. */
const VIRTUAL_SHARES = 1_000_000n;
const VIRTUAL_ASSETS = 1n;

/** What a pool of shares stands for. */
export interface Pool {
  readonly assets: bigint;
  readonly shares: bigint;
}

/** ⌊assets · (S + 10^6) / (A + 1)⌋. The remainder stays with the pool. */
export const toSharesDown = (amount: bigint, { assets, shares }: Pool): Checked => multipliedDown(amount, shares + VIRTUAL_SHARES, assets + VIRTUAL_ASSETS);

/** ⌈assets · (S + 10^6) / (A + 1)⌉. */
export const toSharesUp = (amount: bigint, { assets, shares }: Pool): Checked => multipliedUp(amount, shares + VIRTUAL_SHARES, assets + VIRTUAL_ASSETS);

/** ⌊shares · (A + 1) / (S + 10^6)⌋. */
export const toAssetsDown = (amount: bigint, { assets, shares }: Pool): Checked => multipliedDown(amount, assets + VIRTUAL_ASSETS, shares + VIRTUAL_SHARES);

/** ⌈shares · (A + 1) / (S + 10^6)⌉. Who owes, owes the remainder too. */
export const toAssetsUp = (amount: bigint, { assets, shares }: Pool): Checked => multipliedUp(amount, assets + VIRTUAL_ASSETS, shares + VIRTUAL_SHARES);
