import { type CheckedNumber, number } from '../../../kernel/checked-number.js';
import { type Reason, reverted } from './reason.js';
import { AMOUNT_LIMIT } from './word.js';

export { andThen, multipliedDown, number } from '../../../kernel/checked-number.js';

/** A number as checked arithmetic answers it. */
export type Checked = CheckedNumber<Reason>;

/** The number, if it can be an amount of assets or shares. */
export const asAmount = (value: bigint): Checked => (value < AMOUNT_LIMIT ? number(value) : reverted('E_AmountTooLargeToEncode'));
