import { max } from '../../kernel/arithmetic.js';
import type { Phase } from '../../kernel/world.js';
import type { Health } from '../../market/run/index.js';

/** Whether an account that was liquidatable came back, healthy or settled: `longest` is its longest spell until then [seconds]. */
export type Safety =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'safe'; readonly longest: bigint }
  /** A spell ended in bad debt, or was not over when the path was. */
  | { readonly kind: 'never' };

/** What a path did to one position, or to several together. Values are in the numeraire × 10^36, at the quotes when it happened. */
export interface Measures {
  readonly debtAtStart: bigint;
  /** Debt written off, whoever bore it. */
  readonly badDebt: bigint;
  /** Debt beyond all collateral that nobody had written off at the end. */
  readonly uncovered: bigint;
  /** Debt that steps and takes repaid, and that the protocol took over with lots that nobody bought. */
  readonly debtClosed: bigint;
  /** Collateral that left by steps, takes and absorption, the protocol's fee included. */
  readonly collateralSold: bigint;
  /** Collateral sold minus debt closed. */
  readonly borrowerLoss: bigint;
  /** Collateral sold beyond the least that restores the design's own target, and beyond the least that restores the common level: see `overSale`. */
  readonly overSale: bigint;
  readonly overSaleAtLevel: bigint;
  /** What keepers gained, tips included. */
  readonly keeperReward: bigint;
  /** What keepers had out of the insurance fund, or a protocol's own surplus, for opening and resetting auctions. */
  readonly tips: bigint;
  /** What the protocol kept of bonuses. */
  readonly protocolFee: bigint;
  /** What lots that nobody bought are worth beyond the debt that the protocol took over for them. */
  readonly salvageGain: bigint;
  readonly steps: bigint;
  readonly takes: bigint;
  readonly auctions: bigint;
  readonly resets: bigint;
  readonly safety: Safety;
  /** Seconds liquidatable, and seconds with a value below the debt: of several positions, the longest. */
  readonly liquidatableFor: bigint;
  readonly insolventFor: bigint;
  /** Health when the position was opened, and the lowest of all; of several positions, the lowest; null without debt. */
  readonly startHealth: Health | null;
  readonly lowestHealth: Health | null;
  /** Where each position ended. */
  readonly ends: readonly Phase[];
}

/** Nothing happened to nobody. */
export const nothing: Measures = {
  debtAtStart: 0n, badDebt: 0n, uncovered: 0n, debtClosed: 0n, collateralSold: 0n, borrowerLoss: 0n, overSale: 0n, overSaleAtLevel: 0n,
  keeperReward: 0n, tips: 0n, protocolFee: 0n, salvageGain: 0n, steps: 0n, takes: 0n, auctions: 0n, resets: 0n,
  safety: { kind: 'untouched' }, liquidatableFor: 0n, insolventFor: 0n, startHealth: null, lowestHealth: null, ends: [],
};

function worse(one: Safety, other: Safety): Safety {
  if (one.kind === 'safe' && other.kind === 'safe') return { kind: 'safe', longest: max(one.longest, other.longest) };
  return one.kind === 'never' || other.kind === 'untouched' ? one : other;
}

/** The lower of two healths, by cross-multiplication. */
export function lower(one: Health | null, other: Health | null): Health | null {
  if (one === null || one.owed === 0n) return other;
  if (other === null || other.owed === 0n) return one;
  return other.backing * one.owed < one.backing * other.owed ? other : one;
}

function together(one: Measures, other: Measures): Measures {
  return {
    debtAtStart: one.debtAtStart + other.debtAtStart,
    badDebt: one.badDebt + other.badDebt,
    uncovered: one.uncovered + other.uncovered,
    debtClosed: one.debtClosed + other.debtClosed,
    collateralSold: one.collateralSold + other.collateralSold,
    borrowerLoss: one.borrowerLoss + other.borrowerLoss,
    overSale: one.overSale + other.overSale,
    overSaleAtLevel: one.overSaleAtLevel + other.overSaleAtLevel,
    keeperReward: one.keeperReward + other.keeperReward,
    tips: one.tips + other.tips,
    protocolFee: one.protocolFee + other.protocolFee,
    salvageGain: one.salvageGain + other.salvageGain,
    steps: one.steps + other.steps,
    takes: one.takes + other.takes,
    auctions: one.auctions + other.auctions,
    resets: one.resets + other.resets,
    safety: worse(one.safety, other.safety),
    liquidatableFor: max(one.liquidatableFor, other.liquidatableFor),
    insolventFor: max(one.insolventFor, other.insolventFor),
    startHealth: lower(one.startHealth, other.startHealth),
    lowestHealth: lower(one.lowestHealth, other.lowestHealth),
    ends: [...one.ends, ...other.ends],
  };
}

/** Several positions together: values and counts add up, times and healths are those of the worst. */
export const totalOf = (each: readonly Measures[]): Measures => each.reduce(together, nothing);
