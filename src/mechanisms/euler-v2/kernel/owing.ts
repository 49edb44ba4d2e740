import { assetsOf, owedNow, withDebt } from './debt.js';
import { type Reverted, reverted } from './reason.js';
import { accountOf, type Market, type State, withAccount } from './state.js';
import { DEBT_UNIT, MOST_DEBT } from './word.js';

/** Adds whole assets to a debt and to the vault's. */
export function withMoreDebt(state: State, name: string, assets: bigint): State | Reverted {
  const { market } = state;
  const account = accountOf(state, name);
  const owed = owedNow(market, account) + assets * DEBT_UNIT;
  const totalBorrows = market.totalBorrows + assets * DEBT_UNIT;
  if (owed > MOST_DEBT || totalBorrows > MOST_DEBT) return reverted('E_DebtAmountTooLargeToEncode');
  const raised: Market = { ...market, totalBorrows };
  return withAccount({ ...state, market: raised }, withDebt(raised, account, owed));
}

/** Takes whole assets off a debt, which is rounded up first, and what the debt fell by off the vault's, as far as that goes. */
export function withLessDebt(state: State, name: string, assets: bigint): State | Reverted {
  const { market } = state;
  const account = accountOf(state, name);
  const owed = owedNow(market, account);
  if (assets > assetsOf(owed)) return reverted('E_RepayTooMuch');
  const rest = (assetsOf(owed) - assets) * DEBT_UNIT;
  const totalBorrows = market.totalBorrows > owed ? market.totalBorrows - owed + rest : rest;
  const lowered: Market = { ...market, totalBorrows };
  return withAccount({ ...state, market: lowered }, withDebt(lowered, account, rest));
}
