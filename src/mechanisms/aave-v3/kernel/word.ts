import type { CheckedWord } from '../../../kernel/checked-word.js';
import type { Reason } from './reason.js';

export { dividedDown, dividedUp, failed, failureOf, minus, plus, refusalOf, resulting, times, word } from '../../../kernel/checked-word.js';
export { HALF_WORD_LIMIT, isWord, WORD_LIMIT } from '../../../kernel/word.js';

/** A number of the pool, or why there is none. What a reserve or an account stores is below half a word. */
export type Word = CheckedWord<Reason>;
