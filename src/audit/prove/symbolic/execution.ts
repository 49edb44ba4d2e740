import { type Hooks, type Quantity } from '../../explore/tracing/arithmetic.js';
import { type Claim, Integer } from '../term/term.js';
import type { Terms } from '../term/terms.js';
import { type Contract, hints } from './contract.js';
import type { Facts, Reasons } from './facts.js';
import { claimOf, isOf, isQuantity, joinedResult, plain } from './join.js';
import type { Item, Path } from './path.js';
import { beginning, type Standing } from './standing.js';

/** The run is outside of what is assumed. It unwinds the code that is being run, and is caught where that was started. */
class Outside extends Error {
  override readonly name = 'Outside';
}

/** The code has more ways than the budget allows: nothing may be concluded from some of them. */
export class TooManyPaths extends Error {
  override readonly name = 'TooManyPaths';
}

/** What a run was told on its way: the answer to a comparison, or what joined code came to. */
type Told =
  | { readonly kind: 'answered'; readonly answer: boolean }
  | { readonly kind: 'joined'; readonly result: unknown };

/** Where one run took one answer and another is to take the opposite: how to get there, and what is known there. */
interface Fork {
  readonly told: readonly Told[];
  readonly standing: Standing;
  /** What the other run goes on with. */
  readonly claim: Claim | null;
}

/** One run of the code: what it met so far, and what it was told. Up to its fork it is told what the other run was, and meets nothing anew. */
interface Run {
  readonly items: Item[];
  facts: Facts;
  results: Integer[];
  readonly told: Told[];
  readonly fork: Fork;
  /** Forks that other runs are still to begin from. */
  readonly pending: Fork[];
}

const runFrom = (fork: Fork, pending: Fork[]): Run => {
  const { items, facts, results } = fork.standing;
  return { items: [...items], facts, results: [...results], told: [], fork, pending };
};

/** What code comes to; null where it is outside of what is assumed. */
function resultOf<T>(code: () => T): { readonly result: T } | null {
  try {
    return { result: code() };
  } catch (thrown) {
    if (thrown instanceof Outside) return null;
    throw thrown;
  }
}

/** A way through the code, with what is known at its end: from there one can go on. */
export interface Way<T> extends Path<T> {
  readonly end: Standing;
  /** The first item that no other way accounts for: up to there, this one went along with another. */
  readonly from: number;
}

/** What became of the claims that a joined way met, outside of it; null for the answers that made it that way, which stand in what became of the others. */
type Lifted = ReadonlyMap<Claim, Claim | null>;

/** What reasons within a joined way are outside of it. */
const outside = (reasons: Reasons, lifted: Lifted | undefined): Reasons => reasons.flatMap((reason) => {
  const claim = lifted?.get(reason);
  return claim === null ? [] : [claim ?? reason];
});

/** Whether plain values can stand where other operands did. */
const areLike = <A extends readonly unknown[]>(values: readonly unknown[], operands: A): values is A => values.length === operands.length;

const mostWays = 20_000;

/**
 * Runs instrumented code on symbolic integers. A comparison that may go either way is answered one way, and the code is run anew for the
 * other, until every way was taken. The code must be a function of its inputs: a run is told apart by its answers alone.
 */
export class Execution {
  /** Functions that stand by their contracts, as the machine that is run has them. */
  readonly #own = new Map<string, (values: readonly unknown[]) => unknown>();
  #run: Run = runFrom({ told: [], standing: beginning, claim: null }, []);
  #unquestioned: Way<unknown>[] = [];
  /** @param listen of the instrumented source that is run: it has a copy of its own; @param contracts of functions that are not run */
  constructor(readonly terms: Terms, private readonly listen: (hooks: Hooks) => void, private readonly contracts: ReadonlyMap<string, Contract>) {}

