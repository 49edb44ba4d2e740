import type { Dialect } from '../machine/dialect.js';
import { aaveV3 } from './aave-v3/dialect.js';
import { aaveV4 } from './aave-v4/dialect.js';
import { compoundV2 } from './compound-v2/dialect.js';
import { compoundV3 } from './compound-v3/dialect.js';
import { eulerV2 } from './euler-v2/dialect.js';
import { liquityV1 } from './liquity-v1/dialect.js';
import { makerClip } from './maker-clip/dialect.js';
import { morphoBlue } from './morpho-blue/dialect.js';
import { morphoPreLiquidation } from './morpho-pre-liquidation/dialect.js';

/** Every dialect of a deployed protocol, by the version of its page. */
export const dialects: ReadonlyMap<string, Dialect> = new Map(
  [aaveV3, aaveV4, compoundV2, compoundV3, eulerV2, liquityV1, makerClip, morphoBlue, morphoPreLiquidation].map((dialect) => [dialect.id, dialect]),
);
