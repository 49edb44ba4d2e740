import { min, subOrZero } from '../../../kernel/arithmetic.js';
import { isOneGiven } from './amounts.js';
import { type Checked, number, storedDifference } from './checked.js';
import { healthOf } from './health.js';
import { accrue } from './interest.js';
import { accepted, type Accepted } from './outputs.js';
import { type Reverted, reverted } from './reason.js';
import { type Asked, incentiveOf, seizureOf } from './seizure.js';
import { toAssetsUp } from './shares.js';
import { accountOf, type Fixed, type Market, type State, withAccount, withMarket } from './state.js';

/** Whose position is liquidated, when and how far. */
export interface Liquidation extends Asked {
  readonly at: bigint;
  readonly borrower: string;
}

/** A market and what a position owes in it, while a liquidation goes on. */
interface Repaid {
  readonly kind: 'repaid';
  readonly market: Market;
  readonly borrowShares: bigint;
  readonly collateral: bigint;
}

/** Takes the shares off both sides, and the seized collateral off the position, in this order. */
function repaid(state: State, borrower: string, shares: bigint, assets: bigint, seizedAssets: bigint): Repaid | Reverted {
  const { market } = state;
  const account = accountOf(state, borrower);
  const owed = storedDifference(account.borrowShares, shares);
  if (owed.kind === 'reverted') return owed;
  const total = storedDifference(market.borrow.shares, shares);
  if (total.kind === 'reverted') return total;
  const collateral = storedDifference(account.collateral, seizedAssets);
  if (collateral.kind === 'reverted') return collateral;
  const borrow = { assets: subOrZero(market.borrow.assets, assets), shares: total.value };
  return { kind: 'repaid', market: { ...market, borrow }, borrowShares: owed.value, collateral: collateral.value };
}

/** What nobody will repay: as much as is owed where no collateral is left. A single unit of collateral keeps it on the books. */
function badDebtOf({ market, borrowShares, collateral }: Repaid): Checked {
  if (collateral !== 0n) return number(0n);
  const owed = toAssetsUp(borrowShares, market.borrow);
  return owed.kind === 'reverted' ? owed : number(min(market.borrow.assets, owed.value));
}

/** Takes bad debt off the books: the lenders bear it at once, in the price of their shares. */
function withLoss({ supply, borrow, ...rest }: Market, assets: bigint, shares: bigint): Market | Reverted {
  if (assets > supply.assets) return reverted('arithmetic');
  return {
    ...rest,
    supply: { ...supply, assets: supply.assets - assets },
    borrow: { assets: borrow.assets - assets, shares: borrow.shares - shares },
  };
}

/** Liquidates an unhealthy position, as far as the liquidator likes (`liquidate`). */
export function liquidate(fixed: Fixed, state: State, { at, borrower, ...asked }: Liquidation): Accepted | Reverted {
  if (state.market.lastUpdate === 0n) return reverted('market not created');
  if (!isOneGiven(asked.seizedAssets, asked.repaidShares)) return reverted('inconsistent input');
  const begun = accrue(fixed, state, at);
  if (begun.kind === 'reverted') return begun;
  const { market } = begun.state;
  const health = healthOf(fixed, market, accountOf(begun.state, borrower));
  if (health.kind === 'reverted') return health;
  if (health.isHealthy) return reverted('position is healthy');
  const seizure = seizureOf(asked, market.price, incentiveOf(fixed.lltv), market.borrow);
  if (seizure.kind === 'reverted') return seizure;
  const { seizedAssets, repaidShares } = seizure;
  const repaidAssets = toAssetsUp(repaidShares, market.borrow);
  if (repaidAssets.kind === 'reverted') return repaidAssets;
  const left = repaid(begun.state, borrower, repaidShares, repaidAssets.value, seizedAssets);
  if (left.kind === 'reverted') return left;
  const badDebtAssets = badDebtOf(left);
  if (badDebtAssets.kind === 'reverted') return badDebtAssets;
  const badDebtShares = left.collateral === 0n ? left.borrowShares : 0n;
  const booked = withLoss(left.market, badDebtAssets.value, badDebtShares);
  if ('kind' in booked) return booked;
  const after = withMarket(withAccount(begun.state, borrower, { borrowShares: left.borrowShares - badDebtShares, collateral: left.collateral }), booked);
  return accepted(after, [
    ...begun.outputs,
    { kind: 'liquidated', repaidAssets: repaidAssets.value, repaidShares, seizedAssets, badDebtAssets: badDebtAssets.value, badDebtShares },
  ]);
}
