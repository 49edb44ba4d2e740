import { type Any, type Formula, type Formulas, MOST_AMOUNT, MOST_PRICE } from '../../../properties/protocol/formula.js';
import { LEAST_RATIO, ONE } from './kernel/constants.js';
import { cappedValues, normalValues, redistributedValues, type Values } from './kernel/liquidation.js';
import type { Holding } from './kernel/trove.js';

const entireOf = (any: Any): Holding => ({ collateral: any('collateral', 0n, MOST_AMOUNT), debt: any('debt', 1n, MOST_AMOUNT) });
const poolOf = (any: Any): bigint => any('pool', 0n, MOST_AMOUNT);
const priceOf = (any: Any): bigint => any('price', 1n, MOST_PRICE);
const example = { collateral: 10n * ONE, debt: 14_000n * ONE, pool: 5_000n * ONE, price: 1_500n * ONE };

const isConserved = ({ entire, collateralGas, offset, redistributed, surplus }: Values): boolean =>
  collateralGas + offset.collateral + redistributed.collateral + surplus === entire.collateral && offset.debt + redistributed.debt === entire.debt;

/** A trove above 110 % at the price, whose debt the pool buys at 110 %. */
function capped(any: Any): { readonly values: Values; readonly price: bigint } | null {
  const [entire, price] = [entireOf(any), priceOf(any)];
  return entire.collateral * price < entire.debt * LEAST_RATIO ? null : { values: cappedValues(entire, price), price };
}
const above = { ...example, price: 1_600n * ONE };

const formulas: readonly Formula[] = [
  { id: 'whole-trove-is-given-out', theme: 'conservation', claim: 'pool, troves and liquidator together get all of a trove', example, holds: (any) => isConserved(normalValues(entireOf(any), poolOf(any), false)) },
  { id: 'redistribution-is-whole', theme: 'conservation', claim: 'without a pool, troves and liquidator get all of a trove', example, holds: (any) => isConserved(redistributedValues(entireOf(any))) },
  { id: 'pool-pays-no-more-than-it-has', theme: 'cap', claim: 'the pool takes over no more debt than it has LUSD', example, holds: (any) => normalValues(entireOf(any), poolOf(any), false).offset.debt <= poolOf(any) },
  {
    id: 'pool-gets-no-more-than-its-part', theme: 'fairness', claim: 'the pool gets no more than the part of the collateral that its part of the debt is', example,
    holds: (any) => {
      const { entire, offset } = normalValues(entireOf(any), poolOf(any), false);
      return offset.collateral * entire.debt <= entire.collateral * offset.debt;
    },
  },
  {
    id: 'capped-is-fair', theme: 'fairness', claim: 'above 110 %, what pool and liquidator get is worth no more than 110 % of the debt', example: above,
    holds: (any) => {
      const found = capped(any);
      return found === null ? null : (found.values.offset.collateral + found.values.collateralGas) * found.price <= found.values.entire.debt * LEAST_RATIO;
    },
  },
  {
    id: 'capped-leaves-the-rest', theme: 'conservation', claim: 'above 110 %, the owner keeps what the debt does not cost, which is never below zero', example: above,
    holds: (any) => {
      const found = capped(any);
      return found === null ? null : isConserved(found.values) && found.values.surplus >= 0n;
    },
  },
];

export const formulasOf = (): Formulas => ({ assumes: ['amounts below 2^112, prices below 2^96'], formulas });
