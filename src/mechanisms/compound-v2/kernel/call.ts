import type { Asked } from './guards.js';
import { liquidate } from './liquidate.js';
import { accepted, type Answer } from './outputs.js';
import { reverted } from './reason.js';
import { legOf, type Parameters, type State, withPool } from './state.js';
import { isWord } from './word.js';

/** What somebody asks of a market; and what the world does: a price is quoted. */
export type Request =
  | { readonly type: 'price'; readonly market: number; readonly price: bigint }
  | (Asked & { readonly type: 'liquidate' });

/** A request, who makes it, and when [seconds]; interest is not part of it, so that nothing depends on the time. */
export interface Call {
  readonly at: bigint;
  readonly sender: string;
  readonly request: Request;
}

/** Answers one call. A call that is refused changes nothing. */
export function call(parameters: Parameters, state: State, { sender, request }: Call): Answer {
  if (request.type === 'liquidate') return liquidate(parameters, state, sender, request);
  if (legOf(parameters, state, request.market) === null) return reverted('MARKET_NOT_LISTED');
  return isWord(request.price) ? accepted(withPool(state, request.market, { price: request.price }), []) : reverted('arithmetic');
}
