import { safetyPriceOf } from './feed.js';
import { isPriceable, withEntries } from './ledger.js';
import type { Fixed } from './fixed.js';
import { isReverted, type Reason, reverted } from './reason.js';
import { type Account, accountOf, type State, type Step, type Vat, vowName, withMarket } from './state.js';
import { areWords, isWord } from './word.js';

/** A signed change of a vault [WAD]. */
export interface VaultChange {
  readonly vault: string;
  readonly collateral: bigint;
  readonly debt: bigint;
}

/** Sets the safety price from the feed; without a valid feed it is zero, which no vault is safe at and none can be liquidated at (`poke`). */
export function poke({ par, liquidationRatio }: Fixed, state: State): Step {
  const { feed, vat } = state.market;
  const priced = feed.isValid ? safetyPriceOf(feed.value, par, liquidationRatio) : { kind: 'priced' as const, price: 0n };
  if (priced.kind === 'reverted') return priced;
  return vat.isLive ? withMarket(state, { vat: { ...vat, safetyPrice: priced.price } }) : reverted('Vat/not-live');
}

/** Raises the rate by `change` [RAY]; what vaults now owe more is the vow's dai (`fold`). */
export function fold({ governor }: Fixed, state: State, sender: string, change: bigint): Step {
  const { vat } = state.market;
  if (sender !== governor) return reverted('Vat/not-authorized');
  if (!vat.isLive) return reverted('Vat/not-live');
  const rate = vat.rate + change;
  const interest = vat.normalisedDebt * change;
  const debt = vat.debt + interest;
  if (!areWords([rate, debt]) || !isPriceable(vat.normalisedDebt, change)) return reverted('arithmetic');
  return withEntries(withMarket(state, { vat: { ...vat, rate, debt } }), [{ of: vowName, balance: 'dai', by: interest }]);
}

/** A vault, and the vat, as a change would leave them. */
interface Changed {
  readonly vault: Account;
  readonly vat: Vat;
  /** What the vault would owe [RAD]. */
  readonly owed: bigint;
}

function refusalOf({ vault, vat, owed }: Changed, change: VaultChange, isOwner: boolean): Reason | null {
  // The contract computes both sides of a check, needed or not.
  if (!isWord(vat.normalisedDebt * vat.rate)) return 'arithmetic';
  if (change.debt > 0n && (vat.normalisedDebt * vat.rate > vat.ceiling || vat.debt > vat.totalCeiling)) return 'Vat/ceiling-exceeded';
  if (!isWord(vault.collateral * vat.safetyPrice)) return 'arithmetic';
  const isSafer = change.debt <= 0n && change.collateral >= 0n;
  if (!isSafer && owed > vault.collateral * vat.safetyPrice) return 'Vat/not-safe';
  if (!isSafer && !isOwner) return 'Vat/not-allowed-u';
  if (change.collateral > 0n && !isOwner) return 'Vat/not-allowed-v';
  if (change.debt < 0n && !isOwner) return 'Vat/not-allowed-w';
  return vault.normalisedDebt !== 0n && owed < vat.dust ? 'Vat/dust' : null;
}

/** What an owner does with a vault: collateral in or out, debt drawn or repaid (`frob`, with vault, collateral and dai of one address). */
export function frob(state: State, sender: string, change: VaultChange): Step {
  const before = state.market.vat;
  if (!before.isLive) return reverted('Vat/not-live');
  if (before.rate === 0n) return reverted('Vat/ilk-not-init');
  const account = accountOf(state, change.vault);
  const vault = { ...account, collateral: account.collateral + change.collateral, normalisedDebt: account.normalisedDebt + change.debt };
  const vat = { ...before, normalisedDebt: before.normalisedDebt + change.debt, debt: before.debt + before.rate * change.debt };
  const owed = vat.rate * vault.normalisedDebt;
  const isSum = areWords([vault.collateral, vault.normalisedDebt, vat.normalisedDebt, owed, vat.debt]) && isPriceable(vat.rate, change.debt);
  const refusal = isSum ? refusalOf({ vault, vat, owed }, change, sender === change.vault) : 'arithmetic';
  if (refusal !== null) return reverted(refusal);
  const step = withEntries(state, [
    { of: change.vault, balance: 'collateral', by: change.collateral },
    { of: change.vault, balance: 'normalisedDebt', by: change.debt },
    { of: change.vault, balance: 'unlocked', by: -change.collateral },
    { of: change.vault, balance: 'dai', by: vat.rate * change.debt },
  ]);
  return isReverted(step) ? step : withMarket(step, { vat });
}
