import type { Hooks, Quantity, Traced } from './arithmetic.js';
import type { Algebra, Polynomial } from './polynomial.js';

/** A question that decided where the code went: whether a polynomial without constant exceeds a bound, or equals it. */
export interface Question {
  readonly kind: 'exceeds' | 'equals';
  readonly form: Polynomial;
  readonly bound: bigint;
}

export interface Decision {
  readonly question: Question;
  readonly answer: boolean;
}

/** A value of one run, and the polynomial that it is of the inputs on every run that takes the same way. */
class Value implements Traced {
  readonly isTraced = true;
  constructor(readonly polynomial: Polynomial, readonly value: bigint) {}
  /** Reached where source that is not instrumented computes with it, which would lose the trace without a word. */
  [Symbol.toPrimitive](): never {
    throw new Untraceable('A traced value was used as a plain one.');
  }
}

/** The code did with a traced value what cannot be followed. */
export class Untraceable extends Error {
  override readonly name = 'Untraceable';
}

/** What is known of a form on the way so far. */
interface Known {
  readonly above: bigint;
  readonly below: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => {
  let [one, other] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
};

const floorDiv = (n: bigint, d: bigint): bigint => (n >= 0n || n % d === 0n ? n / d : n / d - 1n);

/** Runs instrumented code on one set of inputs and writes down every question that decided its way. */
export class Recorder {
  #decisions: Decision[] = [];
  #known = new Map<number, Known>();
  #failure: Untraceable | null = null;
  /** @param listen of the instrumented source that is recorded: it has a copy of its own */
  constructor(readonly algebra: Algebra, private readonly listen: (hooks: Hooks) => void) {}

  /** A traced input. @param place which one; @param value of this run; bounds of all runs */
  input(place: number, value: bigint, highest: bigint): Quantity {
    return new Value(this.algebra.input(place, 0n, highest), value);
  }

  /** Runs code and tells what it returned, with the decisions on its way. Throws `Untraceable` where the way cannot be followed. */
  record<T>(run: () => T): { readonly result: T; readonly decisions: readonly Decision[] } {
    this.#decisions = [];
    this.#known = new Map();
    this.#failure = null;
    this.listen(this.#hooks());
    const result = run();
    // Judges take a throw for a broken guarantee: what could not be followed must not pass for an answer.
    const failure = this.#failureSoFar();
    if (failure !== null) throw failure;
    return { result, decisions: this.#decisions };
  }

  #failureSoFar(): Untraceable | null {
    return this.#failure;
  }

  /** The polynomial of a result. */
  polynomialOf(quantity: unknown): Polynomial {
    if (quantity instanceof Value) return quantity.polynomial;
    if (typeof quantity === 'bigint') return this.algebra.constant(quantity);
    throw new Untraceable('A result is no quantity.');
  }

  /** The value of a result in this run. */
  valueOf(quantity: unknown): bigint {
    if (quantity instanceof Value) return quantity.value;
    if (typeof quantity === 'bigint') return quantity;
    throw new Untraceable('A result is no quantity.');
  }

  #made(polynomial: Polynomial, value: bigint): Quantity {
    return polynomial.terms.length === 0 ? value : new Value(polynomial, value);
  }

  #hooks(): Hooks {
    const { algebra } = this;
    const poly = (quantity: Quantity): Polynomial => this.polynomialOf(quantity);
    const value = (quantity: Quantity): bigint => this.valueOf(quantity);
    return {
      add: (a, b) => this.#made(algebra.add(poly(a), poly(b)), value(a) + value(b)),
      subtract: (a, b) => this.#made(algebra.subtract(poly(a), poly(b)), value(a) - value(b)),
      multiply: (a, b) => this.#made(algebra.multiply(poly(a), poly(b)), value(a) * value(b)),
      divide: (a, b) => this.#made(algebra.divide(poly(a), poly(b)), value(a) / this.#divisor(b)),
      remainder: (a, b) => this.#made(algebra.remainder(poly(a), poly(b)), value(a) % this.#divisor(b)),
      isLess: (a, b) => this.#isPositive(algebra.subtract(poly(b), poly(a)), value(a) < value(b)),
      isEqual: (a, b) => this.#isZero(algebra.subtract(poly(a), poly(b)), value(a) === value(b)),
    };
  }

  /** A divisor that is not zero, on this run and on every other that takes the same way. */
  #divisor(quantity: Quantity): bigint {
    const value = this.valueOf(quantity);
    if (!this.#isZero(this.polynomialOf(quantity), value === 0n)) return value;
    this.#failure = new Untraceable('Division by zero.');
    throw this.#failure;
  }

  /** Whether p > 0, asked of its form with coprime coefficients of which the first is positive. */
  #isPositive(p: Polynomial, answer: boolean): boolean {
    const [first] = p.terms;
    if (first === undefined || p.lowest > 0n || p.highest <= 0n) return answer;
    const factor = p.terms.reduce((sum, { coefficient }) => gcd(sum, coefficient), 0n);
    const form = this.algebra.scaled(this.algebra.form(p), first.coefficient < 0n ? -1n : 1n, factor);
    // factor · s · form + constant > 0; for s = −1 that is form < constant / factor, or not form > ⌈constant / factor⌉ − 1.
    if (first.coefficient > 0n) return this.#asked({ kind: 'exceeds', form, bound: floorDiv(-p.constant, factor) }, answer);
    return !this.#asked({ kind: 'exceeds', form, bound: -floorDiv(-p.constant, factor) - 1n }, !answer);
  }

  #isZero(p: Polynomial, answer: boolean): boolean {
    const [first] = p.terms;
    if (first === undefined || p.lowest > 0n || p.highest < 0n) return answer;
    const factor = p.terms.reduce((sum, { coefficient }) => gcd(sum, coefficient), 0n) * (first.coefficient < 0n ? -1n : 1n);
    if (p.constant % factor !== 0n) return answer;
    return this.#asked({ kind: 'equals', form: this.algebra.scaled(this.algebra.form(p), 1n, factor), bound: -p.constant / factor }, answer);
  }

  /** Writes a question down unless the way so far has answered it. */
  #asked(question: Question, answer: boolean): boolean {
    const { kind, form, bound } = question;
    const { above, below } = this.#known.get(form.id) ?? { above: form.lowest, below: form.highest };
    const isAnswered = kind === 'exceeds' ? above > bound || below <= bound : bound < above || bound > below || above === below;
    if (isAnswered) return answer;
    this.#decisions.push({ question, answer });
    if (kind === 'exceeds') this.#known.set(form.id, answer ? { above: bound + 1n, below } : { above, below: bound });
    else if (answer) this.#known.set(form.id, { above: bound, below: bound });
    else if (bound === above) this.#known.set(form.id, { above: above + 1n, below });
    else if (bound === below) this.#known.set(form.id, { above, below: below - 1n });
    return answer;
  }
}
