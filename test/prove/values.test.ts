import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Values } from '../../src/audit/prove/cut/values.js';
import { oneDesign } from '../../src/audit/prove/family/subject.js';
import { subjectsOf, taskOf } from '../../src/audit/prove/obligation/obligation.js';
import { transitionNamed } from '../../src/audit/prove/obligation/transition.js';
import { Execution } from '../../src/audit/prove/symbolic/execution.js';
import { powerHalfUp } from '../../src/audit/prove/symbolic/power.js';
import { Evaluation } from '../../src/audit/prove/term/evaluation.js';
import { scriptOf } from '../../src/audit/prove/term/smt.js';
import type { Claim, Integer } from '../../src/audit/prove/term/term.js';
import { Terms } from '../../src/audit/prove/term/terms.js';
import { pricesIn } from '../../src/audit/prove/world/world.js';
import { loadPreset } from '../support/designs.js';
import { instrumentedMachine } from './machine.js';

const terms = new Terms();
const amounts = ['held', 'owed', 'seized'];
const prices = ['ETH.price', 'USD.price'];
const names = [...amounts, ...prices];
const variables = fc.constantFrom(...names).map((name) => terms.variable(name));
const worth = fc.tuple(fc.constantFrom(...amounts), fc.constantFrom(...prices)).map(([amount, price]) => terms.multiply(terms.variable(amount), terms.variable(price)));
const leaves = fc.oneof({ weight: 2, arbitrary: variables }, { weight: 3, arbitrary: worth }, { weight: 1, arbitrary: fc.bigInt({ min: -3n, max: 3n }).map((value) => terms.constant(value)) });
const sums = fc.tuple(leaves, leaves, fc.boolean()).map(([one, other, isSum]) => (isSum ? terms.add(one, other) : terms.subtract(one, other)));
const comparisonsOf = (integers: fc.Arbitrary<Integer>): fc.Arbitrary<Claim> =>
  fc.tuple(fc.boolean(), integers, integers).map(([isLess, left, right]) => (isLess ? terms.less(left, right) : terms.equal(left, right)));
const choices = fc.tuple(comparisonsOf(variables), variables, variables).map(([condition, then, otherwise]) => terms.choice(condition, then, otherwise));
const products = fc.tuple(fc.oneof(sums, choices), leaves).map(([one, other]) => terms.multiply(one, other));
const comparisons = comparisonsOf(fc.oneof(leaves, sums, choices, products));
const claims = fc.tuple(fc.array(comparisons, { minLength: 1, maxLength: 4 }), fc.nat({ max: 3 })).map(([all, how]) => {
  const joined = how % 2 === 0 ? terms.every(all) : terms.some(all);
  return how < 2 ? joined : terms.not(joined);
});
/** Prices below zero too: that they are not is said by claims, where it is said. */
const points = fc.array(fc.bigInt({ min: -3n, max: 6n }), { minLength: names.length, maxLength: names.length });

/** Truth where the variables of a claim have these values, and what a claim in values names has the value that it stands for. */
function evaluationAt(of: Terms, valueOf: (name: string) => bigint): Evaluation {
  const evaluation: Evaluation = new Evaluation({
    variable: (name) => {
      const [, atom, price] = /^value-(\d+)-(\d+)$/.exec(name) ?? [];
      if (atom !== undefined && price !== undefined) return evaluation.integer(of.withId(Number(atom))) * evaluation.integer(of.withId(Number(price)));
      const [, chosen] = /^choice-of-(\d+)$/.exec(name) ?? [];
      return chosen === undefined ? valueOf(name) : evaluation.integer(of.withId(Number(chosen)));
    },
    result: () => 1n,
  });
  return evaluation;
}

/** All comparisons in a claim. */
function comparisonsIn(claim: Claim, seen = new Set<Claim>()): readonly Claim[] {
  if (seen.has(claim)) return [];
  seen.add(claim);
  if (claim.kind === 'not') return comparisonsIn(claim.claim, seen);
  return 'claims' in claim ? claim.claims.flatMap((each) => comparisonsIn(each, seen)) : [claim];
}

describe('a claim in values', () => {
  it('follows from the claim: it holds wherever that does', () => {
    let held = 0;
    fc.assert(fc.property(fc.array(claims, { minLength: 1, maxLength: 4 }), fc.array(points, { minLength: 10, maxLength: 10 }), (several, everywhere) => {
      const values = new Values(terms, terms.every(several), prices);
      for (const point of everywhere) {
        const evaluation = evaluationAt(terms, (name) => point[names.indexOf(name)] ?? 0n);
        for (const claim of several) {
          if (!evaluation.claim(claim)) continue;
          const said = values.of(claim);
          held += said === terms.every([]) ? 0 : 1;
          expect(evaluation.claim(said), scriptOf(claim).text).toBe(true);
        }
      }
    }), { numRuns: 2_000, seed: 20 });
    expect(held).toBeGreaterThan(20_000);
  });

  it('has a name for each product of an amount and its price, and says of values what is said of amounts', () => {
    const [held, seized, price] = [terms.variable('held'), terms.variable('seized'), terms.variable('ETH.price')];
    const claim = terms.every([terms.less(terms.multiply(held, price), terms.multiply(seized, price)), terms.atMost(seized, held)]);
    const { text } = scriptOf(new Values(terms, claim, prices).of(claim), 'Real');
    expect(text).toMatch(/\(declare-const value-\d+-\d+ Real\)/);
    expect(text).not.toMatch(/\(\* (?:held|seized) /);
    expect(text.match(/declare-const value/g)).toHaveLength(2);
  });

  it('says what the comparisons of a step say, and no more', async () => {
    const { design } = loadPreset('micro');
    const { kit, listen } = await instrumentedMachine();
    const execution = new Execution(new Terms(), listen, new Map([['powerHalfUp', powerHalfUp]]));
    const step = transitionNamed('unwinding.ready.STEP.accepted');
    const { obligations } = taskOf(kit, execution, oneDesign(design), step, subjectsOf(kit, step, (id) => id === 'no-toxic-spiral'));
    const whole = execution.terms.some(obligations.map(({ claim }) => claim));
    const values = new Values(execution.terms, whole, pricesIn(design));
    const all = comparisonsIn(whole);
    expect(all.length).toBeGreaterThan(100);
    fc.assert(fc.property(fc.array(fc.bigInt({ min: 0n, max: 30_000n }), { minLength: 16, maxLength: 16 }), (numbers) => {
      const known = new Map<string, bigint>();
      const drawn = (name: string): bigint => {
        const value = known.get(name) ?? numbers[known.size % numbers.length] ?? 0n;
        known.set(name, value);
        return value;
      };
      const evaluation = evaluationAt(execution.terms, drawn);
      for (const claim of all) expect(evaluation.claim(values.of(evaluation.claim(claim) ? claim : execution.terms.not(claim)))).toBe(true);
    }), { numRuns: 40, seed: 21 });
  });
});
