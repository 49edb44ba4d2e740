import type { Account, Market } from '../src/kernel/world.js';
import { heldIn } from './effects.js';

/** A market with every account that shares it. */
export interface Books {
  readonly market: Market;
  readonly accounts: ReadonlyMap<string, Account>;
}

const sums = ['debt', 'surplus', 'deficit'] as const;

/** Whether each total of the market is the sum over its accounts, per asset; collateral with the lots of auctions. */
export function ledgerBalances({ assets }: { readonly assets: readonly unknown[] }, { market, accounts }: Books): boolean {
  const all = [...accounts.values()];
  return assets.every((_, asset) => {
    const reserve = market.reserves[asset];
    if (reserve === undefined) return false;
    const held = all.reduce((sum, account) => sum + heldIn(account, asset), 0n);
    return reserve.collateral === held && sums.every((name) => reserve[name] === all.reduce((sum, account) => sum + (account[name][asset] ?? 0n), 0n));
  });
}
