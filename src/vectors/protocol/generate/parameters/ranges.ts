import type { ProtocolCell } from '../cell.js';
import { type Parameters, waysOf } from './range.js';
import { aaveV3, aaveV4 } from './ranges/aave.js';
import { compoundV2, compoundV3 } from './ranges/compound.js';
import { eulerV2 } from './ranges/euler.js';
import { makerClip } from './ranges/maker.js';
import { morphoBlue, morphoPreLiquidation } from './ranges/morpho.js';

/** The parameters of each page, and what each may be. Liquity has none: its thresholds are constants of its kernel. */
export const parametersOf: Readonly<Record<string, Parameters>> = {
  'aave-v3@1': aaveV3, 'aave-v4@1': aaveV4, 'compound-v2@1': compoundV2, 'compound-v3@1': compoundV3, 'euler-v2@1': eulerV2, 'liquity-v1@1': {},
  'maker-clip@1': makerClip, 'morpho-blue@1': morphoBlue, 'morpho-pre-liquidation@1': morphoPreLiquidation,
};

/** Every way in which each parameter of each dialect may stand. */
export const protocolParameterCells: readonly ProtocolCell[] = Object.entries(parametersOf).flatMap(([dialect, parameters]) =>
  Object.entries(parameters).flatMap(([name, { range }]) => waysOf(range).map((how): ProtocolCell => ({ dialect, kind: 'parameter', name, how }))));
