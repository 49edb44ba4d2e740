import type { Quantity } from '../../explore/tracing/arithmetic.js';
import { constantly, minus, ofAtom, plus, type Polynomial, times } from './polynomial.js';
import { type Claim, Integer, NotSymbolic, type Origin } from './term.js';

/** Makes integers and claims, each once: what is equal is the same object, and ids follow the order of making. */
export class Terms {
  readonly #integers = new Map<string, Integer>();
  readonly #claims = new Map<string, Claim>();
  readonly #byId: Integer[] = [];

  /** The integer with this id. */
  withId(id: number): Integer {
    const found = this.#byId[id];
    if (found === undefined) throw new NotSymbolic('There is no integer with this id.');
    return found;
  }

  constant(value: bigint): Integer {
    return this.#integer(value.toString(), () => ({ kind: 'constant', value }), () => constantly(value));
  }

  /** @param name unique, and the same in every run: it is printed */
  variable(name: string): Integer {
    return this.#atom(`variable ${name}`, () => ({ kind: 'variable', name }));
  }

  /** The integer that a quantity of instrumented code is. */
  of(quantity: Quantity): Integer {
    if (quantity instanceof Integer) return quantity;
    if (typeof quantity === 'bigint') return this.constant(quantity);
    throw new NotSymbolic('A traced value of something else met the prover.');
  }

  add(left: Integer, right: Integer): Integer {
    if (isConstant(left, 0n)) return right;
    if (isConstant(right, 0n)) return left;
    return this.#integer(`${left.id}+${right.id}`, () => ({ kind: 'sum', left, right }), () => plus(left.normal, right.normal));
  }

  subtract(left: Integer, right: Integer): Integer {
    if (isConstant(right, 0n)) return left;
    if (left === right) return this.constant(0n);
    return this.#integer(`${left.id}-${right.id}`, () => ({ kind: 'difference', left, right }), () => minus(left.normal, right.normal));
  }

  multiply(left: Integer, right: Integer): Integer {
    if (isConstant(left, 1n)) return right;
    if (isConstant(right, 1n)) return left;
    if (isConstant(left, 0n) || isConstant(right, 0n)) return this.constant(0n);
    return this.#integer(`${left.id}*${right.id}`, () => ({ kind: 'product', left, right }), () => times(left.normal, right.normal));
  }

  /** ⌊numerator / divisor⌋, by a name of its own. Means something only where numerator ≥ 0 and divisor > 0. */
  quotient(numerator: Integer, divisor: Integer): Integer {
    if (isConstant(divisor, 1n)) return numerator;
    return this.#atom(`${numerator.id}/${divisor.id}`, () => ({ kind: 'quotient', numerator, divisor }));
  }

  choice(condition: Claim, then: Integer, otherwise: Integer): Integer {
    if (then === otherwise) return then;
    return this.#atom(`${condition.id}?${then.id}:${otherwise.id}`, () => ({ kind: 'choice', condition, then, otherwise }));
  }

  /** What the function of this name returns for these operands: the same for the same. */
  result(of: string, operands: readonly Integer[]): Integer {
    return this.#atom(`${of}(${operands.map(({ id }) => id).join()})`, () => ({ kind: 'result', of, operands }));
  }

  less(left: Integer, right: Integer): Claim {
    return this.#claim(`${left.id}<${right.id}`, (id) => ({ id, kind: 'less', left, right }));
  }

  /** left ≤ right */
  atMost(left: Integer, right: Integer): Claim {
    return this.not(this.less(right, left));
  }

  equal(left: Integer, right: Integer): Claim {
    return this.#claim(`${left.id}=${right.id}`, (id) => ({ id, kind: 'equal', left, right }));
  }

  not(claim: Claim): Claim {
    return claim.kind === 'not' ? claim.claim : this.#claim(`!${claim.id}`, (id) => ({ id, kind: 'not', claim }));
  }

  every(claims: readonly Claim[]): Claim {
    return this.#joined('every', claims);
  }

  some(claims: readonly Claim[]): Claim {
    return this.#joined('some', claims);
  }

  #joined(kind: 'every' | 'some', claims: readonly Claim[]): Claim {
    const [only] = claims;
    if (only !== undefined && claims.length === 1) return only;
    return this.#claim(`${kind}(${claims.map(({ id }) => id).join()})`, (id) => ({ id, kind, claims }));
  }

  #atom(key: string, origin: () => Origin): Integer {
    return this.#integer(key, origin, ofAtom);
  }

  #integer(key: string, origin: () => Origin, normal: (id: number) => Polynomial): Integer {
    const known = this.#integers.get(key);
    if (known !== undefined) return known;
    const id = this.#byId.length;
    const made = new Integer(id, origin(), normal(id));
    this.#byId.push(made);
    this.#integers.set(key, made);
    return made;
  }

  #claim(key: string, make: (id: number) => Claim): Claim {
    const known = this.#claims.get(key);
    if (known !== undefined) return known;
    const made = make(this.#claims.size);
    this.#claims.set(key, made);
    return made;
  }
}

const isConstant = ({ origin }: Integer, value: bigint): boolean => origin.kind === 'constant' && origin.value === value;
