import { mulDivDown } from '../../../kernel/arithmetic.js';
import { suck } from './ledger.js';
import { isReverted, type Reverted, reverted } from './reason.js';
import { type State, vowName } from './state.js';
import { areWords, isWord, WAD } from './word.js';

/** A state in which a keeper has been paid, and how much [RAD]. */
export interface Rewarded {
  readonly kind: 'rewarded';
  readonly state: State;
  readonly reward: bigint;
}

const unrewarded = (state: State): Rewarded => ({ kind: 'rewarded', state, reward: 0n });

/** Pays tip + ⌊due · chip / WAD⌋, which the vow owes from now on. */
export function rewardKeeper(state: State, keeper: string, due: bigint): Rewarded | Reverted {
  const { tip, chip } = state.market.clipper;
  if (tip === 0n && chip === 0n) return unrewarded(state);
  const reward = tip + mulDivDown(due, chip, WAD);
  if (!areWords([due * chip, reward])) return reverted('arithmetic');
  const paid = suck(state, vowName, keeper, reward);
  return isReverted(paid) ? paid : { kind: 'rewarded', state: paid, reward };
}

/** The same for another round, but not of what is hardly worth one: dust is no income. `feed` is the price of now [RAY]. */
export function rewardForRound(state: State, keeper: string, { due, lot }: { readonly due: bigint; readonly lot: bigint }, feed: bigint): Rewarded | Reverted {
  const { tip, chip, leastDue } = state.market.clipper;
  if ((tip === 0n && chip === 0n) || due < leastDue) return unrewarded(state);
  if (!isWord(lot * feed)) return reverted('arithmetic');
  return lot * feed < leastDue ? unrewarded(state) : rewardKeeper(state, keeper, due);
}
