import { type Hooks, type Quantity } from '../../explore/tracing/arithmetic.js';
import { type Claim, Integer } from '../term/term.js';
import type { Terms } from '../term/terms.js';
import { type Contract, hints } from './contract.js';
import { Facts } from './facts.js';
import { claimOf, isOf, joinedResult, plain } from './join.js';
import type { Item, Path } from './path.js';

/** The run is outside of what is assumed. It unwinds the code that is being run, and is caught where that was started. */
class Outside extends Error {
  override readonly name = 'Outside';
}

/** The code has more ways than the budget allows: nothing may be concluded from some of them. */
export class TooManyPaths extends Error {
  override readonly name = 'TooManyPaths';
}

/** How far a run has come: what it met, and what is known there. */
export interface Standing {
  readonly items: readonly Item[];
  readonly facts: Facts;
  /** Of functions that stand by their contracts. */
  readonly results: readonly Integer[];
}

/** One run of the code: what it met so far, the answers that it gave, and those that it was told to give. */
interface Run {
  readonly items: Item[];
  facts: Facts;
  results: Integer[];
  readonly answers: boolean[];
  readonly given: readonly boolean[];
  /** Answers that other runs are still to be given. */
  readonly pending: (readonly boolean[])[];
}

const runFrom = ({ items, facts, results }: Standing, given: readonly boolean[], pending: (readonly boolean[])[]): Run =>
  ({ items: [...items], facts: facts.copy(), results: [...results], answers: [], given, pending });

/** What code comes to; null where it is outside of what is assumed. */
function resultOf<T>(code: () => T): { readonly result: T } | null {
  try {
    return { result: code() };
  } catch (thrown) {
    if (thrown instanceof Outside) return null;
    throw thrown;
  }
}

export const beginning: Standing = { items: [], facts: Facts.nothing(), results: [] };

/** A way through the code, with what is known at its end: from there one can go on. */
export interface Way<T> extends Path<T> {
  readonly end: Standing;
}

const mostWays = 20_000;

/**
 * Runs instrumented code on symbolic integers. A comparison that may go either way is answered one way, and the code is run anew for the
 * other, until every way was taken. The code must be a function of its inputs: a run is told apart by its answers alone.
 */
export class Execution {
  #run: Run = runFrom(beginning, [], []);
  /** @param listen of the instrumented source that is run: it has a copy of its own; @param contracts of functions that are not run */
  constructor(readonly terms: Terms, private readonly listen: (hooks: Hooks) => void, private readonly contracts: ReadonlyMap<string, Contract>) {}

  /** Every way through the code from where another run stood; more of them than can be looked at throw `TooManyPaths`. */
  explore<T>(code: () => T, from: Standing = beginning): readonly Way<T>[] {
    this.listen(this.#hooks());
    return this.#explore(code, from);
  }

  /**
   * What a function comes to that has integers or one truth for a result: its ways are joined into one term, so that the code goes on in
   * one way, or in two. A function with another result is run as it is.
   */
  joined<T>(code: () => T): T {
    const { items, facts, results } = this.#run;
    const ways = this.#explore(code, { items: [], facts, results });
    const [only] = ways;
    if (only === undefined) return this.leave();
    if (ways.length === 1) {
      items.push(...only.items);
      this.#run.facts = only.end.facts;
      this.#run.results = [...only.end.results];
      return only.result;
    }
    const joined = this.#join(ways);
    return isOf<T>(joined) ? joined : code();
  }

  /** Whether a claim holds, on this way. */
  decide(claim: Claim): boolean {
    const run = this.#run;
    const known = run.facts.judge(claim);
    if (known !== null) {
      run.items.push({ kind: 'implied', claim: known ? claim : this.terms.not(claim) });
      return known;
    }
    const given = run.given[run.answers.length];
    if (given === undefined) run.pending.push([...run.answers, false]);
    const answer = given ?? true;
    run.answers.push(answer);
    this.#meet('taken', answer ? claim : this.terms.not(claim));
    return answer;
  }

  /** Takes a claim about the inputs for granted. */
  assume(claim: Claim): void {
    if (this.#run.facts.judge(claim) === false) this.leave();
    this.#meet('assumed', claim);
  }

  /** Goes no further: these inputs are outside of what is assumed. */
  leave(): never {
    throw new Outside('These inputs are not among those that are looked at.');
  }

  /** Notes what holds anyway, so that our own reasoning has it; the solver is asked whether it does. */
  note(claim: Claim): void {
    if (this.#run.facts.judge(claim) !== true) this.#meet('implied', claim);
  }

  /** Notes what a new name stands for. */
  define(claim: Claim): void {
    this.#meet('defined', claim);
  }

  /** Notes what an operation needs; it is known from here on, and an obligation of its own. */
  need(claim: Claim): void {
    this.#meet('needed', claim);
  }

  /** What functions that stand by their contracts returned so far. */
  get results(): readonly Integer[] {
    return this.#run.results;
  }

  remember(result: Integer): void {
    this.#run.results.push(result);
  }

  #meet(kind: Item['kind'], claim: Claim): void {
    this.#run.items.push({ kind, claim });
    this.#run.facts.learn(claim);
  }

  #explore<T>(code: () => T, from: Standing): readonly Way<T>[] {
    const outer = this.#run;
    const ways: Way<T>[] = [];
    const pending: (readonly boolean[])[] = [[]];
    for (let given = pending.pop(); given !== undefined; given = pending.pop()) {
      const run = runFrom(from, given, pending);
      this.#run = run;
      const outcome = resultOf(code);
      const { items, facts, results } = run;
      if (outcome !== null) ways.push({ items, result: outcome.result, end: { items, facts, results } });
      if (ways.length > mostWays) throw new TooManyPaths(`The code has more than ${mostWays.toString()} ways.`);
    }
    this.#run = outer;
    return ways;
  }

  /** One result for several ways; undefined where they have nothing in common. */
  #join(ways: readonly Way<unknown>[]): unknown {
    if (ways.every(({ result }) => typeof result === 'boolean')) {
      for (const way of ways) this.#lift(way);
      return this.decide(claimOf(this.terms, ways, true));
    }
    const joined = joinedResult(this.terms, ways);
    if (joined === undefined) return undefined;
    for (const way of ways) this.#lift(way);
    if (joined instanceof Integer && ways.every((way) => this.#isNatural(way))) this.note(this.terms.atMost(this.terms.constant(0n), joined));
    return joined;
  }

  #isNatural({ result, end }: Way<unknown>): boolean {
    const least = typeof result === 'bigint' ? result : result instanceof Integer ? end.facts.leastOf(result.normal) : null;
    return least !== null && least >= 0n;
  }

  /** Takes over what a joined way met, under the condition of the way up to there. */
  #lift({ items }: Path<unknown>): void {
    const { terms } = this;
    const unless: Claim[] = [];
    for (const { kind, claim } of items) {
      if (kind === 'taken') unless.push(terms.not(claim));
      else if (unless.length === 0 || kind === 'defined') this.#meet(kind, terms.some([...unless, claim]));
      // What one way alone concluded is put to the solver, and of no use to the others.
      else this.#run.items.push({ kind, claim: terms.some([...unless, claim]) });
    }
  }

