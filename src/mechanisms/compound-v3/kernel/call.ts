import { absorb } from './absorb.js';
import { type Asked, buyCollateral } from './buy.js';
import { accepted, type Answer } from './outputs.js';
import { reverted } from './reason.js';
import { legOf, type Parameters, type State, withAsset, withMarket } from './state.js';

/** What somebody asks of the protocol; and what the world does: a feed tells a price, a guardian pauses. */
export type Request =
  | { readonly type: 'basePrice'; readonly price: bigint }
  | { readonly type: 'price'; readonly asset: number; readonly price: bigint }
  | { readonly type: 'pause'; readonly absorb: boolean; readonly buy: boolean }
  | { readonly type: 'absorb'; readonly accounts: readonly string[] }
  | (Asked & { readonly type: 'buyCollateral' });

/** A request, who makes it, and when [seconds]. */
export interface Call {
  readonly at: bigint;
  readonly sender: string;
  readonly request: Request;
}

/** Answers one call. A call that is refused changes nothing. */
export function call(parameters: Parameters, state: State, { at, sender, request }: Call): Answer {
  if (request.type === 'absorb') return absorb(parameters, state, at, request.accounts);
  if (request.type === 'buyCollateral') return buyCollateral(parameters, state, at, sender, request);
  if (request.type === 'basePrice') return accepted(withMarket(state, { basePrice: request.price }), []);
  if (request.type === 'pause') return accepted(withMarket(state, { isAbsorbPaused: request.absorb, isBuyPaused: request.buy }), []);
  const leg = legOf(parameters, state.market, request.asset);
  return leg === null ? reverted('BadAsset') : accepted(withAsset(state, request.asset, { price: request.price }), []);
}
