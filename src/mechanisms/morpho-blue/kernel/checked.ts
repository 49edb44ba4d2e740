import { mulDivDown, mulDivUp } from '../../../kernel/arithmetic.js';
import { type Reverted, reverted } from './reason.js';
import { areWords, isStored, isWord, WAD } from './word.js';

/** A number as checked arithmetic answers it. */
export type Checked = { readonly kind: 'number'; readonly value: bigint } | Reverted;

export const number = (value: bigint): Checked => ({ kind: 'number', value });

/** The next operation on a number, unless there is none. */
export const andThen = (checked: Checked, next: (value: bigint) => Checked): Checked => (checked.kind === 'number' ? next(checked.value) : checked);

/** ⌊x · y / d⌋; the product has to fit a word. */
export function multipliedDown(x: bigint, y: bigint, d: bigint): Checked {
  if (!isWord(x * y)) return reverted('arithmetic');
  return d === 0n ? reverted('division by zero') : number(mulDivDown(x, y, d));
}

/** ⌈x · y / d⌉; the product, d − 1 and their sum have to fit a word: to divide by zero is an underflow here. */
export function multipliedUp(x: bigint, y: bigint, d: bigint): Checked {
  return areWords([x * y, d - 1n, x * y + d - 1n]) ? number(mulDivUp(x, y, d)) : reverted('arithmetic');
}

/** ⌊x · y / WAD⌋ */
export const wadMultipliedDown = (x: bigint, y: bigint): Checked => multipliedDown(x, y, WAD);

/** ⌊x · WAD / y⌋ */
export const wadDividedDown = (x: bigint, y: bigint): Checked => multipliedDown(x, WAD, y);

/** ⌈x · WAD / y⌉ */
export const wadDividedUp = (x: bigint, y: bigint): Checked => multipliedUp(x, WAD, y);

/** The number, if the market can store it. */
export const narrowed = (value: bigint): Checked => (isStored(value) ? number(value) : reverted('max uint128 exceeded'));

/** A stored amount and what is added: first that has to fit, then the sum. */
export const storedSum = (stored: bigint, added: bigint): Checked =>
  andThen(narrowed(added), (value) => (isStored(stored + value) ? number(stored + value) : reverted('arithmetic')));

/** A stored amount less what is taken: first that has to fit, then the difference. */
export const storedDifference = (stored: bigint, taken: bigint): Checked =>
  andThen(narrowed(taken), (value) => (isStored(stored - value) ? number(stored - value) : reverted('arithmetic')));