  /** Every way through the code from where another run stood; more of them than can be looked at throw `TooManyPaths`. */
  explore<T>(code: () => T, from: Standing = beginning): readonly Way<T>[] {
    this.listen(this.#hooks());
    const { ways, abandoned } = this.#explore(code, from);
    this.#unquestioned.push(...ways, ...abandoned);
    return ways;
  }

  /** All that was explored since the last time this was asked, and what left as well: whatever was concluded there is to be shown. */
  unquestioned(): readonly Way<unknown>[] {
    const ways = this.#unquestioned;
    this.#unquestioned = [];
    return ways;
  }

  /**
   * What a function comes to that has integers or one truth for a result: its ways are joined into one term, so that the code goes on in
   * one way, or in two. A function with another result is run as it is.
   */
  joined<T>(code: () => T): T {
    const before = this.#next();
    const joined = before === undefined ? this.#joinedAnew(code) : before.kind === 'joined' ? before.result : before.answer;
    return isOf<T>(joined) ? joined : code();
  }

  #joinedAnew(code: () => unknown): unknown {
    const { items, facts, results } = this.#run;
    const { ways, abandoned } = this.#explore(code, { items: [], facts, results });
    const [only] = ways;
    // What no way could go on from is shown like all that is left.
    if (only === undefined) {
      for (const way of abandoned) this.#lift(way);
      return this.leave();
    }
    if (ways.length > 1 && ways.every(({ result }) => typeof result === 'boolean')) return this.#joinedTruth(ways);
    const joined = ways.length === 1 ? only.result : this.#join(ways, abandoned.length === 0);
    if (ways.length === 1) {
      items.push(...only.items);
      this.#run.facts = only.end.facts;
      this.#run.results = [...only.end.results];
    }
    this.#run.told.push({ kind: 'joined', result: joined });
    return joined;
  }

