import type { Parameters, Position, Reserve, Settings, State } from '../../../mechanisms/aave-v4/kernel/state.js';
import type { RecordedAsked, RecordedReserve } from './row.js';

/** Who takes part in every recording. */
export const borrower = 'borrower';
export const liquidator = 'liquidator';

const settingsOf = (reserve: RecordedReserve): Settings => ({
  unit: 10n ** reserve.decimals, collateralRisk: reserve.collateralRisk,
  isPaused: reserve.paused, isFrozen: reserve.frozen, receivesShares: reserve.receiveSharesEnabled,
  terms: [{ key: '0', collateralFactor: reserve.collateralFactor, largestBonus: reserve.maxLiquidationBonus, feeShare: reserve.liquidationFee }],
});

const reserveOf = ({ price, drawnIndex, hubTotalAddedAssets, hubAddedShares }: RecordedReserve): Reserve =>
  ({ price, drawnIndex, pool: { addedAssets: hubTotalAddedAssets, addedShares: hubAddedShares }, deficit: 0n });

const positionOf = (reserve: RecordedReserve): Position => ({
  suppliedShares: reserve.suppliedShares, drawnShares: reserve.drawnShares, premiumShares: reserve.premiumShares, premiumOffset: reserve.premiumOffsetRay,
  isCollateral: reserve.collateral, isBorrowing: reserve.borrowing, key: '0',
});

/** The parameters of a recorded spoke. */
export const parametersOf = ({ liquidationConfig, reserves }: RecordedAsked): Parameters => ({
  targetHealth: liquidationConfig.targetHealthFactor, fullBelow: liquidationConfig.healthFactorForMaxBonus, leastShare: liquidationConfig.liquidationBonusFactor,
  reserves: reserves.map(settingsOf),
});

/** The spoke as it was before the call. */
export const openingOf = ({ reserves, riskPremium }: RecordedAsked): State =>
  ({ market: { reserves: reserves.map(reserveOf) }, accounts: [{ name: borrower, riskPremium, positions: reserves.map(positionOf) }] });
