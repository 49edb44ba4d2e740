import { mulDivDown } from '../../../kernel/arithmetic.js';
import { andThen, type Checked, multipliedDown, number } from './checked.js';
import { assetsOf, owedNow } from './debt.js';
import { liquidationAt } from './loan-to-value.js';
import { type Reverted, reverted } from './reason.js';
import { type Account, type Collateral, type Fixed, holdingOf, type Market, type Recognised, vaultName } from './state.js';
import { CONFIGURATION_SCALE, isWord, WAD } from './word.js';

/** The two sides of a judgement [unit of account]. */
export interface Liquidity {
  readonly kind: 'liquidity';
  /** Collateral, each weighed with its loan-to-value. */
  readonly backing: bigint;
  readonly liability: bigint;
}

/** Prices in the middle with limits for liquidation, or hard prices with limits for borrowing. */
export type Judgement = 'liquidation' | 'status';

/** ⌊amount · price / 10^18⌋ */
const quoted = (amount: bigint, price: bigint): Checked => multipliedDown(amount, price, WAD);

/** Assets that shares of a collateral stand for, rounded down. */
export const assetsOfShares = ({ assets, shares }: Collateral, amount: bigint): Checked => multipliedDown(amount, assets, shares);

/** What shares of a collateral are worth, rounded down twice. */
export const worthOf = (collateral: Collateral, shares: bigint, judgement: Judgement): Checked =>
  andThen(assetsOfShares(collateral, shares), (assets) => quoted(assets, judgement === 'liquidation' ? collateral.price.middle : collateral.price.hard));

/** What a debt of whole assets is worth. */
export const liabilityOf = ({ isUnitOfAccount }: Fixed, { price }: Market, assets: bigint, judgement: Judgement): Checked =>
  (isUnitOfAccount ? number(assets) : quoted(assets, judgement === 'liquidation' ? price.middle : price.hard));

/** Why this vault does not judge an account, if so. */
export function refusalOfController({ controllers }: Account): Reverted | null {
  if (controllers.length === 0) return reverted('E_NoLiability');
  if (controllers.length !== 1) return reverted('E_TransientState');
  return controllers.includes(vaultName) ? null : reverted('E_NotController');
}

function backingBy(market: Market, account: Account, { name }: Recognised, limit: bigint, judgement: Judgement): Checked {
  const { shares, isEnabled } = holdingOf(account, name);
  const collateral = market.collaterals.find((each) => each.name === name);
  if (collateral === undefined || !isEnabled || shares === 0n || limit === 0n) return number(0n);
  return andThen(worthOf(collateral, shares, judgement), (worth) => (isWord(worth * limit) ? number(mulDivDown(worth, limit, CONFIGURATION_SCALE)) : reverted('arithmetic')));
}

/** What backs an account and what it owes (`accountLiquidity`). Collateral without a limit backs nothing. */
export function liquidityOf(fixed: Fixed, market: Market, account: Account, at: bigint, judgement: Judgement): Liquidity | Reverted {
  let backing: Checked = number(0n);
  for (const recognised of fixed.collaterals) {
    const { loanToValue } = recognised;
    const limit = judgement === 'liquidation' ? liquidationAt(loanToValue, at) : loanToValue.borrow;
    backing = andThen(backing, (sum) => andThen(backingBy(market, account, recognised, limit, judgement), (value) => (isWord(sum + value) ? number(sum + value) : reverted('arithmetic'))));
  }
  if (backing.kind === 'reverted') return backing;
  const liability = liabilityOf(fixed, market, assetsOf(owedNow(market, account)), judgement);
  return liability.kind === 'reverted' ? liability : { kind: 'liquidity', backing: backing.value, liability: liability.value };
}

/** Whether an account may be left as it is: without debt, or backed by strictly more than it owes. */
export function refusalOfStatus(fixed: Fixed, market: Market, account: Account, at: bigint): Reverted | null {
  if (owedNow(market, account) === 0n) return null;
  const liquidity = liquidityOf(fixed, market, account, at, 'status');
  if (liquidity.kind === 'reverted') return liquidity;
  return liquidity.backing > liquidity.liability ? null : reverted('E_AccountLiquidity');
}
