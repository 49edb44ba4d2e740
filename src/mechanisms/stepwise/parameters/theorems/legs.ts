import { BPS, max, mulDivDown, mulDivUp } from '../../../../kernel/arithmetic.js';
import type { Asset, Design } from '../../../../kernel/design.js';
import { ratioToHuman } from '../human.js';

/** The assets that may back a loan. */
export const collateralOf = (design: Design): readonly Asset[] => design.assets.filter(({ threshold }) => threshold > 0n);

/** BPS + the largest bonus on any collateral [bps]: an account may hold that leg beside any other. */
export const largestMultiplier = (design: Design): bigint => BPS + collateralOf(design).reduce((most, { bonus }) => max(most, bonus), 0n);

/** Threshold × multiplier of one leg [bps²], with the largest bonus of all: the health below which an account may be uncovered. */
export const uncoveredBelow = (design: Design, { threshold }: Asset): bigint => threshold * largestMultiplier(design);

/** The worst of it over all legs [bps²]. */
export const worstUncoveredBelow = (design: Design): bigint =>
  collateralOf(design).reduce((most, leg) => max(most, uncoveredBelow(design, leg)), 0n);

/** One whole, squared: what products of two ratios are compared with. */
export const WHOLE = BPS * BPS;

/** numerator / denominator as a ratio, rounded down to a basis point. */
export const ratioDown = (numerator: bigint, denominator: bigint): bigint => mulDivDown(numerator, BPS, denominator);

/** numerator / denominator as a ratio, rounded up to a basis point. */
export const ratioUp = (numerator: bigint, denominator: bigint): bigint => mulDivUp(numerator, BPS, denominator);

/** A product of two ratios [bps²] as people read it, rounded down to a basis point. */
export const productToHuman = (product: bigint): string => ratioToHuman(mulDivDown(product, 1n, BPS));
