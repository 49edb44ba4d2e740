import { exchangeRate } from './account.js';
import type { Leg, Parameters } from './state.js';
import { failed, multipliedDown, quotientDown, type Word, word } from './word.js';

/** The tokens that a repayment buys, with the bonus: four remainders are dropped, each to the liquidator's loss but that of the denominator. */
export function seizedFor({ incentive }: Parameters, debt: Leg, collateral: Leg, repaid: bigint): Word {
  if (debt.pool.price === 0n || collateral.pool.price === 0n) return failed('PRICE_ERROR');
  const rate = exchangeRate(collateral);
  const numerator = multipliedDown(word(incentive), word(debt.pool.price));
  const denominator = multipliedDown(word(collateral.pool.price), rate);
  return multipliedDown(quotientDown(numerator, denominator), word(repaid));
}
