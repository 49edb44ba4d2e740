import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Facts } from '../../src/audit/prove/symbolic/facts.js';
import { anyOf, rowOfAll } from '../../src/audit/prove/term/alternatives.js';
import { Evaluation } from '../../src/audit/prove/term/evaluation.js';
import type { Claim, Integer } from '../../src/audit/prove/term/term.js';
import { Terms } from '../../src/audit/prove/term/terms.js';

const terms = new Terms();
const names = ['a', 'b', 'c', 'd'];
const leaves = fc.oneof(fc.constantFrom(...names).map((name) => terms.variable(name)), fc.bigInt({ min: -3n, max: 3n }).map((value) => terms.constant(value)));
const binary = (part: fc.Arbitrary<Integer>): fc.Arbitrary<Integer> => fc.oneof(
  fc.tuple(part, part).map(([one, other]) => terms.add(one, other)),
  fc.tuple(part, part).map(([one, other]) => terms.subtract(one, other)),
  fc.tuple(part, part).map(([one, other]) => terms.multiply(one, other)),
);
const integers = fc.oneof(leaves, binary(leaves), binary(fc.oneof(leaves, binary(leaves))));
const comparisons: fc.Arbitrary<Claim> = fc.tuple(fc.boolean(), integers, integers).map(([isLess, left, right]) => (isLess ? terms.less(left, right) : terms.equal(left, right)));
const claims: fc.Arbitrary<Claim> = fc.oneof(
  comparisons,
  fc.array(comparisons, { minLength: 1, maxLength: 3 }).map((all) => terms.some(all)),
  fc.array(comparisons, { minLength: 1, maxLength: 3 }).map((all) => terms.every(all)),
);
const points = fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 }), fc.nat({ max: 5 }), fc.nat({ max: 5 }));

/** Truth at a point. */
const at = (point: readonly number[]): Evaluation =>
  new Evaluation({ variable: (name) => BigInt(point[names.indexOf(name)] ?? 0), result: () => 0n });

/** Facts that are true at a point: each claim, or its opposite. */
function factsAt(point: readonly number[], known: readonly Claim[]): Facts {
  const facts = Facts.nothing();
  for (const name of names) facts.learn(terms.atMost(terms.constant(0n), terms.variable(name)));
  for (const claim of known) facts.learn(at(point).claim(claim) ? claim : terms.not(claim));
  return facts;
}

describe('facts', () => {
  it('conclude nothing that is false where they hold', () => {
    fc.assert(fc.property(points, fc.array(claims, { maxLength: 8 }), claims, (point, known, asked) => {
      expect([null, at(point).claim(asked)]).toContain(factsAt(point, known).judge(asked));
    }), { numRuns: 2_000 });
  });

  it('say which of them a conclusion follows from, and need no other', () => {
    let follows = 0;
    fc.assert(fc.property(points, fc.array(claims, { maxLength: 8 }), claims, fc.array(points, { minLength: 40, maxLength: 40 }), (point, known, asked, elsewhere) => {
      const facts = factsAt(point, known);
      const judged = facts.judge(asked);
      const reasons = facts.reasonsFor(asked);
      expect(reasons === null).toBe(judged === null);
      for (const other of [point, ...elsewhere]) {
        if (reasons === null || !reasons.every((reason) => at(other).claim(reason))) continue;
        follows += other === point ? 0 : 1;
        expect(at(other).claim(asked)).toBe(judged);
      }
    }), { numRuns: 2_000 });
    // Where reasons say no more than everything, nobody else keeps them.
    expect(follows).toBeGreaterThan(5_000);
  });

  it('conclude what is chosen among alternatives from what leaves no other', () => {
    const [a, b] = [terms.variable('a'), terms.variable('b')];
    const [one, two] = [terms.constant(1n), terms.constant(2n)];
    const facts = Facts.nothing();
    const learnt = [terms.less(a, two), terms.some([terms.less(a, one), terms.less(b, one)]), terms.equal(a, one), terms.less(terms.constant(5n), terms.variable('c'))];
    for (const claim of learnt) facts.learn(claim);
    expect(new Set(facts.reasonsFor(terms.less(b, one)))).toEqual(new Set([learnt[1], learnt[2]]));
    expect(facts.reasonsFor(terms.less(b, terms.constant(0n)))).toBeNull();
  });

  it('add up', () => {
    const [a, b, c] = [terms.variable('a'), terms.variable('b'), terms.variable('c')];
    const facts = Facts.nothing();
    facts.learn(terms.less(a, b));
    facts.learn(terms.less(b, c));
    expect(facts.judge(terms.less(terms.add(a, terms.constant(1n)), c))).toBe(true);
    expect(facts.judge(terms.less(terms.add(a, terms.constant(2n)), c))).toBeNull();
    expect(facts.judge(terms.equal(a, c))).toBe(false);
  });

  it('keep the last of several alternatives', () => {
    const [a, b] = [terms.variable('a'), terms.variable('b')];
    const [one, two] = [terms.constant(1n), terms.constant(2n)];
    const facts = Facts.nothing();
    facts.learn(terms.some([terms.less(a, one), terms.less(b, one)]));
    expect(facts.judge(terms.less(b, one))).toBeNull();
    facts.learn(terms.equal(a, two));
    expect(facts.judge(terms.less(b, one))).toBe(true);
  });

  it('are not changed through a copy', () => {
    const facts = Facts.nothing();
    facts.copy().learn(terms.less(terms.variable('a'), terms.constant(1n)));
    expect(facts.judge(terms.less(terms.variable('a'), terms.constant(1n)))).toBeNull();
  });
});

describe('alternatives', () => {
  it('hold where all claims of any row do', () => {
    fc.assert(fc.property(points, fc.array(fc.array(comparisons, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (point, rows) => {
      const truth = at(point);
      expect(truth.claim(anyOf(terms, rows.map(rowOfAll)))).toBe(rows.some((row) => row.every((claim) => truth.claim(claim))));
    }));
  });

  it('leave out a question whose answers lead to the same', () => {
    const [one, other] = [terms.less(terms.variable('a'), terms.variable('b')), terms.less(terms.variable('c'), terms.variable('d'))];
    expect(anyOf(terms, [[one, other], [terms.not(one), other]].map(rowOfAll))).toBe(other);
  });
});
