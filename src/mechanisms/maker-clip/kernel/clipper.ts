import { mulDivDown } from '../../../kernel/arithmetic.js';
import { digs } from './digs.js';
import { flux } from './ledger.js';
import { accepted, type Accepted } from './outputs.js';
import type { Fixed } from './fixed.js';
import { isReverted, type Reverted, reverted } from './reason.js';
import { rewardForRound, rewardKeeper } from './reward.js';
import { saleOf, standingOf, topOf, withoutSale, withSale } from './sales.js';
import { clipperName, nobody, type State, type Step, withMarket } from './state.js';
import { isWord, WAD } from './word.js';

/** What is to be auctioned, and who is paid for starting it. */
export interface Kick {
  readonly at: bigint;
  /** [RAD] */
  readonly due: bigint;
  /** [WAD] */
  readonly lot: bigint;
  readonly owner: string;
  readonly keeper: string;
}

/** Starts an auction (`kick`). */
export function kick(fixed: Fixed, state: State, { at, due, lot, owner, keeper }: Kick): Accepted | Reverted {
  const { clipper, sales } = state.market;
  if (clipper.stopped >= 1n) return reverted('Clipper/stopped-incorrect');
  if (due === 0n) return reverted('Clipper/zero-tab');
  if (lot === 0n) return reverted('Clipper/zero-lot');
  if (owner === nobody) return reverted('Clipper/zero-usr');
  const begun = topOf(fixed, state);
  if (begun.kind === 'reverted') return begun;
  const { top } = begun;
  const id = clipper.kicks + 1n;
  const opened = withMarket(state, { clipper: { ...clipper, kicks: id }, sales: [...sales, { id, due, lot, owner, startedAt: at, top }] });
  const rewarded = rewardKeeper(opened, keeper, due);
  if (rewarded.kind === 'reverted') return rewarded;
  return accepted(rewarded.state, [{ kind: 'kicked', id, top, due, lot, owner, keeper, reward: rewarded.reward }]);
}

/** Who asks for a new round of which auction. */
export interface Redo {
  readonly at: bigint;
  readonly id: bigint;
  readonly keeper: string;
}

/** Begins another round at the feed of now; neither what is due nor the lot changes (`redo`). */
export function redo(fixed: Fixed, state: State, { at, id, keeper }: Redo): Accepted | Reverted {
  const { clipper } = state.market;
  if (clipper.stopped >= 2n) return reverted('Clipper/stopped-incorrect');
  const sale = saleOf(state, id);
  if (sale === null) return reverted('Clipper/not-running-auction');
  const standing = standingOf(clipper, sale, at);
  if (standing.kind === 'reverted') return standing;
  if (!standing.needsReset) return reverted('Clipper/cannot-reset');
  const begun = topOf(fixed, state);
  if (begun.kind === 'reverted') return begun;
  const { due, lot, owner } = sale;
  const rewarded = rewardForRound(withSale(state, { ...sale, startedAt: at, top: begun.top }), keeper, sale, begun.feed);
  if (rewarded.kind === 'reverted') return rewarded;
  return accepted(rewarded.state, [{ kind: 'redone', id, top: begun.top, due, lot, owner, keeper, reward: rewarded.reward }]);
}

/** Ends an auction without a sale; its lot goes to whoever ends it (`yank`). */
export function yank(state: State, receiver: string, id: bigint): Accepted | Reverted {
  const sale = saleOf(state, id);
  if (sale === null) return reverted('Clipper/not-running-auction');
  const dug = digs(state, sale.due);
  const moved = isReverted(dug) ? dug : flux(dug, clipperName, receiver, sale.lot);
  return isReverted(moved) ? moved : accepted(withoutSale(moved, id), [{ kind: 'dug', amount: sale.due }, { kind: 'yanked', id }]);
}

/** Computes the least due anew: ⌊dust · penalty / WAD⌋ as both are now (`upchost`). */
export function updateLeastDue(state: State): Step {
  const { clipper, vat, dog } = state.market;
  if (!isWord(vat.dust * dog.penalty)) return reverted('arithmetic');
  return withMarket(state, { clipper: { ...clipper, leastDue: mulDivDown(vat.dust, dog.penalty, WAD) } });
}
