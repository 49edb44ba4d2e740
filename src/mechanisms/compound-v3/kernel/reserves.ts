import { depositOf, indicesAt } from './interest.js';
import type { Asset, Market, Parameters } from './state.js';
import { minus, signed, signedMinus, signedPlus, type Word, word } from './word.js';

/** What the protocol has of its own [base units]: what it holds, less what it owes depositors, and what borrowers owe it. Bad debt makes it negative. */
export function reservesAt(parameters: Parameters, market: Market, at: bigint): Word {
  const { supply, borrow } = indicesAt(parameters, market, at);
  const supplied = depositOf(word(market.totalSupply), supply);
  const borrowed = depositOf(word(market.totalBorrow), borrow);
  return signedPlus(signedMinus(signed(word(market.baseBalance)), signed(supplied)), signed(borrowed));
}

/** Collateral that belongs to no account: it is for sale [asset units]. */
export const collateralReserves = ({ balance, totalSupplied }: Asset): Word => minus(word(balance), word(totalSupplied));
