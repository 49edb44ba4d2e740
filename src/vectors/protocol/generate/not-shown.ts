import { aaveV3 } from './not-shown/aave-v3.js';
import { aaveV4 } from './not-shown/aave-v4.js';
import { compoundV2 } from './not-shown/compound-v2.js';
import { compoundV3 } from './not-shown/compound-v3.js';
import { eulerV2 } from './not-shown/euler-v2.js';
import { liquityV1 } from './not-shown/liquity-v1.js';
import { makerClip } from './not-shown/maker-clip.js';
import { morphoBlue } from './not-shown/morpho-blue.js';
import { morphoPreLiquidation } from './not-shown/morpho-pre-liquidation.js';
import type { Unshown } from './not-shown/unshown.js';

const ofDialects: readonly Unshown[] = [...aaveV3, ...aaveV4, ...compoundV2, ...compoundV3, ...eulerV2, ...liquityV1, ...makerClip, ...morphoBlue, ...morphoPreLiquidation];

/** What no vector shows, by reason, each reason once. Whoever finds an example takes its cell out: a test sees to it. */
export const unshown: readonly Unshown[] = [...new Map(ofDialects.map((each) => [each.reason, each])).values()].map(({ kind, reason }) => ({ kind, reason, cells: ofDialects.flatMap((each) => (each.reason === reason ? each.cells : [])) }));

/** Every cell that is not shown by its name, with the reason. */
export const notShown: ReadonlyMap<string, string> = new Map(unshown.flatMap(({ reason, cells }) => cells.map((cell) => [cell, reason] as const)));
