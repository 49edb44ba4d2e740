import { type CheckedWord, dividedDown, times, word } from '../../../kernel/checked-word.js';
import { WAD } from '../../../kernel/word.js';
import type { Reason } from './reason.js';

export { dividedDown, failed, failureOf, minus, plus, refusalOf, times, word } from '../../../kernel/checked-word.js';
export { isWord, WAD, WORD_LIMIT } from '../../../kernel/word.js';

/** A number of the comptroller or a token, or why there is none. */
export type Word = CheckedWord<Reason>;

/** ⌊a · b / WAD⌋: whatever the protocol multiplies by a mantissa loses its remainder. */
export const multipliedDown = (a: Word, b: Word): Word => dividedDown(times(a, b), word(WAD));

/** ⌊a · WAD / b⌋ */
export const quotientDown = (a: Word, b: Word): Word => dividedDown(times(a, word(WAD)), b);
