import { addCollateral, claim, openTrove, type Opening } from './borrower.js';
import { provide, withdraw } from './depositor.js';
import { liquidateList, liquidateLowest, liquidateOne } from './liquidate.js';
import { accepted, type Accepted } from './outputs.js';
import type { Reverted } from './reason.js';
import { type State, withMarket } from './state.js';

/** What somebody asks of the contracts; named as they name it. Amounts in wei and LUSD × 10^18. */
export type Request =
  | { readonly type: 'setPrice'; readonly price: bigint }
  | { readonly type: 'openTrove'; readonly opening: Opening }
  | { readonly type: 'addColl'; readonly collateral: bigint }
  | { readonly type: 'provideToSP'; readonly amount: bigint }
  | { readonly type: 'withdrawFromSP'; readonly amount: bigint }
  | { readonly type: 'liquidate'; readonly trove: string }
  | { readonly type: 'liquidateTroves'; readonly most: bigint }
  | { readonly type: 'batchLiquidateTroves'; readonly troves: readonly string[] }
  | { readonly type: 'claimCollateral' };

/** A request, and who makes it. No answer depends on the time. */
export interface Call {
  readonly sender: string;
  readonly request: Request;
}

export type Answer = Accepted | Reverted;

/** Answers one call. A call that is refused changes nothing. */
export function call(state: State, { sender, request }: Call): Answer {
  switch (request.type) {
    case 'setPrice': return accepted(withMarket(state, { price: request.price }), []);
    case 'openTrove': return openTrove(state, sender, request.opening);
    case 'addColl': return addCollateral(state, sender, request.collateral);
    case 'provideToSP': return provide(state, sender, request.amount);
    case 'withdrawFromSP': return withdraw(state, sender, request.amount);
    case 'liquidate': return liquidateOne(state, sender, request.trove);
    case 'liquidateTroves': return liquidateLowest(state, sender, request.most);
    case 'batchLiquidateTroves': return liquidateList(state, sender, request.troves);
    case 'claimCollateral': return claim(state, sender);
  }
}