  #hooks(): Hooks {
    const { terms } = this;
    const of = (quantity: Quantity): Integer => terms.of(quantity);
    return {
      add: (a, b) => plain(terms.add(of(a), of(b))),
      subtract: (a, b) => plain(terms.subtract(of(a), of(b))),
      multiply: (a, b) => plain(this.#product(of(a), of(b))),
      divide: (a, b) => plain(this.#quotient(of(a), of(b))),
      remainder: (a, b) => plain(terms.subtract(of(a), terms.multiply(of(b), this.#quotient(of(a), of(b))))),
      isLess: (a, b) => this.decide(terms.less(of(a), of(b))),
      isEqual: (a, b) => this.decide(terms.equal(of(a), of(b))),
      contract: (name, own, operands) => this.#called(name, () => own(...operands), operands),
    };
  }

  /** A function whose ways are joined, or that stands by its contract. */
  #called<R>(name: string, own: () => R, operands: readonly unknown[]): R {
    const integers = operands.flatMap((operand) => (typeof operand === 'bigint' || operand instanceof Integer ? [this.terms.of(operand)] : []));
    const contract = this.contracts.get(name);
    if (contract !== undefined && integers.some(({ origin }) => origin.kind !== 'constant')) {
      const stated: unknown = plain(contract(this, integers));
      if (isOf<R>(stated)) return stated;
    }
    const result = this.joined(own);
    const hint = hints.get(name);
    if (result instanceof Integer && hint !== undefined) for (const claim of hint(this.terms, integers, result)) this.note(claim);
    return result;
  }

  /** A product, which is not below zero where neither factor is: multiplied out, its monomials no longer show it. */
  #product(left: Integer, right: Integer): Integer {
    const { terms } = this;
    const product = terms.multiply(left, right);
    const { facts } = this.#run;
    const zero = terms.constant(0n);
    const isNatural = (factor: Integer): boolean => facts.judge(terms.less(factor, zero)) === false;
    if (product.normal.monomials.size > 1 && (facts.leastOf(product.normal) ?? -1n) < 0n && isNatural(left) && isNatural(right)) this.note(terms.atMost(zero, product));
    return product;
  }

  /** ⌊n / d⌋ by its definition, for n ≥ 0 and d > 0. */
  #quotient(numerator: Integer, divisor: Integer): Integer {
    const { terms } = this;
    const zero = terms.constant(0n);
    const quotient = terms.quotient(numerator, divisor);
    if (quotient === numerator) return quotient;
    this.need(terms.every([terms.atMost(zero, numerator), terms.less(zero, divisor)]));
    const whole = terms.multiply(quotient, divisor);
    this.define(terms.every([terms.atMost(zero, quotient), terms.atMost(whole, numerator), terms.less(numerator, terms.add(whole, divisor))]));
    return quotient;
  }
}
