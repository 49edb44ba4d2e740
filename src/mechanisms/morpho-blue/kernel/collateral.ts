import { begunFrom, type Parties } from './amounts.js';
import { storedDifference, storedSum } from './checked.js';
import { healthAfter } from './health.js';
import { accepted, type Accepted } from './outputs.js';
import { type Reverted, reverted } from './reason.js';
import { accountOf, type Fixed, nobody, type State, withAccount } from './state.js';

/** Pledges collateral (`supplyCollateral`). Interest waits: more collateral harms nobody. */
export function supplyCollateral(state: State, { onBehalf }: Parties, assets: bigint): Accepted | Reverted {
  if (state.market.lastUpdate === 0n) return reverted('market not created');
  if (assets === 0n) return reverted('zero assets');
  if (onBehalf === nobody) return reverted('zero address');
  const held = storedSum(accountOf(state, onBehalf).collateral, assets);
  return held.kind === 'reverted' ? held : accepted(withAccount(state, onBehalf, { collateral: held.value }), []);
}

/** Takes collateral back, if the position stays healthy (`withdrawCollateral`). */
export function withdrawCollateral(fixed: Fixed, state: State, parties: Parties, receiver: string, assets: bigint): Accepted | Reverted {
  const begun = begunFrom(fixed, state, parties, receiver, assets === 0n ? reverted('zero assets') : null);
  if (begun.kind === 'reverted') return begun;
  const held = storedDifference(accountOf(begun.state, parties.onBehalf).collateral, assets);
  if (held.kind === 'reverted') return held;
  const after = withAccount(begun.state, parties.onBehalf, { collateral: held.value });
  const health = healthAfter(fixed, after.market, accountOf(after, parties.onBehalf));
  if (health.kind === 'reverted') return health;
  return health.isHealthy ? accepted(after, begun.outputs) : reverted('insufficient collateral');
}
