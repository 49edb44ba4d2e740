import type { Claim, Integer } from '../term/term.js';
import type { Terms } from '../term/terms.js';
import type { Execution } from './execution.js';

/** Answers for a function of the kernel that cannot be run on symbolic operands, and says what its answer is. */
export type Contract = (execution: Execution, operands: readonly Integer[]) => Integer;

/** What follows from the definition of a function, and is worth knowing of its result. It is put to the solver like every conclusion. */
export interface Hint {
  readonly claims: (terms: Terms, operands: readonly Integer[], result: Integer) => readonly Claim[];
  /** Whether the result is one of two, and all of this follows from which of them is chosen. */
  readonly isOfChoice: boolean;
}

/** A function that selects the one or the other of two integers. */
const selection = (claims: (terms: Terms, a: Integer, b: Integer, result: Integer) => readonly Claim[]): Hint =>
  ({ isOfChoice: true, claims: (terms, [a, b], result) => (a === undefined || b === undefined ? [] : claims(terms, a, b, result)) });

/** Interest never lowers a debt, and raises it where the index rises. */
const interest = (terms: Terms, { debt, from, to, grown }: Readonly<Record<'debt' | 'from' | 'to' | 'grown', Integer>>): readonly Claim[] => [
  terms.atMost(debt, grown),
  terms.some([terms.atMost(debt, terms.constant(0n)), terms.atMost(to, from), terms.less(debt, grown)]),
];

/** What is worth knowing of the results of some functions. */
export const hints: ReadonlyMap<string, Hint> = new Map([
  ['min', selection((terms, a, b, least) => [terms.atMost(least, a), terms.atMost(least, b)])],
  ['max', selection((terms, a, b, most) => [terms.atMost(a, most), terms.atMost(b, most)])],
  ['subOrZero', selection((terms, a, b, rest) => [terms.atMost(terms.subtract(a, b), rest), terms.atMost(terms.constant(0n), rest)])],
  ['accruedDebt', { isOfChoice: false, claims: (terms, [debt, from, to], grown) => (debt === undefined || from === undefined || to === undefined ? [] : interest(terms, { debt, from, to, grown })) }],
]);
