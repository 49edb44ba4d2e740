import { subOrZero } from '../../../kernel/arithmetic.js';
import { type Amounts, begunFor, begunFrom, type Parties, refusalOf, sized } from './amounts.js';
import { storedDifference, storedSum } from './checked.js';
import { healthAfter } from './health.js';
import { accepted, type Accepted } from './outputs.js';
import { type Reverted, reverted } from './reason.js';
import { toAssetsDown, toAssetsUp, toSharesDown, toSharesUp } from './shares.js';
import { accountOf, type Fixed, type State, withAccount, withMarket } from './state.js';

/** Why the debt of an account may not be what it is, if so: health comes before liquidity. */
function refusalOfDebt(fixed: Fixed, state: State, name: string): Reverted | null {
  const health = healthAfter(fixed, state.market, accountOf(state, name));
  if (health.kind === 'reverted') return health;
  if (!health.isHealthy) return reverted('insufficient collateral');
  return state.market.borrow.assets > state.market.supply.assets ? reverted('insufficient liquidity') : null;
}

/** Borrows (`borrow`). A borrower owes shares rounded up, or gets assets rounded down. */
export function borrow(fixed: Fixed, state: State, parties: Parties, receiver: string, asked: Amounts): Accepted | Reverted {
  const begun = begunFrom(fixed, state, parties, receiver, refusalOf(asked));
  if (begun.kind === 'reverted') return begun;
  const { market } = begun.state;
  const moved = sized(asked, market.borrow, toSharesUp, toAssetsDown);
  if (moved.kind === 'reverted') return moved;
  const owed = storedSum(accountOf(begun.state, parties.onBehalf).borrowShares, moved.shares);
  if (owed.kind === 'reverted') return owed;
  const shares = storedSum(market.borrow.shares, moved.shares);
  if (shares.kind === 'reverted') return shares;
  const assets = storedSum(market.borrow.assets, moved.assets);
  if (assets.kind === 'reverted') return assets;
  const after = withMarket(withAccount(begun.state, parties.onBehalf, { borrowShares: owed.value }), { borrow: { assets: assets.value, shares: shares.value } });
  return refusalOfDebt(fixed, after, parties.onBehalf)
    ?? accepted(after, [...begun.outputs, { kind: 'moved', assets: moved.assets, shares: moved.shares }]);
}

/** Pays back (`repay`). A borrower redeems shares rounded down, or pays assets rounded up: those can exceed what the market lent by one, hence the floor at zero. */
export function repay(fixed: Fixed, state: State, parties: Parties, asked: Amounts): Accepted | Reverted {
  const begun = begunFor(fixed, state, parties, asked);
  if (begun.kind === 'reverted') return begun;
  const { market } = begun.state;
  const moved = sized(asked, market.borrow, toSharesDown, toAssetsUp);
  if (moved.kind === 'reverted') return moved;
  const owed = storedDifference(accountOf(begun.state, parties.onBehalf).borrowShares, moved.shares);
  if (owed.kind === 'reverted') return owed;
  const shares = storedDifference(market.borrow.shares, moved.shares);
  if (shares.kind === 'reverted') return shares;
  const assets = subOrZero(market.borrow.assets, moved.assets);
  const after = withMarket(withAccount(begun.state, parties.onBehalf, { borrowShares: owed.value }), { borrow: { assets, shares: shares.value } });
  return accepted(after, [...begun.outputs, { kind: 'moved', assets: moved.assets, shares: moved.shares }]);
}
