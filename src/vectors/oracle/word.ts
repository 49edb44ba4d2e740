import { naturalBelow } from '../../machine/integers.js';

/** An unsigned word of the machine, as a canonical decimal string. */
export const Word = naturalBelow(1n << 256n, 'an unsigned 256-bit integer');
