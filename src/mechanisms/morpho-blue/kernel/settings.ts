import { accrue } from './interest.js';
import { accepted, type Accepted } from './outputs.js';
import { type Reverted, reverted } from './reason.js';
import { accountOf, type Fixed, type State, withAccount, withMarket } from './state.js';

/** The most of the interest that may go to the fee recipient [WAD]. */
export const MOST_FEE = 250_000_000_000_000_000n;

/** Sets the fee, from now on (`setFee`). */
export function setFee(fixed: Fixed, state: State, at: bigint, sender: string, fee: bigint): Accepted | Reverted {
  if (sender !== fixed.owner) return reverted('not owner');
  if (state.market.lastUpdate === 0n) return reverted('market not created');
  if (fee === state.market.fee) return reverted('already set');
  if (fee > MOST_FEE) return reverted('max fee exceeded');
  const begun = accrue(fixed, state, at);
  return begun.kind === 'reverted' ? begun : accepted(withMarket(begun.state, { fee }), begun.outputs);
}

/** Lets another act for the sender, or no longer (`setAuthorization`). */
export function setAuthorization(state: State, sender: string, agent: string, isAuthorized: boolean): Accepted | Reverted {
  const { authorized } = accountOf(state, sender);
  if (authorized.includes(agent) === isAuthorized) return reverted('already set');
  return accepted(withAccount(state, sender, { authorized: isAuthorized ? [...authorized, agent] : authorized.filter((each) => each !== agent) }), []);
}
