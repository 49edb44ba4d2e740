import { min, mulDivDown, RAY } from '../../../kernel/arithmetic.js';
import { yank } from './clipper.js';
import { grab, suck } from './ledger.js';
import { accepted, type Accepted } from './outputs.js';
import type { Fixed } from './fixed.js';
import { isReverted, type Reverted, reverted } from './reason.js';
import { saleOf } from './sales.js';
import { accountOf, type End, endName, type State, vowName, withMarket } from './state.js';
import { cageVow } from './vow.js';
import { areWords, isWord, SIGNED_LIMIT, WAD } from './word.js';

const withEnd = (state: State, change: Partial<End>): State => withMarket(state, { end: { ...state.market.end, ...change } });

/** Stops the dog: no new liquidation (`Dog.cage`). */
export const cageDog = (state: State): State => withMarket(state, { dog: { ...state.market.dog, isLive: false } });

/** Shuts the system down (`cage()`): no more borrowing and no new auctions; bad debt no longer waits. */
export function cage({ governor }: Fixed, state: State, sender: string): Accepted | Reverted {
  const { end, vat } = state.market;
  if (sender !== governor) return reverted('End/not-authorized');
  if (!end.isLive) return reverted('End/not-live');
  const stopped = cageDog(withMarket(withEnd(state, { isLive: false }), { vat: { ...vat, isLive: false } }));
  const step = cageVow(stopped);
  return isReverted(step) ? step : accepted(step, [{ kind: 'dogCaged' }, { kind: 'endCaged' }]);
}

/** Sets what one unit of debt is worth in collateral from now on: ⌊par · WAD / feed⌋ (`cage(ilk)`). */
export function cageCollateral({ par }: Fixed, state: State): Accepted | Reverted {
  const { end, feed, vat } = state.market;
  if (end.isLive) return reverted('End/still-live');
  if (end.tag !== 0n) return reverted('End/tag-ilk-already-defined');
  // Reading a feed that has no valid price reverts in the feed, without words of this mechanism.
  if (!feed.isValid || !isWord(par * WAD)) return reverted('arithmetic');
  if (feed.value === 0n) return reverted('division by zero');
  const tag = mulDivDown(par, WAD, feed.value);
  return accepted(withEnd(state, { tag, normalisedDebt: vat.normalisedDebt }), [{ kind: 'tagged' }]);
}

/** Cancels an auction: lot and debt return to the vault, the debt as ⌊due / rate⌋ of normalised debt (`snip`). */
export function snip(state: State, id: bigint): Accepted | Reverted {
  const { end, vat } = state.market;
  if (end.tag === 0n) return reverted('End/tag-ilk-not-defined');
  const sale = saleOf(state, id);
  if (sale === null) return reverted('Clipper/not-running-auction');
  const { due, lot, owner } = sale;
  const sucked = suck(state, vowName, vowName, due);
  const yanked = isReverted(sucked) ? sucked : yank(sucked, endName, id);
  if (yanked.kind === 'reverted') return yanked;
  if (vat.rate === 0n) return reverted('division by zero');
  const normalisedDebt = mulDivDown(due, 1n, vat.rate);
  const total = end.normalisedDebt + normalisedDebt;
  if (!isWord(total)) return reverted('arithmetic');
  if (lot >= SIGNED_LIMIT || normalisedDebt >= SIGNED_LIMIT) return reverted('End/overflow');
  const step = grab(withEnd(yanked.state, { normalisedDebt: total }), owner, endName, vowName, lot, normalisedDebt);
  return isReverted(step) ? step : accepted(step, [...yanked.outputs, { kind: 'snipped', id, owner, due, lot, normalisedDebt }]);
}

/** Takes from a vault the collateral that its debt is worth, at most all of it; what is missing adds to the gap (`skim`). */
export function skim(state: State, vault: string): Accepted | Reverted {
  const { end, vat } = state.market;
  if (end.tag === 0n) return reverted('End/tag-ilk-not-defined');
  const { collateral: held, normalisedDebt } = accountOf(state, vault);
  if (!isWord(normalisedDebt * vat.rate)) return reverted('arithmetic');
  const debt = mulDivDown(normalisedDebt, vat.rate, RAY);
  if (!isWord(debt * end.tag)) return reverted('arithmetic');
  const worth = mulDivDown(debt, end.tag, RAY);
  const collateral = min(held, worth);
  const gap = end.gap + worth - collateral;
  if (!areWords([gap])) return reverted('arithmetic');
  if (collateral > SIGNED_LIMIT || normalisedDebt > SIGNED_LIMIT) return reverted('End/overflow');
  const step = grab(withEnd(state, { gap }), vault, endName, vowName, -collateral, -normalisedDebt);
  return isReverted(step) ? step : accepted(step, [{ kind: 'skimmed', vault, collateral, normalisedDebt }]);
}
