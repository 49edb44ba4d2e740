import type { Aim } from './aim.js';
import { compoundV2Aims } from './compound-v2.js';
import { liquityV1Aims } from './liquity-v1.js';
import { makerClipAims } from './maker-clip.js';
import { morphoBlueAims, morphoPreLiquidationAims } from './morpho.js';

/** Every aim that somebody took. */
export const aims: readonly Aim[] = [...compoundV2Aims, ...liquityV1Aims, ...makerClipAims, ...morphoBlueAims, ...morphoPreLiquidationAims];
