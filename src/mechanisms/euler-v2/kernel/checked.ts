import { mulDivDown } from '../../../kernel/arithmetic.js';
import { type Reverted, reverted } from './reason.js';
import { AMOUNT_LIMIT, isWord } from './word.js';

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

/** The number, if it can be an amount of assets or shares. */
export const asAmount = (value: bigint): Checked => (value < AMOUNT_LIMIT ? number(value) : reverted('E_AmountTooLargeToEncode'));
