import { type Amounts, begunFor, begunFrom, type Parties, refusalOf, sized } from './amounts.js';
import { storedDifference, storedSum } from './checked.js';
import { accepted, type Accepted } from './outputs.js';
import { type Reverted, reverted } from './reason.js';
import { toAssetsDown, toAssetsUp, toSharesDown, toSharesUp } from './shares.js';
import { accountOf, type Fixed, type State, withAccount, withMarket } from './state.js';
import { isWord } from './word.js';

/** Lends to the market (`supply`). A lender gets shares rounded down, or pays assets rounded up. */
export function supply(fixed: Fixed, state: State, parties: Parties, asked: Amounts): Accepted | Reverted {
  const begun = begunFor(fixed, state, parties, asked);
  if (begun.kind === 'reverted') return begun;
  const { market } = begun.state;
  const moved = sized(asked, market.supply, toSharesDown, toAssetsUp);
  if (moved.kind === 'reverted') return moved;
  const held = accountOf(begun.state, parties.onBehalf).supplyShares + moved.shares;
  if (!isWord(held)) return reverted('arithmetic');
  const shares = storedSum(market.supply.shares, moved.shares);
  if (shares.kind === 'reverted') return shares;
  const assets = storedSum(market.supply.assets, moved.assets);
  if (assets.kind === 'reverted') return assets;
  const after = withMarket(withAccount(begun.state, parties.onBehalf, { supplyShares: held }), { supply: { assets: assets.value, shares: shares.value } });
  return accepted(after, [...begun.outputs, { kind: 'moved', assets: moved.assets, shares: moved.shares }]);
}

/** Takes back what was lent (`withdraw`). A lender gives shares rounded up, or gets assets rounded down. */
export function withdraw(fixed: Fixed, state: State, parties: Parties, receiver: string, asked: Amounts): Accepted | Reverted {
  const begun = begunFrom(fixed, state, parties, receiver, refusalOf(asked));
  if (begun.kind === 'reverted') return begun;
  const { market } = begun.state;
  const moved = sized(asked, market.supply, toSharesUp, toAssetsDown);
  if (moved.kind === 'reverted') return moved;
  const held = accountOf(begun.state, parties.onBehalf).supplyShares - moved.shares;
  if (!isWord(held)) return reverted('arithmetic');
  const shares = storedDifference(market.supply.shares, moved.shares);
  if (shares.kind === 'reverted') return shares;
  const assets = storedDifference(market.supply.assets, moved.assets);
  if (assets.kind === 'reverted') return assets;
  if (market.borrow.assets > assets.value) return reverted('insufficient liquidity');
  const after = withMarket(withAccount(begun.state, parties.onBehalf, { supplyShares: held }), { supply: { assets: assets.value, shares: shares.value } });
  return accepted(after, [...begun.outputs, { kind: 'moved', assets: moved.assets, shares: moved.shares }]);
}
