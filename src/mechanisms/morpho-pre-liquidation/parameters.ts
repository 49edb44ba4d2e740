import * as t from 'io-ts';
import { refuse } from '../../machine/input.js';
import { naturalBelow } from '../../machine/integers.js';
import { exact } from '../../machine/records.js';
import type { State } from '../morpho-blue/kernel/pre-liquidation/state.js';
import { refusalOf, type Terms } from '../morpho-blue/kernel/pre-liquidation/terms.js';
import { WORD_LIMIT } from '../morpho-blue/kernel/word.js';
import { type Opening, openMarket, type Parameters as LendingParameters, ParametersCodec as LendingCodec } from '../morpho-blue/parameters.js';

/** What a market and the contract beside it are made with. */
export interface Parameters {
  readonly lending: LendingParameters;
  readonly terms: Terms;
  readonly hasOwnPrice: boolean;
}

const word = naturalBelow(WORD_LIMIT, 'an unsigned 256-bit integer');
const line = exact('two ends of a line', { first: word, last: word });

const plain = exact('a market with pre-liquidation', {
  lending: LendingCodec,
  terms: exact('terms', { preLltv: word, closeFactor: line, incentive: line }),
  hasOwnPrice: t.boolean,
});

/** Parameters as integers in decimal strings. Refused are those with which the contract cannot be made, by the name of its error. */
export const ParametersCodec: t.Type<Parameters, unknown> = new t.Type<Parameters, unknown>(
  plain.name, plain.is,
  (value, context) => {
    const read = plain.validate(value, context);
    const refusal = read._tag === 'Right' ? refusalOf(read.right.terms, read.right.lending.lltv, true) : null;
    return read._tag === 'Left' || refusal === null ? read : refuse('OUT_OF_RANGE', `terms without ${refusal}`, value, context);
  },
  plain.encode,
);

/** A market in which nobody has anything, with a contract that nobody has authorised yet. */
export function openMarketWithPreLiquidation({ lending }: Parameters, opening: Opening): State {
  return { market: { lending: openMarket(lending, opening).market, ownPrice: opening.price }, accounts: [] };
}
