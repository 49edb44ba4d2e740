import type { Aim } from './aim.js';
import { compoundV2Aims } from './compound-v2.js';
import { compoundV3Aims } from './compound-v3.js';
import { eulerV2Aims } from './euler-v2.js';

/** Every aim that somebody took. */
export const aims: readonly Aim[] = [...compoundV2Aims, ...compoundV3Aims, ...eulerV2Aims];
