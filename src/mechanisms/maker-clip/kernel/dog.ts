import { min, mulDivDown } from '../../../kernel/arithmetic.js';
import { kick } from './clipper.js';
import { grab } from './ledger.js';
import { accepted, type Accepted } from './outputs.js';
import type { Fixed } from './fixed.js';
import { isReverted, type Reverted, reverted } from './reason.js';
import { accountOf, type Account, clipperName, type Market, type State, type Step, vowName, withMarket } from './state.js';
import { enqueued } from './vow.js';
import { areWords, isWord, SIGNED_LIMIT, WAD } from './word.js';

/** Who wants which vault liquidated. */
export interface Bark {
  readonly at: bigint;
  readonly vault: string;
  readonly keeper: string;
}

/** How much of a vault is taken [WAD]. */
export interface Bite {
  readonly kind: 'bite';
  readonly collateral: bigint;
  readonly debt: bigint;
}

/** Safe by the safety price as last poked; at a price of zero nobody is unsafe. */
function unsafety({ vat }: Market, { collateral, normalisedDebt }: Account): Reverted | null {
  if (vat.safetyPrice === 0n) return reverted('Dog/not-unsafe');
  if (!areWords([collateral * vat.safetyPrice, normalisedDebt * vat.rate])) return reverted('arithmetic');
  return collateral * vat.safetyPrice < normalisedDebt * vat.rate ? null : reverted('Dog/not-unsafe');
}

/** The whole, where the limits have room for it or where what they leave would be dust; else what they have room for, unless that is dust itself. */
function debtTaken({ vat, dog }: Market, debt: bigint): { readonly kind: 'debt'; readonly debt: bigint } | Reverted {
  const { limit, targeted, totalLimit, totalTargeted } = dog;
  if (totalLimit <= totalTargeted || limit <= targeted) return reverted('Dog/liquidation-limit-hit');
  const room = min(totalLimit - totalTargeted, limit - targeted);
  if (!isWord(room * WAD)) return reverted('arithmetic');
  const partial = min(debt, mulDivDown(mulDivDown(room, WAD, vat.rate), 1n, dog.penalty));
  if (partial === debt || (debt - partial) * vat.rate < vat.dust) return { kind: 'debt', debt };
  return partial * vat.rate < vat.dust ? reverted('Dog/dusty-auction-from-partial-liquidation') : { kind: 'debt', debt: partial };
}

/**
 * How much of a vault may be liquidated now. Collateral is taken in the proportion of the debt, rounded down: the owner keeps the remainder.
 * The rate is above zero where a vault is unsafe, and the penalty is at least one.
 */
export function biteOf(market: Market, vault: Account): Bite | Reverted {
  const safe = unsafety(market, vault);
  if (safe !== null) return safe;
  const taken = debtTaken(market, vault.normalisedDebt);
  if (taken.kind === 'reverted') return taken;
  if (!isWord(vault.collateral * taken.debt)) return reverted('arithmetic');
  const collateral = mulDivDown(vault.collateral, taken.debt, vault.normalisedDebt);
  if (collateral === 0n) return reverted('Dog/null-auction');
  return taken.debt > SIGNED_LIMIT || collateral > SIGNED_LIMIT ? reverted('Dog/overflow') : { kind: 'bite', collateral, debt: taken.debt };
}

/** Adds what a new auction is due to what counts against the limits. */
function withTargeted(state: State, due: bigint): Step {
  const { dog } = state.market;
  const after = { ...dog, targeted: dog.targeted + due, totalTargeted: dog.totalTargeted + due };
  return areWords([after.targeted, after.totalTargeted]) ? withMarket(state, { dog: after }) : reverted('arithmetic');
}

/** Liquidates an unsafe vault, or as much of it as the limits allow, by starting an auction (`bark`). */
export function bark(fixed: Fixed, state: State, { at, vault, keeper }: Bark): Accepted | Reverted {
  const { dog, vat } = state.market;
  if (!dog.isLive) return reverted('Dog/not-live');
  const bite = biteOf(state.market, accountOf(state, vault));
  if (bite.kind === 'reverted') return bite;
  const grabbed = grab(state, vault, clipperName, vowName, -bite.collateral, -bite.debt);
  const debt = bite.debt * vat.rate;
  const queued = isReverted(grabbed) ? grabbed : enqueued(grabbed, at, debt);
  if (isReverted(queued)) return queued;
  if (!isWord(debt * dog.penalty)) return reverted('arithmetic');
  const due = mulDivDown(debt, dog.penalty, WAD);
  const targeted = withTargeted(queued, due);
  if (isReverted(targeted)) return targeted;
  const kicked = kick(fixed, targeted, { at, due, lot: bite.collateral, owner: vault, keeper });
  if (kicked.kind === 'reverted') return kicked;
  const id = kicked.state.market.clipper.kicks;
  return accepted(kicked.state, [...kicked.outputs, { kind: 'barked', id, vault, collateral: bite.collateral, normalisedDebt: bite.debt, debt }]);
}
