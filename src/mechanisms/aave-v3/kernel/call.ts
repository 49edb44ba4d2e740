import { coverDeficit } from './cover.js';
import { type Asked, liquidate } from './liquidate.js';
import { accepted, type Answer } from './outputs.js';
import { reverted } from './reason.js';
import { legOf, type Parameters, type State, withReserve } from './state.js';
import { isWord } from './word.js';

/** What somebody asks of the pool; and what the world does: a price is quoted, the sequencer's sentinel speaks. */
export type Request =
  | { readonly type: 'price'; readonly reserve: number; readonly price: bigint }
  | { readonly type: 'sentinel'; readonly allows: boolean | null }
  | (Asked & { readonly type: 'liquidate' })
  | { readonly type: 'coverDeficit'; readonly reserve: number; readonly amount: bigint };

/** A request, who makes it, and when [seconds]. */
export interface Call {
  readonly at: bigint;
  readonly sender: string;
  readonly request: Request;
}

function quoted(parameters: Parameters, state: State, reserve: number, price: bigint): Answer {
  if (legOf(parameters, state, reserve) === null) return reverted('ReserveInactive');
  return isWord(price) ? accepted(withReserve(state, reserve, { price }), []) : reverted('arithmetic');
}

/** Answers one call. A call that is refused changes nothing. */
export function call(parameters: Parameters, state: State, { at, sender, request }: Call): Answer {
  if (request.type === 'price') return quoted(parameters, state, request.reserve, request.price);
  if (request.type === 'sentinel') return accepted({ ...state, market: { ...state.market, sentinelAllows: request.allows } }, []);
  if (request.type === 'coverDeficit') return coverDeficit(parameters, state, sender, request.reserve, request.amount);
  return liquidate(parameters, state, at, sender, request);
}
