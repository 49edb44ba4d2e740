import type { Claim } from '../term/term.js';
import type { Terms } from '../term/terms.js';
import type { Contract } from './contract.js';

/** The function was called otherwise than its contract says: a bug of ours. */
export class Miscalled extends Error {
  override readonly name = 'Miscalled';
}

const name = 'powerHalfUp';

/** What the contract of `powerHalfUp` says, in words: it stands beside every proof that rests on it. */
export const powerAssumption = `${name}(base, exponent, one), for 0 ≤ base ≤ one: between 0 and one; one at exponent 0; never larger for a larger exponent`;

/** Of two results for one base: the one with the smaller exponent is not smaller. */
const falls = (terms: Terms, of: { readonly exponent: Parameters<Terms['less']>[0]; readonly result: Parameters<Terms['less']>[0] }, than: typeof of): Claim =>
  terms.some([terms.less(than.exponent, of.exponent), terms.atMost(than.result, of.result)]);

/** Integer power has a loop as long as its exponent: it stands by its contract. */
export const powerHalfUp: Contract = (execution, operands) => {
  const { terms } = execution;
  const [base, exponent, one] = operands;
  if (base === undefined || exponent === undefined || one === undefined) throw new Miscalled(`${name} takes three operands.`);
  const zero = terms.constant(0n);
  const result = terms.result(name, operands);
  const known = execution.results;
  if (known.includes(result)) return result;
  execution.need(terms.every([terms.atMost(zero, base), terms.atMost(base, one), terms.atMost(zero, exponent)]));
  execution.define(terms.every([terms.atMost(zero, result), terms.atMost(result, one), terms.some([terms.less(zero, exponent), terms.equal(result, one)])]));
  for (const earlier of known) {
    const { origin } = earlier;
    const [ofBase, ofExponent, ofOne] = origin.kind === 'result' && origin.of === name ? origin.operands : [];
    if (ofBase !== base || ofOne !== one || ofExponent === undefined) continue;
    const [before, now] = [{ exponent: ofExponent, result: earlier }, { exponent, result }];
    execution.define(terms.every([falls(terms, before, now), falls(terms, now, before)]));
  }
  execution.remember(result);
  return result;
};
