import { min, mulDivDown } from '../../../kernel/arithmetic.js';
import { andThen, type Checked, multipliedDown, multipliedUp, wadDividedUp, wadMultipliedDown } from './checked.js';
import type { Reverted } from './reason.js';
import { type Pool, toAssetsDown, toSharesUp } from './shares.js';
import { ORACLE_PRICE_SCALE, WAD } from './word.js';

/** The share of the distance to one that is left to borrowers, and the most that a liquidator gets for one whole [WAD]. */
const LIQUIDATION_CURSOR = 300_000_000_000_000_000n;
const MOST_INCENTIVE = 1_150_000_000_000_000_000n;

/** What a liquidator gets for one whole that it repays: 1 / (1 − 0.3 · (1 − lltv)), at most 1.15 [WAD]. */
export const incentiveOf = (lltv: bigint): bigint =>
  min(MOST_INCENTIVE, mulDivDown(WAD, WAD, WAD - mulDivDown(LIQUIDATION_CURSOR, WAD - lltv, WAD)));

/** What a liquidator asks for: collateral, or shares of the debt; the other is 0. */
export interface Asked {
  readonly seizedAssets: bigint;
  readonly repaidShares: bigint;
}

/** What it gets and pays. */
export type Seizure = (Asked & { readonly kind: 'sized' }) | Reverted;

/** Shares to repay for an amount of collateral: every quotient is rounded up, the liquidator pays the remainders. */
export function repaidFor(seizedAssets: bigint, price: bigint, incentive: bigint, pool: Pool): Checked {
  const quoted = multipliedUp(seizedAssets, price, ORACLE_PRICE_SCALE);
  return andThen(andThen(quoted, (value) => wadDividedUp(value, incentive)), (assets) => toSharesUp(assets, pool));
}

/** Collateral for an amount of shares: every quotient is rounded down, the borrower keeps the remainders. */
export function seizedFor(repaidShares: bigint, price: bigint, incentive: bigint, pool: Pool): Checked {
  const worth = andThen(toAssetsDown(repaidShares, pool), (assets) => wadMultipliedDown(assets, incentive));
  return andThen(worth, (value) => multipliedDown(value, ORACLE_PRICE_SCALE, price));
}

/** Completes what is asked at a price and an incentive. */
export function seizureOf({ seizedAssets, repaidShares }: Asked, price: bigint, incentive: bigint, pool: Pool): Seizure {
  const other = seizedAssets > 0n ? repaidFor(seizedAssets, price, incentive, pool) : seizedFor(repaidShares, price, incentive, pool);
  if (other.kind === 'reverted') return other;
  return seizedAssets > 0n ? { kind: 'sized', seizedAssets, repaidShares: other.value } : { kind: 'sized', seizedAssets: other.value, repaidShares };
}
