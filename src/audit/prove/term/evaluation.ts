import type { Claim, Integer } from './term.js';

/** Values of variables by name, and of the functions that stand by their contracts. */
export interface Model {
  readonly variable: (name: string) => bigint;
  readonly result: (of: string, operands: readonly bigint[]) => bigint;
}

/** Works integers and claims out under a model, each once. */
export class Evaluation {
  readonly #integers = new Map<Integer, bigint>();
  readonly #claims = new Map<Claim, boolean>();
  constructor(private readonly model: Model) {}

  integer(integer: Integer): bigint {
    const known = this.#integers.get(integer);
    if (known !== undefined) return known;
    const value = this.#worked(integer);
    this.#integers.set(integer, value);
    return value;
  }

  claim(claim: Claim): boolean {
    const known = this.#claims.get(claim);
    if (known !== undefined) return known;
    const value = this.#judged(claim);
    this.#claims.set(claim, value);
    return value;
  }

  #worked({ origin }: Integer): bigint {
    switch (origin.kind) {
      case 'constant': return origin.value;
      case 'variable': return this.model.variable(origin.name);
      case 'sum': return this.integer(origin.left) + this.integer(origin.right);
      case 'difference': return this.integer(origin.left) - this.integer(origin.right);
      case 'product': return this.integer(origin.left) * this.integer(origin.right);
      case 'choice': return this.integer(this.claim(origin.condition) ? origin.then : origin.otherwise);
      case 'quotient': return this.#quotient(this.integer(origin.numerator), this.integer(origin.divisor));
      case 'result': return this.model.result(origin.of, origin.operands.map((operand) => this.integer(operand)));
    }
  }

  /** Outside its side conditions a quotient means nothing, and nothing may depend on it: zero does. */
  #quotient(numerator: bigint, divisor: bigint): bigint {
    return divisor > 0n ? numerator / divisor : 0n;
  }

  #judged(claim: Claim): boolean {
    switch (claim.kind) {
      case 'less': return this.integer(claim.left) < this.integer(claim.right);
      case 'equal': return this.integer(claim.left) === this.integer(claim.right);
      case 'not': return !this.claim(claim.claim);
      case 'every': return claim.claims.every((each) => this.claim(each));
      case 'some': return claim.claims.some((each) => this.claim(each));
    }
  }
}
