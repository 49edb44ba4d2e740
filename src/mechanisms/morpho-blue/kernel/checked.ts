import { andThen, type CheckedNumber, multipliedDown, multipliedUp, number } from '../../../kernel/checked-number.js';
import { type Reason, reverted } from './reason.js';
import { isStored, WAD } from './word.js';

export { andThen, multipliedDown, multipliedUp, number } from '../../../kernel/checked-number.js';

/** A number as checked arithmetic answers it. */
export type Checked = CheckedNumber<Reason>;

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
