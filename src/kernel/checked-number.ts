import { type Reverted, reverted } from './answer.js';
import { mulDivDown, mulDivUp } from './arithmetic.js';
import type { MachineFailure } from './checked-word.js';
import { areWords, isWord } from './word.js';

/** A number as checked arithmetic answers it. */
export type CheckedNumber<Reason extends string> = { readonly kind: 'number'; readonly value: bigint } | Reverted<Reason>;

export const number = (value: bigint): CheckedNumber<never> => ({ kind: 'number', value });

/** The next operation on a number, unless there is none. */
export const andThen = <Reason extends string>(checked: CheckedNumber<Reason>, next: (value: bigint) => CheckedNumber<Reason>): CheckedNumber<Reason> =>
  (checked.kind === 'number' ? next(checked.value) : checked);

/** ⌊x · y / d⌋; the product has to fit a word. */
export function multipliedDown(x: bigint, y: bigint, d: bigint): CheckedNumber<MachineFailure> {
  if (!isWord(x * y)) return reverted('arithmetic');
  return d === 0n ? reverted('division by zero') : number(mulDivDown(x, y, d));
}

/** ⌈x · y / d⌉; the product, d − 1 and their sum have to fit a word: to divide by zero is an underflow here. */
export const multipliedUp = (x: bigint, y: bigint, d: bigint): CheckedNumber<MachineFailure> =>
  (areWords([x * y, d - 1n, x * y + d - 1n]) ? number(mulDivUp(x, y, d)) : reverted('arithmetic'));
