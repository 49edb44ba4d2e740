import type { Asked } from './guards.js';
import type { Pool } from './hub.js';
import { liquidate } from './liquidate.js';
import { accepted, type Answer } from './outputs.js';
import { reverted } from './reason.js';
import { legOf, type Parameters, type State, withReserve } from './state.js';
import { isWord } from './word.js';

/** What somebody asks of the spoke; and what the world does: a price is quoted, the hub tells its rates. */
export type Request =
  | { readonly type: 'price'; readonly reserve: number; readonly price: bigint }
  | { readonly type: 'rates'; readonly reserve: number; readonly drawnIndex: bigint; readonly pool: Pool }
  | (Asked & { readonly type: 'liquidate' });

/** A request, who makes it, and when [seconds]; nothing depends on the time but through the rates. */
export interface Call {
  readonly at: bigint;
  readonly sender: string;
  readonly request: Request;
}

/** What the world tells of a reserve. */
type Told = { readonly price: bigint } | { readonly drawnIndex: bigint; readonly pool: Pool };

const told = (state: State, reserve: number, change: Told, words: readonly bigint[]): Answer =>
  (words.every(isWord) ? accepted(withReserve(state, reserve, change), []) : reverted('arithmetic'));

/** Answers one call. A call that is refused changes nothing. */
export function call(parameters: Parameters, state: State, { sender, request }: Call): Answer {
  if (request.type === 'liquidate') return liquidate(parameters, state, sender, request);
  if (legOf(parameters, state, request.reserve) === null) return reverted('ReserveNotListed');
  if (request.type === 'price') return told(state, request.reserve, { price: request.price }, [request.price]);
  const { drawnIndex, pool } = request;
  return told(state, request.reserve, { drawnIndex, pool }, [drawnIndex, pool.addedAssets, pool.addedShares]);
}
