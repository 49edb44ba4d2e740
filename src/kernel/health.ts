import { BPS, amountAt } from './arithmetic.js';
import type { Design } from './design.js';
import type { Account, Market } from './world.js';

/** What an account is worth at the quotes in force. Exact: nothing is rounded to judge anything. */
export interface Assessment {
  /** Σ amount × price over collateral, the lot of an auction included [value]. */
  readonly value: bigint;
  /** Σ amount × price × threshold [value × bps]. */
  readonly backing: bigint;
  /** Σ debt × price [value]. */
  readonly owed: bigint;
}

/** Collateral of one asset, with what an auction holds of it [base units]. */
export const heldOf = (account: Account, asset: number): bigint =>
  account.auction !== null && account.auction.collateral === asset
    ? amountAt(account.collateral, asset) + account.auction.lot
    : amountAt(account.collateral, asset);

/** Judges an account at the quotes in force. */
export function assess(design: Design, market: Market, account: Account): Assessment {
  const values = market.reserves.map((reserve, asset) => heldOf(account, asset) * reserve.price);
  return {
    value: values.reduce((sum, value) => sum + value, 0n),
    backing: design.assets.reduce((sum, { threshold }, asset) => sum + amountAt(values, asset) * threshold, 0n),
    owed: market.reserves.reduce((sum, reserve, asset) => sum + amountAt(account.debt, asset) * reserve.price, 0n),
  };
}

/** Health factor ≥ 1: backing ≥ owed. Liquidatable is its negation. */
export const isHealthy = ({ backing, owed }: Assessment): boolean => backing >= owed * BPS;

/** Health factor ≥ `level` [bps]. */
export const isAtLeast = ({ backing, owed }: Assessment, level: bigint): boolean => backing >= owed * level;

/** Collateral pays all debt with `bonus` [bps] on top: value × BPS ≥ owed × (BPS + bonus). */
export const isCovered = ({ value, owed }: Assessment, bonus: bigint): boolean => value * BPS >= owed * (BPS + bonus);

/**
 * Whether seizing collateral of this threshold at this multiplier lowers health: HF < threshold × (1 + bonus).
 * A step moves HF by r · (HF − L·b) / (D − r). Source: Qin et al. 2021 §5.2; Warmuz et al. 2022.
 * @param threshold of the seized leg [bps]
 * @param multiplier BPS + bonus [bps]
 */
export const isToxic = ({ backing, owed }: Assessment, threshold: bigint, multiplier: bigint): boolean =>
  backing * BPS < owed * threshold * multiplier;

/** The largest bonus on any collateral leg that the account holds [bps]. */
export const largestBonus = (design: Design, account: Account): bigint =>
  design.assets.reduce((most, { bonus }, asset) => (heldOf(account, asset) > 0n && bonus > most ? bonus : most), 0n);

export const hasCollateral = (account: Account): boolean =>
  account.collateral.some((amount) => amount > 0n) || (account.auction !== null && account.auction.lot > 0n);

export const hasDebt = (account: Account): boolean => account.debt.some((amount) => amount > 0n);
