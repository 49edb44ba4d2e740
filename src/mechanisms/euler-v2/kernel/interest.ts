import { mulDivDown, RAY } from '../../../kernel/arithmetic.js';
import { powerHalfUp } from '../../../kernel/power.js';
import { assetsOf } from './debt.js';
import type { Fixed, Market, State } from './state.js';
import { AMOUNT_LIMIT, CONFIGURATION_SCALE, DEBT_UNIT, isWord, MOST_DEBT } from './word.js';

/** Shares once fees are minted: as many as the fee's part of all assets is worth. */
function sharesWith({ interestFee }: Fixed, { cash, totalBorrows, totalShares }: Market, borrows: bigint): bigint {
  const fee = mulDivDown(borrows - totalBorrows, interestFee, CONFIGURATION_SCALE * DEBT_UNIT);
  const assets = cash + assetsOf(borrows);
  return fee === 0n ? totalShares : mulDivDown(assets, totalShares, assets - fee);
}

/**
 * Adds the interest since the last update to all debts at once, by their accumulator; a part of it becomes shares of the vault itself.
 * What would not fit is not added, so that the vault goes on without interest.
 */
export function accrued(fixed: Fixed, state: State, at: bigint): State {
  const { market } = state;
  if (at <= market.lastUpdate) return state;
  const growth = powerHalfUp(market.rate + RAY, at - market.lastUpdate, RAY);
  const updated = { ...state, market: { ...market, lastUpdate: at } };
  if (!isWord(market.accumulator * growth)) return updated;
  const accumulator = mulDivDown(market.accumulator, growth, RAY);
  const totalBorrows = mulDivDown(market.totalBorrows, accumulator, market.accumulator);
  if (totalBorrows > MOST_DEBT) return updated;
  const totalShares = sharesWith(fixed, market, totalBorrows);
  if (totalShares >= AMOUNT_LIMIT) return updated;
  const accumulatedFees = market.accumulatedFees + totalShares - market.totalShares;
  return { ...state, market: { ...market, accumulator, totalBorrows, totalShares, accumulatedFees, lastUpdate: at } };
}
