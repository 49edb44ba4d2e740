import { borrow, control, pledge, release, repay } from './account.js';
import { accrued } from './interest.js';
import { liquidate } from './liquidate.js';
import { accepted, type Accepted } from './outputs.js';
import type { Reverted } from './reason.js';
import { type Fixed, type Price, type State, vaultName } from './state.js';

/** What somebody asks of the vault, named as it names it where it has a name; and what the world does: a price is quoted, a rate told. */
export type Request =
  | { readonly type: 'price'; readonly of: string; readonly price: Price }
  | { readonly type: 'rate'; readonly rate: bigint }
  | { readonly type: 'touch' }
  | { readonly type: 'control' }
  | { readonly type: 'pledge'; readonly collateral: string; readonly shares: bigint }
  | { readonly type: 'release'; readonly collateral: string; readonly shares: bigint }
  | { readonly type: 'borrow'; readonly assets: bigint }
  | { readonly type: 'repay'; readonly assets: bigint | null }
  | { readonly type: 'liquidate'; readonly violator: string; readonly collateral: string; readonly repaid: bigint | null; readonly leastSeized: bigint };

/** A request, who makes it, and when [seconds]. */
export interface Call {
  readonly at: bigint;
  readonly sender: string;
  readonly request: Request;
}

export type Answer = Accepted | Reverted;

/** A price of the vault's own asset, or of a collateral. */
function withPrice({ market, accounts }: State, of: string, price: Price): State {
  if (of === vaultName) return { market: { ...market, price }, accounts };
  return { market: { ...market, collaterals: market.collaterals.map((each) => (each.name === of ? { ...each, price } : each)) }, accounts };
}

/** Answers one call. A call that is refused changes nothing. */
export function call(fixed: Fixed, before: State, { at, sender, request }: Call): Answer {
  if (request.type === 'price') return accepted(withPrice(before, request.of, request.price), []);
  const state = accrued(fixed, before, at);
  if (request.type === 'rate') return accepted({ ...state, market: { ...state.market, rate: request.rate } }, []);
  if (request.type === 'control') return control(state, sender);
  if (request.type === 'pledge') return pledge(state, sender, request.collateral, request.shares);
  if (request.type === 'release') return release(fixed, state, sender, request.collateral, request.shares, at);
  if (request.type === 'borrow') return borrow(fixed, state, sender, request.assets, at);
  if (request.type === 'repay') return repay(state, sender, request.assets);
  if (request.type === 'liquidate') {
    const { violator, collateral, repaid, leastSeized } = request;
    return liquidate(fixed, state, { at, liquidator: sender, violator, collateral, repaid, leastSeized });
  }
  return accepted(state, []);
}
