import { min } from '../../../kernel/arithmetic.js';
import { paid } from './balances.js';
import { isWord, LEAST_RATIO } from './constants.js';
import { accepted, type Accepted } from './outputs.js';
import { compoundedOf, depositNow, gainOf } from './pool.js';
import { type Reverted, reverted } from './reason.js';
import { type Account, accountOf, type State, withAccount, withMarket } from './state.js';
import { currentRatio, ratioOf, wholeOf } from './trove.js';

/** Makes a deposit anew with what is left of it and a signed amount more, and pays out its gain. */
function renewed(state: State, account: Account, change: bigint): Accepted | Reverted {
  const { pool } = state.market;
  const gain = gainOf(pool, account.deposit);
  const compounded = compoundedOf(pool, account.deposit);
  const after = { ...pool, deposits: pool.deposits + change, collateral: pool.collateral - gain };
  if (!isWord(gain)) return reverted('SafeMath: multiplication overflow');
  if (after.deposits < 0n || after.collateral < 0n) return reverted('SafeMath: subtraction overflow');
  const payer = paid(account, -change, gain);
  if ('kind' in payer) return payer;
  const moved = withMarket(withAccount(state, { ...payer, deposit: depositNow(pool, compounded + change) }), { pool: after });
  return accepted(moved, [{ kind: 'gainWithdrawn', depositor: account.name, gain, loss: account.deposit.initial - compounded }]);
}

/** Gives LUSD to the stability pool (`provideToSP`). */
export function provide(state: State, name: string, amount: bigint): Accepted | Reverted {
  return amount === 0n ? reverted('StabilityPool: Amount must be non-zero') : renewed(state, accountOf(state, name), amount);
}

/** Nobody leaves the pool while it has something to buy, unless it is with gains alone. */
function isNeeded(state: State): boolean {
  const lowest = state.market.order.at(-1);
  return lowest !== undefined && currentRatio(state, lowest) < LEAST_RATIO;
}

/** Takes LUSD back, at most what is left of it; 0 takes the gain alone (`withdrawFromSP`). */
export function withdraw(state: State, name: string, amount: bigint): Accepted | Reverted {
  if (amount > 0n && isNeeded(state)) return reverted('StabilityPool: Cannot withdraw while there are troves with ICR < MCR');
  const account = accountOf(state, name);
  if (account.deposit.initial === 0n) return reverted('StabilityPool: User must have a non-zero deposit');
  return renewed(state, account, -min(amount, compoundedOf(state.market.pool, account.deposit)));
}

/** Collateral over debt of the whole system × 10^18. */
export const systemRatio = ({ market }: State): bigint => ratioOf(wholeOf(market), market.price);
