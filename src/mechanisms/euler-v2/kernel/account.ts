import { assetsOf, owedNow } from './debt.js';
import { refusalOfStatus } from './liquidity.js';
import { accepted, type Accepted } from './outputs.js';
import { withLessDebt, withMoreDebt } from './owing.js';
import { type Reverted, reverted } from './reason.js';
import { accountOf, type Fixed, holdingOf, type Market, type State, vaultName, withAccount, withShares } from './state.js';
import { AMOUNT_LIMIT } from './word.js';

/** Ends a call of an account that has to be healthy afterwards. */
function judged(fixed: Fixed, state: State, name: string, at: bigint): Accepted | Reverted {
  const account = accountOf(state, name);
  const refused = account.controllers.includes(vaultName) ? refusalOfStatus(fixed, state.market, account, at) : null;
  return refused ?? accepted(withAccount(state, { ...account, lastStatusCheck: at }), []);
}

/** Gives an account shares of a collateral, and pledges them. */
export function pledge(state: State, name: string, collateral: string, shares: bigint): Accepted | Reverted {
  const account = accountOf(state, name);
  const held = holdingOf(account, collateral).shares + shares;
  if (held >= AMOUNT_LIMIT) return reverted('E_AmountTooLargeToEncode');
  const pledged = withShares(account, collateral, held);
  return accepted(withAccount(state, { ...pledged, holdings: pledged.holdings.map((each) => (each.name === collateral ? { ...each, isEnabled: true } : each)) }), []);
}

/** Takes shares of a collateral away from an account, which has to be healthy without them. */
export function release(fixed: Fixed, state: State, name: string, collateral: string, shares: bigint, at: bigint): Accepted | Reverted {
  const account = accountOf(state, name);
  const held = holdingOf(account, collateral).shares;
  if (shares > held) return reverted('E_InsufficientBalance');
  return judged(fixed, withAccount(state, withShares(account, collateral, held - shares)), name, at);
}

const withCash = (state: State, cash: bigint): State => ({ ...state, market: { ...state.market, cash } satisfies Market });

/** Borrows from the vault, which has to be the controller (`borrow`). */
export function borrow(fixed: Fixed, state: State, name: string, assets: bigint, at: bigint): Accepted | Reverted {
  if (!accountOf(state, name).controllers.includes(vaultName)) return reverted('E_ControllerDisabled');
  if (assets >= AMOUNT_LIMIT) return reverted('E_AmountTooLargeToEncode');
  if (assets > state.market.cash) return reverted('E_InsufficientCash');
  const indebted = withMoreDebt(state, name, assets);
  return 'kind' in indebted ? indebted : judged(fixed, withCash(indebted, indebted.market.cash - assets), name, at);
}

/** Pays a debt back, or all of it where no amount is given (`repay`). */
export function repay(state: State, name: string, wanted: bigint | null): Accepted | Reverted {
  const assets = wanted ?? assetsOf(owedNow(state.market, accountOf(state, name)));
  if (assets >= AMOUNT_LIMIT) return reverted('E_AmountTooLargeToEncode');
  if (assets === 0n) return accepted(state, []);
  const paid = withLessDebt(state, name, assets);
  if ('kind' in paid) return paid;
  const cash = paid.market.cash + assets;
  return cash >= AMOUNT_LIMIT ? reverted('E_AmountTooLargeToEncode') : accepted(withCash(paid, cash), []);
}

/** Makes the vault the controller of an account: from now on it may judge it. */
export function control(state: State, name: string): Accepted {
  const account = accountOf(state, name);
  return accepted(account.controllers.includes(vaultName) ? state : withAccount(state, { ...account, controllers: [...account.controllers, vaultName] }), []);
}