  /** One truth for several ways. That it is decided is what was told. */
  #joinedTruth(ways: readonly Way<unknown>[]): boolean {
    for (const way of ways) this.#lift(way);
    return this.decide(claimOf(this.terms, ways, true));
  }

  /** Whether a claim holds, on this way. */
  decide(claim: Claim): boolean {
    const before = this.#next();
    if (before !== undefined) return before.kind === 'answered' && before.answer;
    const { items, facts, results, told, pending } = this.#run;
    const known = facts.judge(claim);
    if (known !== null) items.push({ kind: 'implied', claim: known ? claim : this.terms.not(claim), because: facts.reasonsFor(claim) });
    else {
      pending.push({
        told: [...told, { kind: 'answered', answer: false }], claim: this.terms.not(claim),
        standing: { items: [...items], facts: facts.copy(), results: [...results] },
      });
      this.#meet({ kind: 'taken', claim });
    }
    told.push({ kind: 'answered', answer: known ?? true });
    return known ?? true;
  }

  /** Whether this run still goes the way of another. */
  get #isLed(): boolean {
    return this.#run.told.length < this.#run.fork.told.length;
  }

  /** What the other run was told here; after the last of it, this run goes on by itself. */
  #next(): Told | undefined {
    const { told, fork } = this.#run;
    const next = fork.told[told.length];
    if (next === undefined) return undefined;
    told.push(next);
    if (!this.#isLed && fork.claim !== null) this.#meet({ kind: 'taken', claim: fork.claim });
    return next;
  }

  /** Takes a claim about the inputs for granted. */
  assume(claim: Claim): void {
    if (this.#isLed) return;
    const { facts, items } = this.#run;
    if (facts.judge(claim) === false) {
      // That it cannot be is a conclusion like any other.
      items.push({ kind: 'implied', claim: this.terms.not(claim), because: facts.reasonsFor(claim) });
      this.leave();
    }
    this.#meet({ kind: 'assumed', claim });
  }

  /** Goes no further: these inputs are outside of what is assumed. */
  leave(): never {
    throw new Outside('These inputs are not among those that are looked at.');
  }

  /** Notes what holds anyway, so that our own reasoning has it; the solver is asked whether it does. @param because claims from which it follows, where they are known */
  note(claim: Claim, because: Reasons | null = null): void {
    if (!this.#isLed && this.#run.facts.judge(claim) !== true) this.#meet({ kind: 'implied', claim, because });
  }

  /** Notes what a new name stands for. */
  define(claim: Claim): void {
    this.#meet({ kind: 'defined', claim });
  }

  /** Notes what an operation needs; it is known from here on, and an obligation of its own. */
  need(claim: Claim): void {
    if (this.#isLed) return;
    const { facts } = this.#run;
    this.#meet({ kind: 'needed', claim, because: facts.judge(claim) === true ? facts.reasonsFor(claim) : null });
  }

  /** What a function that stands by its contract returns of plain integers; null where it was never met. */
  exactly(name: string, values: readonly bigint[]): bigint | null {
    const result = this.#own.get(name)?.(values);
    return typeof result === 'bigint' ? result : null;
  }

  /** What functions that stand by their contracts returned so far. */
  get results(): readonly Integer[] {
    return this.#run.results;
  }

  remember(result: Integer): void {
    if (!this.#isLed) this.#run.results.push(result);
  }

  #meet(item: Item): void {
    if (this.#isLed) return;
    this.#run.items.push(item);
    this.#run.facts.learn(item.claim);
  }

  #explore<T>(code: () => T, standing: Standing): { readonly ways: readonly Way<T>[]; readonly abandoned: readonly Way<null>[] } {
    const outer = this.#run;
    const ways: Way<T>[] = [];
    const abandoned: Way<null>[] = [];
    // Whoever explores from there goes on to know what was known there.
    const pending: Fork[] = [{ told: [], standing: { ...standing, facts: standing.facts.copy() }, claim: null }];
    for (let fork = pending.pop(); fork !== undefined; fork = pending.pop()) {
      const run = runFrom(fork, pending);
      this.#run = run;
      const outcome = resultOf(code);
      const { items, facts, results } = run;
      const way = { items, end: { items, facts, results }, from: fork.standing.items.length };
      if (outcome === null) abandoned.push({ ...way, result: null });
      else ways.push({ ...way, result: outcome.result });
      if (ways.length > mostWays) throw new TooManyPaths(`The code has more than ${mostWays.toString()} ways.`);
    }
    this.#run = outer;
    return { ways, abandoned };
  }

  /** One result for several ways; undefined where they have nothing in common. @param areAll whether one of these ways is gone in any case */
  #join(ways: readonly Way<unknown>[], areAll: boolean): unknown {
    const joined = joinedResult(this.terms, ways);
    if (joined === undefined) return undefined;
    const lifted = ways.map((way) => this.#lift(way));
    if (!(joined instanceof Integer)) return joined;
    const why = ways.map(({ result, end }) => (isQuantity(result) ? end.facts.whyNatural(this.terms.of(result).normal) : null));
    const because = why.flatMap((reasons, place) => outside(reasons ?? [], lifted[place]));
    if (!why.includes(null)) this.note(this.terms.atMost(this.terms.constant(0n), joined), areAll ? because : null);
    return joined;
  }

  /** Takes over what a joined way met, under the condition of the way up to there. */
  #lift({ items }: Path<unknown>): Lifted {
    const { terms } = this;
    const unless: Claim[] = [];
    const lifted = new Map<Claim, Claim | null>();
    for (const item of items) {
      if (item.kind === 'taken') {
        unless.push(terms.not(item.claim));
        lifted.set(item.claim, null);
        continue;
      }
      const claim = terms.some([...unless, item.claim]);
      const taken = 'because' in item ? { ...item, claim, because: item.because === null ? null : outside(item.because, lifted) } : { ...item, claim };
      lifted.set(item.claim, claim);
      if (unless.length === 0 || item.kind === 'defined') this.#meet(taken);
      // What one way alone concluded is put to the solver, and of no use to the others.
      else this.#run.items.push(taken);
    }
    return lifted;
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
      contract: (name, own, operands) => {
        if (this.contracts.has(name)) this.#own.set(name, (values) => (areLike(values, operands) ? own(...values) : null));
        return this.#called(name, () => own(...operands), operands);
      },
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
    if (result instanceof Integer && hint !== undefined) for (const claim of hint.claims(this.terms, integers, result)) this.note(claim, hint.isOfChoice && result.origin.kind === 'choice' ? [] : null);
    return result;
  }

  /** A product, which is not below zero where neither factor is: multiplied out, its monomials no longer show it. */
  #product(left: Integer, right: Integer): Integer {
    const { terms } = this;
    const product = terms.multiply(left, right);
    if (this.#isLed) return product;
    const { facts } = this.#run;
    const zero = terms.constant(0n);
    const isNatural = (factor: Integer): boolean => facts.judge(terms.less(factor, zero)) === false;
    if (product.normal.monomials.size > 1 && (facts.leastOf(product.normal) ?? -1n) < 0n && isNatural(left) && isNatural(right)) {
      this.note(terms.atMost(zero, product), [left, right].flatMap((factor) => facts.reasonsFor(terms.less(factor, zero)) ?? []));
    }
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
