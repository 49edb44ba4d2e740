import { aaveV3AvailableCollateral } from './aave-v3/available-collateral.js';
import { aaveV3LiquidationCall } from './aave-v3/liquidation-call.js';
import { aaveV3Math } from './aave-v3/math.js';
import { aaveV4DebtToLiquidate, aaveV4DebtToTarget, aaveV4LiquidationAmounts, aaveV4LiquidationBonus } from './aave-v4/functions.js';
import { aaveV4LiquidationCall } from './aave-v4/liquidation-call.js';
import { compoundV2LiquidateBorrow } from './compound-v2/liquidate-borrow.js';
import { cometAbsorb } from './compound-v3/absorb.js';
import { cometBuyCollateral } from './compound-v3/buy-collateral.js';
import { eulerEvkLiquidations } from './euler/evk.js';
import type { OracleKind } from './kind.js';
import { liquityTraces } from './liquity/traces.js';
import { makerAbaci } from './maker/abaci.js';
import { makerClipTraces } from './maker/clip/kind.js';
import { morphoBlueTraces } from './morpho/blue.js';
import { morphoPreLiquidationTraces } from './morpho/pre-liquidation.js';

/** Every kind of recorded answers that a mechanism can replay. */
export const oracleKinds: readonly OracleKind[] = [
  makerAbaci, makerClipTraces, liquityTraces,
  aaveV3Math, aaveV3AvailableCollateral, aaveV3LiquidationCall,
  aaveV4LiquidationBonus, aaveV4DebtToTarget, aaveV4DebtToLiquidate, aaveV4LiquidationAmounts, aaveV4LiquidationCall,
  compoundV2LiquidateBorrow, cometAbsorb, cometBuyCollateral,
  morphoBlueTraces, morphoPreLiquidationTraces, eulerEvkLiquidations,
];

/** The kind that a file of this name (without its folder) holds, if any does. */
export const kindHolding = (fileName: string): OracleKind | undefined => oracleKinds.find(({ holds }) => holds(fileName));
