import { type Reverted, reverted } from './reason.js';
import { type Account, type Market, type State, type Step, withMarket } from './state.js';

/** Sums of the market that only ever grow and shrink by amounts. */
export type Sum = 'activeCollateral' | 'activeDebt' | 'defaultCollateral' | 'defaultDebt' | 'surplus' | 'supply';

export type Change = Partial<Record<Sum, bigint>>;

/** Adds signed amounts to sums of the market; the contracts refuse what would go below zero. */
export function withSums(state: State, change: Change): Step {
  const { market } = state;
  const { activeCollateral = 0n, activeDebt = 0n, defaultCollateral = 0n, defaultDebt = 0n, surplus = 0n, supply = 0n } = change;
  const after: Pick<Market, Sum> = {
    activeCollateral: market.activeCollateral + activeCollateral,
    activeDebt: market.activeDebt + activeDebt,
    defaultCollateral: market.defaultCollateral + defaultCollateral,
    defaultDebt: market.defaultDebt + defaultDebt,
    surplus: market.surplus + surplus,
    supply: market.supply + supply,
  };
  const sums = [after.activeCollateral, after.activeDebt, after.defaultCollateral, after.defaultDebt, after.surplus, after.supply];
  return sums.every((sum) => sum >= 0n) ? withMarket(state, after) : reverted('SafeMath: subtraction overflow');
}

/** An account with signed amounts of LUSD and ether more; nobody spends LUSD that is not there. */
export function paid(account: Account, lusd: bigint, ether: bigint): Account | Reverted {
  const after = { ...account, lusd: account.lusd + lusd, ether: account.ether + ether };
  return after.lusd >= 0n ? after : reverted('ERC20: transfer amount exceeds balance');
}
