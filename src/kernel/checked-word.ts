import { type Reverted, reverted } from './answer.js';
import { mulDivDown } from './arithmetic.js';
import { isWord } from './word.js';

/** Why the machine itself gives up: a result outside its type (panic 0x11), or no divisor (panic 0x12). */
export type MachineFailure = 'arithmetic' | 'division by zero';

/**
 * A number as the machine comes to it. Where an operation fails, what is computed from its result fails for the same reason: the formula reads as it is written,
 * and whoever decides something by a number looks first whether there is one.
 */
export interface CheckedWord<Reason extends string> {
  readonly value: bigint;
  readonly failure: Reason | MachineFailure | null;
}

export const word = (value: bigint): CheckedWord<never> => ({ value, failure: null });

/** No number, and why. */
export const failed = <Reason extends string>(failure: Reason): CheckedWord<Reason> => ({ value: 0n, failure });

/** The first failure of words that are computed in this order. */
export const failureOf = <Reason extends string>(words: readonly CheckedWord<Reason>[]): Reason | MachineFailure | null => words.find(({ failure }) => failure !== null)?.failure ?? null;

/** The refusal that a failure is. */
export function refusalOf<Reason extends string>(words: readonly CheckedWord<Reason>[]): Reverted<Reason | MachineFailure> | null {
  const failure = failureOf(words);
  return failure === null ? null : reverted(failure);
}

/** A result of operands that is in range, or `otherwise`. */
export function inRange<Reason extends string>(operands: readonly CheckedWord<Reason>[], value: bigint, isInRange: boolean, otherwise: Reason | MachineFailure): CheckedWord<Reason> {
  const failure = failureOf(operands) ?? (isInRange ? null : otherwise);
  return failure === null ? word(value) : { value: 0n, failure };
}

/** A result of operands that fits an unsigned word, or `otherwise`. */
export const resulting = <Reason extends string>(operands: readonly CheckedWord<Reason>[], value: bigint, otherwise: Reason | MachineFailure): CheckedWord<Reason> =>
  inRange(operands, value, isWord(value), otherwise);

export const plus = <Reason extends string>(a: CheckedWord<Reason>, b: CheckedWord<Reason>): CheckedWord<Reason> => resulting([a, b], a.value + b.value, 'arithmetic');
export const minus = <Reason extends string>(a: CheckedWord<Reason>, b: CheckedWord<Reason>): CheckedWord<Reason> => resulting([a, b], a.value - b.value, 'arithmetic');
export const times = <Reason extends string>(a: CheckedWord<Reason>, b: CheckedWord<Reason>): CheckedWord<Reason> => resulting([a, b], a.value * b.value, 'arithmetic');

/** ⌊a / b⌋ */
export function dividedDown<Reason extends string>(a: CheckedWord<Reason>, b: CheckedWord<Reason>): CheckedWord<Reason> {
  const failure = failureOf([a, b]) ?? (b.value === 0n ? 'division by zero' : null);
  return failure === null ? word(mulDivDown(a.value, 1n, b.value)) : { value: 0n, failure };
}

/** ⌈a / b⌉, as a quotient and one more where there is a remainder: no sum to overflow. */
export function dividedUp<Reason extends string>(a: CheckedWord<Reason>, b: CheckedWord<Reason>): CheckedWord<Reason> {
  const quotient = dividedDown(a, b);
  return quotient.failure === null && quotient.value * b.value < a.value ? word(quotient.value + 1n) : quotient;
}
