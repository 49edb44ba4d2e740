import type { Market, Parameters, Rates, State } from './state.js';
import { withMarket } from './state.js';
import { type Reverted } from './reason.js';
import { below, dividedDown, factored, INDEX_LIMIT, INDEX_ONE, minus, plus, refusalOf, times, WAD, type Word, word } from './word.js';

/** A deposit in base units, for its principal; and the principal that a deposit is worth. Both are rounded down. */
export const depositOf = (principal: Word, index: Word): Word => dividedDown(times(principal, index), word(INDEX_ONE));
export const principalOf = (deposit: Word, index: Word): Word => dividedDown(times(deposit, word(INDEX_ONE)), index);

/** Debt over deposits [WAD]; above one where the protocol lends more than was deposited. */
export function utilisation({ totalSupply, totalBorrow, supplyIndex, borrowIndex }: Market): Word {
  const supplied = depositOf(word(totalSupply), word(supplyIndex));
  const borrowed = depositOf(word(totalBorrow), word(borrowIndex));
  const isNone = supplied.failure === null && borrowed.failure === null && supplied.value === 0n;
  return isNone ? word(0n) : dividedDown(times(borrowed, word(WAD)), supplied);
}

/** The rate at a utilisation [WAD per second]. */
export function rateAt({ base, kink, low, high }: Rates, used: Word): Word {
  if (used.failure !== null) return used;
  if (used.value <= kink) return below(INDEX_LIMIT, plus(word(base), factored(word(low), used)), 'InvalidUInt64');
  const atKink = plus(word(base), factored(word(low), word(kink)));
  return below(INDEX_LIMIT, plus(atKink, factored(word(high), minus(used, word(kink)))), 'InvalidUInt64');
}

/** An index after some seconds: what it grows by has to fit its type, and then the sum. */
function grown(index: bigint, rate: Word, seconds: bigint): Word {
  const growth = below(INDEX_LIMIT, factored(word(index), times(rate, word(seconds))), 'InvalidUInt64');
  return below(INDEX_LIMIT, plus(word(index), growth), 'arithmetic');
}

/** Both indices at a time. */
export interface Indices {
  readonly supply: Word;
  readonly borrow: Word;
}

/** The indices with the interest since the market accrued last. */
export function indicesAt({ supplyRates, borrowRates }: Parameters, market: Market, at: bigint): Indices {
  const seconds = minus(word(at), word(market.accruedAt));
  if (seconds.failure !== null || seconds.value === 0n) return { supply: { ...seconds, value: market.supplyIndex }, borrow: word(market.borrowIndex) };
  const used = utilisation(market);
  const [supplyRate, borrowRate] = [rateAt(supplyRates, used), rateAt(borrowRates, used)];
  return { supply: grown(market.supplyIndex, supplyRate, seconds.value), borrow: grown(market.borrowIndex, borrowRate, seconds.value) };
}

/** Brings the indices up to a time. */
export function accrue(parameters: Parameters, state: State, at: bigint): State | Reverted {
  const { supply, borrow } = indicesAt(parameters, state.market, at);
  return refusalOf([supply, borrow]) ?? withMarket(state, { supplyIndex: supply.value, borrowIndex: borrow.value, accruedAt: at });
}
