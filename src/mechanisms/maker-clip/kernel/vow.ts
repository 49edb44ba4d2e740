import { min } from '../../../kernel/arithmetic.js';
import { healed } from './ledger.js';
import type { Fixed } from './fixed.js';
import { type Reverted, reverted } from './reason.js';
import { accountOf, type State, type Step, vowName, withMarket } from './state.js';
import { areWords, isWord } from './word.js';

const debtAt = ({ market }: State, era: bigint): bigint => market.vow.queue.find((queued) => queued.era === era)?.debt ?? 0n;

/** Puts bad debt into the queue [RAD]; what comes in one second waits together (`fess`). */
export function enqueued(state: State, era: bigint, debt: bigint): Step {
  const { vow } = state.market;
  const there = debtAt(state, era);
  const queued = vow.queued + debt;
  if (!areWords([there + debt, queued])) return reverted('arithmetic');
  const queue = vow.queue.some((each) => each.era === era)
    ? vow.queue.map((each) => (each.era === era ? { era, debt: there + debt } : each))
    : [...vow.queue, { era, debt }];
  return withMarket(state, { vow: { ...vow, queued, queue } });
}

/** Lets the bad debt of one second out of the queue once it has waited (`flog`). */
export function flog({ queueDelay }: Fixed, state: State, at: bigint, era: bigint): Step {
  const { vow } = state.market;
  if (!isWord(era + queueDelay)) return reverted('arithmetic');
  if (era + queueDelay > at) return reverted('Vow/wait-not-finished');
  const queued = vow.queued - debtAt(state, era);
  if (!isWord(queued)) return reverted('arithmetic');
  return withMarket(state, { vow: { ...vow, queued, queue: vow.queue.filter((each) => each.era !== era) } });
}

/** Bad debt that is neither queued nor in auction. */
function freeDebt(state: State): { readonly kind: 'debt'; readonly debt: bigint } | Reverted {
  const { queued, auctioned } = state.market.vow;
  const debt = accountOf(state, vowName).unbacked - queued;
  return areWords([debt, debt - auctioned]) ? { kind: 'debt', debt: debt - auctioned } : reverted('arithmetic');
}

/** Pays free bad debt with dai of the vow [RAD] (`heal`). */
export function heal(state: State, amount: bigint): Step {
  if (amount > accountOf(state, vowName).dai) return reverted('Vow/insufficient-surplus');
  const free = freeDebt(state);
  if (free.kind === 'reverted') return free;
  return amount > free.debt ? reverted('Vow/insufficient-debt') : healed(state, vowName, amount);
}

/** Shuts the vow down: nothing waits any more, and dai pays as much bad debt as there is of both. */
export function cageVow(state: State): Step {
  const { vow } = state.market;
  const { dai, unbacked } = accountOf(state, vowName);
  return healed(withMarket(state, { vow: { ...vow, isLive: false, queued: 0n, auctioned: 0n } }), vowName, min(dai, unbacked));
}
