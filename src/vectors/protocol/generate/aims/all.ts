import type { Aim } from './aim.js';
import { compoundV2Aims } from './compound-v2.js';

/** Every aim that somebody took. */
export const aims: readonly Aim[] = [...compoundV2Aims];
