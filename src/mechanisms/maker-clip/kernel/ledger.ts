import { isReverted, reverted } from './reason.js';
import { accountOf, type Account, type State, type Step, withMarket } from './state.js';
import { areWords, isSignedWord, isWord, SIGNED_LIMIT } from './word.js';

/** What an account has in numbers. */
export type Balance = 'collateral' | 'normalisedDebt' | 'unlocked' | 'dai' | 'unbacked';

/** A balance that grows, or shrinks where `by` is negative. */
export interface Entry {
  readonly of: string;
  readonly balance: Balance;
  readonly by: bigint;
}

function withAccount(state: State, changed: Account): State {
  const isKnown = state.accounts.some(({ name }) => name === changed.name);
  const accounts = isKnown ? state.accounts.map((account) => (account.name === changed.name ? changed : account)) : [...state.accounts, changed];
  return { ...state, accounts };
}

function entered(state: State, { of, balance, by }: Entry): Step {
  const account = accountOf(state, of);
  const after = account[balance] + by;
  return isWord(after) ? withAccount(state, { ...account, [balance]: after }) : reverted('arithmetic');
}

/** Makes entries one after another: an address may pay itself, but only what it has. */
export function withEntries(state: State, entries: readonly Entry[]): Step {
  return entries.reduce((step: Step, entry) => (isReverted(step) ? step : entered(step, entry)), state);
}

/** Changes the debt of the system, and the part of it that is unbacked [RAD]. */
function withTotals(step: Step, debt: bigint, unbacked: bigint): Step {
  if (isReverted(step)) return step;
  const { vat } = step.market;
  const after = { ...vat, debt: vat.debt + debt, unbacked: vat.unbacked + unbacked };
  return areWords([after.debt, after.unbacked]) ? withMarket(step, { vat: after }) : reverted('arithmetic');
}

/** Dai out of nothing: bad debt for one, dai for another [RAD] (`suck`). */
export function suck(state: State, debtor: string, receiver: string, amount: bigint): Step {
  const step = withEntries(state, [{ of: debtor, balance: 'unbacked', by: amount }, { of: receiver, balance: 'dai', by: amount }]);
  return withTotals(step, amount, amount);
}

/** Dai against bad debt of the same account [RAD] (`heal`). */
export function healed(state: State, name: string, amount: bigint): Step {
  const step = withEntries(state, [{ of: name, balance: 'unbacked', by: -amount }, { of: name, balance: 'dai', by: -amount }]);
  return withTotals(step, -amount, -amount);
}

/** Collateral from one to another [WAD] (`flux`). */
export const flux = (state: State, from: string, to: string, amount: bigint): Step =>
  withEntries(state, [{ of: from, balance: 'unlocked', by: -amount }, { of: to, balance: 'unlocked', by: amount }]);

/** Dai from one to another, by the clipper [RAD] (`move`). */
export function moveByClipper(state: State, from: string, to: string, amount: bigint): Step {
  if (!accountOf(state, from).trustsClipper) return reverted('Vat/not-allowed');
  return withEntries(state, [{ of: from, balance: 'dai', by: -amount }, { of: to, balance: 'dai', by: amount }]);
}

/** What a signed change of normalised debt comes to in debt; the contract holds rate and product in signed words. */
export const isPriceable = (rate: bigint, change: bigint): boolean => rate < SIGNED_LIMIT && isSignedWord(rate * change);

/** Takes a vault's collateral and debt, or gives them: what the vault gains another holder loses, and its debt becomes the vow's or ceases to be [WAD] (`grab`). */
export function grab(state: State, vault: string, holder: string, debtor: string, collateral: bigint, debt: bigint): Step {
  const { vat } = state.market;
  const normalisedDebt = vat.normalisedDebt + debt;
  if (!isPriceable(vat.rate, debt) || !isWord(normalisedDebt)) return reverted('arithmetic');
  const step = withEntries(withMarket(state, { vat: { ...vat, normalisedDebt } }), [
    { of: vault, balance: 'collateral', by: collateral },
    { of: vault, balance: 'normalisedDebt', by: debt },
    { of: holder, balance: 'unlocked', by: -collateral },
    { of: debtor, balance: 'unbacked', by: -vat.rate * debt },
  ]);
  return withTotals(step, 0n, -vat.rate * debt);
}
