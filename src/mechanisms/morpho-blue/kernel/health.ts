import { andThen, type Checked, multipliedDown, wadMultipliedDown } from './checked.js';
import type { Reverted } from './reason.js';
import { toAssetsUp } from './shares.js';
import type { Account, Fixed, Market } from './state.js';
import { ORACLE_PRICE_SCALE } from './word.js';

/** What the collateral of a position is worth [loan units], rounded down. */
export const worthOf = ({ collateral }: Account, price: bigint): Checked => multipliedDown(collateral, price, ORACLE_PRICE_SCALE);

/** Whether a position may owe what it owes at a price. */
export type Health = { readonly kind: 'judged'; readonly isHealthy: boolean } | Reverted;

/** Healthy is: the debt, rounded up, is at most the worth of the collateral times `lltv`, rounded down twice. */
export function healthOf({ lltv }: Fixed, { borrow, price }: Market, account: Account): Health {
  const owed = toAssetsUp(account.borrowShares, borrow);
  if (owed.kind === 'reverted') return owed;
  const most = andThen(worthOf(account, price), (worth) => wadMultipliedDown(worth, lltv));
  return most.kind === 'reverted' ? most : { kind: 'judged', isHealthy: most.value >= owed.value };
}

/** The same, for a position that asks to be let go: without debt nothing is computed. */
export const healthAfter = (fixed: Fixed, market: Market, account: Account): Health =>
  (account.borrowShares === 0n ? { kind: 'judged', isHealthy: true } : healthOf(fixed, market, account));
