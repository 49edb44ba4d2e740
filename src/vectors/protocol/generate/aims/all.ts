import { aaveV3Aims } from './aave-v3.js';
import { aaveV4Aims } from './aave-v4.js';
import type { Aim } from './aim.js';
import { compoundV2Aims } from './compound-v2.js';
import { compoundV3Aims } from './compound-v3.js';
import { eulerV2Aims } from './euler-v2.js';
import { liquityV1Aims } from './liquity-v1.js';
import { makerClipAims } from './maker-clip.js';
import { morphoBlueAims, morphoPreLiquidationAims } from './morpho.js';

/** Every aim that somebody took. */
export const aims: readonly Aim[] = [
  ...aaveV3Aims, ...aaveV4Aims, ...compoundV2Aims, ...compoundV3Aims, ...eulerV2Aims, ...liquityV1Aims, ...makerClipAims, ...morphoBlueAims, ...morphoPreLiquidationAims,
];
