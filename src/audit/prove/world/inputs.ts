import type { Quantity } from '../../explore/tracing/arithmetic.js';
import type { Execution } from '../symbolic/execution.js';

/** Instrumented source takes a symbolic integer for a bigint: this is where it is told so. */
const isTakenForBigint = (quantity: Quantity): quantity is Quantity & bigint => quantity !== undefined;

/** Where the inputs of a world or an event come from: symbolic ones for a proof, those of a model for a counterexample. */
export interface Inputs {
  /** @param name says what it is, with dots between its parts */
  readonly integer: (name: string) => bigint;
  /** One of several; a proof goes on with each. */
  readonly oneOf: <T>(name: string, options: readonly T[]) => T;
}

/** A choice among nothing: a mistake of whoever describes the inputs. */
export class NoOption extends Error {
  override readonly name = 'NoOption';
}

function optionAt<T>(name: string, options: readonly T[], place: number): T {
  const option = options[place];
  if (option === undefined) throw new NoOption(`${name} has no option ${place.toString()}.`);
  return option;
}

/** Inputs that stand for all integers. */
export const symbolicInputs = (execution: Execution): Inputs => ({
  integer: (name) => {
    const variable = execution.terms.variable(name);
    return isTakenForBigint(variable) ? variable : 0n;
  },
  oneOf: (name, options) => {
    const { terms } = execution;
    const last = options.length - 1;
    if (last <= 0) return optionAt(name, options, 0);
    const which = terms.variable(name);
    execution.assume(terms.every([terms.atMost(terms.constant(0n), which), terms.atMost(which, terms.constant(BigInt(last)))]));
    const place = options.findIndex((_, at) => at === last || execution.decide(terms.equal(which, terms.constant(BigInt(at)))));
    return optionAt(name, options, place);
  },
});

/** The inputs that a model names; what it leaves open is zero. */
export const concreteInputs = (valueOf: (name: string) => bigint): Inputs => ({
  integer: valueOf,
  oneOf: (name, options) => optionAt(name, options, options.length === 1 ? 0 : Number(valueOf(name))),
});
