import { call as lendingCall, type Request as LendingRequest } from '../call.js';
import type { Asked } from '../seizure.js';
import { accepted, type Accepted } from './outputs.js';
import { preLiquidate } from './pre-liquidate.js';
import type { Reverted } from './reason.js';
import { type Fixed, lendingOf, type State, withLending } from './state.js';

/** What somebody asks of the market or of the contract beside it; and that its own price is quoted. */
export type Request =
  | LendingRequest
  | (Asked & { readonly type: 'preLiquidate'; readonly borrower: string })
  | { readonly type: 'ownPrice'; readonly price: bigint };

/** A request, who makes it, and when [seconds]. */
export interface Call {
  readonly at: bigint;
  readonly sender: string;
  readonly request: Request;
}

export type Answer = Accepted | Reverted;

/** Answers one call. A call that is refused changes nothing. */
export function call(fixed: Fixed, state: State, { at, sender, request }: Call): Answer {
  if (request.type === 'preLiquidate') {
    const { borrower, seizedAssets, repaidShares } = request;
    return preLiquidate(fixed, state, { at, sender, borrower, seizedAssets, repaidShares });
  }
  if (request.type === 'ownPrice') return accepted({ ...state, market: { ...state.market, ownPrice: request.price } }, []);
  const answer = lendingCall(fixed.lending, lendingOf(state), { at, sender, request });
  return answer.kind === 'reverted' ? answer : accepted(withLending(state, answer.state), answer.outputs);
}
