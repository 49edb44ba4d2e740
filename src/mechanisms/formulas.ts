import type { Formulas } from '../../properties/protocol/formula.js';
import { formulasOf as aaveV3 } from './aave-v3/formulas.js';
import { type ReleaseName, releaseNames, releaseOf } from './aave-v3/kernel/release.js';
import { formulasOf as aaveV4 } from './aave-v4/formulas.js';
import { formulasOf as compoundV2 } from './compound-v2/formulas.js';
import { formulasOf as compoundV3 } from './compound-v3/formulas.js';
import { formulasOf as eulerV2 } from './euler-v2/formulas.js';
import { formulasOf as liquityV1 } from './liquity-v1/formulas.js';
import { formulasOf as makerClip } from './maker-clip/formulas.js';
import { formulasOf as morphoBlue } from './morpho-blue/formulas.js';
import { formulasOf as preLiquidation } from './morpho-pre-liquidation/formulas.js';

const ofRelease = (name: ReleaseName): readonly [string, () => Formulas] => [`aave-v3@1 ${name}`, () => aaveV3(releaseOf(name))];

/** The formulas of each mechanism, and of each release where one has several. */
export const formulas: ReadonlyMap<string, () => Formulas> = new Map([
  ...releaseNames.map(ofRelease),
  ['aave-v4@1', aaveV4], ['compound-v2@1', compoundV2], ['compound-v3@1', compoundV3], ['euler-v2@1', eulerV2], ['liquity-v1@1', liquityV1],
  ['maker-clip@1', makerClip], ['morpho-blue@1', morphoBlue], ['morpho-pre-liquidation@1', preLiquidation],
]);
