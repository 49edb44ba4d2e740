import { reverted } from './reason.js';
import { type State, type Step, withMarket } from './state.js';
import { areWords } from './word.js';

/** Makes room for other auctions: so much is no longer due [RAD] (`digs`). */
export function digs(state: State, amount: bigint): Step {
  const { dog } = state.market;
  const after = { ...dog, targeted: dog.targeted - amount, totalTargeted: dog.totalTargeted - amount };
  return areWords([after.targeted, after.totalTargeted]) ? withMarket(state, { dog: after }) : reverted('arithmetic');
}
