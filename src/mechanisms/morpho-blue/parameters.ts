import * as t from 'io-ts';
import { naturalBelow } from '../../machine/integers.js';
import { exact } from '../../machine/records.js';
import { MOST_FEE } from './kernel/settings.js';
import type { Fixed, State } from './kernel/state.js';
import { WAD } from './kernel/word.js';

/** A market refuses an lltv of one whole or more, since its incentive would not be above one. */
export const LltvFromString = naturalBelow(WAD, 'an lltv [WAD] below one');
/** A share of the interest. */
export const FeeFromString = naturalBelow(MOST_FEE + 1n, 'a fee [WAD] of at most 0.25');

/** What a market is made with. */
export interface Parameters extends Fixed {
  readonly fee: bigint;
}

/** The fields of the parameters, with their codecs. */
export const fields = {
  lltv: LltvFromString,
  rateModel: t.keyof({ none: null, told: null, utilisation: null }, 'a rate model: none, told or utilisation'),
  owner: t.string,
  feeRecipient: t.string,
  fee: FeeFromString,
};

/** Parameters as integers in decimal strings. Refused are those with which the contract makes no market. */
export const ParametersCodec: t.Type<Parameters, unknown> = exact('a market', fields);

/** What the world says when a market begins. */
export interface Opening {
  /** [seconds], not 0 */
  readonly at: bigint;
  /** Loan units per collateral unit × 10^36. */
  readonly price: bigint;
  /** [WAD per second] */
  readonly rate: bigint;
}

/** A market in which nobody has anything. */
export function openMarket({ fee }: Parameters, { at, price, rate }: Opening): State {
  const empty = { assets: 0n, shares: 0n };
  return { market: { price, rate, supply: empty, borrow: empty, lastUpdate: at, fee }, accounts: [] };
}
