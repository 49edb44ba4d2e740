import type { Traced } from '../../explore/tracing/arithmetic.js';
import type { Polynomial } from './polynomial.js';

/** How an integer came about: the operations that the code did, one for one. */
export type Origin =
  | { readonly kind: 'constant'; readonly value: bigint }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'sum' | 'difference' | 'product'; readonly left: Integer; readonly right: Integer }
  | { readonly kind: 'choice'; readonly condition: Claim; readonly then: Integer; readonly otherwise: Integer }
  /** Truncating division of numerator ≥ 0 by divisor > 0. */
  | { readonly kind: 'quotient'; readonly numerator: Integer; readonly divisor: Integer }
  /** What a function that stands by its contract returns. */
  | { readonly kind: 'result'; readonly of: string; readonly operands: readonly Integer[] };

/** Source that is not instrumented computed with a symbolic integer, which would lose it without a word. */
export class NotSymbolic extends Error {
  override readonly name = 'NotSymbolic';
}

/** An integer that stands for all integers: what instrumented code computes with. Equal origins are one object. */
export class Integer implements Traced {
  readonly isTraced = true;
  /** @param id in the order in which integers came about; @param normal what it is, multiplied out: used to reason, never printed */
  constructor(readonly id: number, readonly origin: Origin, readonly normal: Polynomial) {}
  [Symbol.toPrimitive](): never {
    throw new NotSymbolic('A symbolic integer was used as a plain one.');
  }
}

/** What may hold of integers. Equal claims are one object. */
export type Claim =
  | { readonly id: number; readonly kind: 'less' | 'equal'; readonly left: Integer; readonly right: Integer }
  | { readonly id: number; readonly kind: 'not'; readonly claim: Claim }
  | { readonly id: number; readonly kind: 'every' | 'some'; readonly claims: readonly Claim[] };
