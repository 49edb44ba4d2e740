import { describe, expect, it } from 'vitest';
import { scriptOf } from '../../src/audit/prove/term/smt.js';
import type { Claim } from '../../src/audit/prove/term/term.js';
import { Terms } from '../../src/audit/prove/term/terms.js';

/** ⌊(a + b) · (a + b) / c⌋ < 7, or a ≠ −2 */
function claimIn(terms: Terms): Claim {
  const sum = terms.add(terms.variable('a'), terms.variable('b'));
  const product = terms.multiply(sum, sum);
  const quotient = terms.quotient(product, terms.variable('c'));
  const whole = terms.multiply(quotient, terms.variable('c'));
  return terms.every([
    terms.atMost(whole, product),
    terms.some([terms.less(quotient, terms.constant(7n)), terms.not(terms.equal(terms.variable('a'), terms.constant(-2n)))]),
  ]);
}

describe('a script', () => {
  it('declares its variables in order, names what is used twice, and asserts one claim', () => {
    expect(scriptOf(claimIn(new Terms())).text).toBe([
      '(declare-const a Int)', '(declare-const b Int)', '(declare-const c Int)', '(declare-const quotient-1 Int)',
      '(define-fun shared-1 () Int (+ a b))',
      '(assert (and (not (< (* shared-1 shared-1) (* quotient-1 c))) (or (< quotient-1 7) (not (= a (- 2))))))', '',
    ].join('\n'));
  });

  it('gives what is chosen of two integers a name, and says in two clauses what it is', () => {
    const terms = new Terms();
    const [a, b] = [terms.variable('a'), terms.variable('b')];
    const least = terms.choice(terms.less(a, b), a, b);
    expect(scriptOf(terms.less(terms.multiply(least, least), a)).text).toBe([
      '(declare-const a Int)', '(declare-const b Int)', '(declare-const choice-1 Int)',
      '(define-fun shared-1 () Bool (< a b))',
      '(assert (and (or (not shared-1) (= choice-1 a)) (or shared-1 (= choice-1 b))))',
      '(assert (< (* choice-1 choice-1) a))', '',
    ].join('\n'));
  });

  it('is the same whatever was made before it', () => {
    const used = new Terms();
    used.multiply(used.variable('z'), used.add(used.variable('c'), used.constant(9n)));
    expect(scriptOf(claimIn(used)).text).toBe(scriptOf(claimIn(new Terms())).text);
  });

  it('of nothing at all asks for the impossible', () => {
    expect(scriptOf(new Terms().some([])).text).toBe('(assert false)\n');
    expect(scriptOf(new Terms().every([])).text).toBe('(assert true)\n');
  });
});
