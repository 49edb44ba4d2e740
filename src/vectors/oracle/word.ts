import { WORD_LIMIT } from '../../kernel/word.js';
import { naturalBelow } from '../../machine/integers.js';

/** An unsigned word of the machine, as a canonical decimal string. */
export const Word = naturalBelow(WORD_LIMIT, 'an unsigned 256-bit integer');
