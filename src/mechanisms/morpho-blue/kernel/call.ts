import type { Amounts } from './amounts.js';
import { borrow, repay } from './borrow.js';
import { supplyCollateral, withdrawCollateral } from './collateral.js';
import { accrue } from './interest.js';
import { liquidate } from './liquidate.js';
import { accepted, type Accepted } from './outputs.js';
import { type Reverted, reverted } from './reason.js';
import type { Asked } from './seizure.js';
import { setAuthorization, setFee } from './settings.js';
import { type Fixed, type State, withMarket } from './state.js';
import { supply, withdraw } from './supply.js';

/** What somebody asks of the contract, named as it names it; and what the world does: a price is quoted, a rate told. */
export type Request =
  | { readonly type: 'price'; readonly price: bigint }
  | { readonly type: 'rate'; readonly rate: bigint }
  | (Amounts & { readonly type: 'supply'; readonly onBehalf: string })
  | (Amounts & { readonly type: 'withdraw'; readonly onBehalf: string; readonly receiver: string })
  | (Amounts & { readonly type: 'borrow'; readonly onBehalf: string; readonly receiver: string })
  | (Amounts & { readonly type: 'repay'; readonly onBehalf: string })
  | { readonly type: 'supplyCollateral'; readonly onBehalf: string; readonly assets: bigint }
  | { readonly type: 'withdrawCollateral'; readonly onBehalf: string; readonly receiver: string; readonly assets: bigint }
  | (Asked & { readonly type: 'liquidate'; readonly borrower: string })
  | { readonly type: 'accrueInterest' }
  | { readonly type: 'setFee'; readonly fee: bigint }
  | { readonly type: 'setAuthorization'; readonly agent: string; readonly isAuthorized: boolean };

/** A request, who makes it, and when [seconds]. */
export interface Call {
  readonly at: bigint;
  readonly sender: string;
  readonly request: Request;
}

export type Answer = Accepted | Reverted;

function positionCall(fixed: Fixed, state: State, { at, sender, request }: Call): Answer | null {
  if (request.type === 'supply') return supply(fixed, state, { at, sender, onBehalf: request.onBehalf }, request);
  if (request.type === 'withdraw') return withdraw(fixed, state, { at, sender, onBehalf: request.onBehalf }, request.receiver, request);
  if (request.type === 'borrow') return borrow(fixed, state, { at, sender, onBehalf: request.onBehalf }, request.receiver, request);
  if (request.type === 'repay') return repay(fixed, state, { at, sender, onBehalf: request.onBehalf }, request);
  if (request.type === 'supplyCollateral') return supplyCollateral(state, { at, sender, onBehalf: request.onBehalf }, request.assets);
  return request.type === 'withdrawCollateral' ? withdrawCollateral(fixed, state, { at, sender, onBehalf: request.onBehalf }, request.receiver, request.assets) : null;
}

function marketCall(fixed: Fixed, state: State, { at, sender, request }: Call): Answer {
  if (request.type === 'liquidate') return liquidate(fixed, state, { at, borrower: request.borrower, seizedAssets: request.seizedAssets, repaidShares: request.repaidShares });
  if (request.type === 'setFee') return setFee(fixed, state, at, sender, request.fee);
  if (request.type === 'setAuthorization') return setAuthorization(state, sender, request.agent, request.isAuthorized);
  if (request.type === 'price') return accepted(withMarket(state, { price: request.price }), []);
  if (request.type === 'rate') return accepted(withMarket(state, { rate: request.rate }), []);
  return state.market.lastUpdate === 0n ? reverted('market not created') : accrue(fixed, state, at);
}

/** Answers one call. A call that is refused changes nothing. */
export function call(fixed: Fixed, state: State, asked: Call): Answer {
  return positionCall(fixed, state, asked) ?? marketCall(fixed, state, asked);
}
