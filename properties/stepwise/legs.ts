import { askingPrice } from '../../src/kernel/auction.js';
import type { Asset } from '../../src/kernel/design.js';
import type { Reserve } from '../../src/kernel/world.js';
import { effectOf, type Stepped } from '../effects.js';
import { B } from '../measure.js';
import { oncePerEdge, type StepwiseEdge } from './claim.js';

/** A step with the two legs that it concerned, as they were before it. */
export interface SteppedLegs {
  readonly stepped: Stepped;
  readonly asset: Asset;
  readonly collateral: Reserve;
  readonly debt: Reserve;
  /** Amounts of the legs before [base units]. */
  readonly held: bigint;
  readonly owed: bigint;
  readonly debtIndex: number;
  /** B + bonus [bps]. */
  readonly multiplier: bigint;
}

/** The legs of a step; undefined where the edge is none. */
export const steppedLegs = oncePerEdge(({ design, before, effects }): SteppedLegs | undefined => {
  const stepped = effectOf(effects, 'stepped');
  if (stepped === undefined) return undefined;
  const collateralIndex = design.assets.findIndex(({ id }) => id === stepped.collateral);
  const debtIndex = design.assets.findIndex(({ id }) => id === stepped.debt);
  const asset = design.assets[collateralIndex];
  const collateral = before.market.reserves[collateralIndex];
  const debt = before.market.reserves[debtIndex];
  if (asset === undefined || collateral === undefined || debt === undefined) return undefined;
  const held = before.account.collateral[collateralIndex] ?? 0n;
  const owed = before.account.debt[debtIndex] ?? 0n;
  return { stepped, asset, collateral, debt, held, owed, debtIndex, multiplier: B + stepped.bonus };
});

/** Judges a step by its legs. An accepted STEP without a record of it is refuted. */
export const byLegs = (holds: (legs: SteppedLegs, edge: StepwiseEdge) => boolean) => (edge: StepwiseEdge): boolean => {
  const legs = steppedLegs(edge);
  return legs !== undefined && holds(legs, edge);
};

/** What a take or an absorption moved, at the quotes before it. */
export interface SoldLegs {
  readonly sold: bigint;
  readonly paid: bigint;
  readonly collateral: Reserve;
  readonly debt: Reserve;
  readonly due: bigint;
  readonly lot: bigint;
}

/** The sale of a take or an absorption; undefined where the edge is none. */
export const soldLegs = oncePerEdge(({ design, before, effects }): SoldLegs | undefined => {
  const { auction } = before.account;
  if (auction === null) return undefined;
  const collateral = before.market.reserves[auction.collateral];
  const debt = before.market.reserves[auction.debt];
  if (collateral === undefined || debt === undefined) return undefined;
  const amounts = effects.reduce((sum, effect) => {
    if (effect.kind !== 'flow') return sum;
    if ((effect.flow === 'sold' || effect.flow === 'salvaged') && effect.asset === design.assets[auction.collateral]?.id) return { ...sum, sold: sum.sold + effect.amount };
    if ((effect.flow === 'repaid' || effect.flow === 'absorbed') && effect.asset === design.assets[auction.debt]?.id) return { ...sum, paid: sum.paid + effect.amount };
    return sum;
  }, { sold: 0n, paid: 0n });
  return { ...amounts, collateral, debt, due: before.account.debt[auction.debt] ?? 0n, lot: auction.lot };
});

/** The asking price that a take met, if there was an auction; the curve is worth working out once. */
export const askBefore = oncePerEdge(({ design, before: { account, market } }): bigint | undefined =>
  (account.auction === null ? undefined : askingPrice(design.auction, account.auction, market.at)));
