import type { Assessment } from './account.js';
import type { Reason } from './reason.js';
import { type Account, type Leg, positionOf, termsOf } from './state.js';
import { WAD } from './word.js';

/** What a liquidator asks for (`liquidationCall`). */
export interface Asked {
  /** The borrower. */
  readonly account: string;
  /** Places of reserves. */
  readonly collateral: number;
  readonly debt: number;
  /** The most that the liquidator pays [asset units]. */
  readonly covered: bigint;
  /** Whether the liquidator takes the supplied shares over, instead of the asset. */
  readonly receivesShares: boolean;
}

/** An account and the two reserves of a liquidation. */
export interface Pair {
  readonly borrower: Account;
  readonly collateral: Leg;
  readonly debt: Leg;
}

/** Why a liquidation is not allowed, if it is not: the first of the checks that fails. */
export function refusedLiquidation({ health }: Assessment, { borrower, collateral, debt }: Pair, liquidator: string, { covered, receivesShares }: Asked): Reason | null {
  if (borrower.name === liquidator) return 'SelfLiquidation';
  if (covered === 0n) return 'InvalidDebtToCover';
  if (collateral.settings.isPaused || debt.settings.isPaused) return 'ReservePaused';
  const supplied = positionOf(borrower, collateral.index);
  if (supplied.suppliedShares === 0n) return 'ReserveNotSupplied';
  if (positionOf(borrower, debt.index).drawnShares === 0n) return 'ReserveNotBorrowed';
  if (health >= WAD) return 'HealthFactorNotBelowThreshold';
  if (!supplied.isCollateral || termsOf(collateral, supplied).collateralFactor === 0n) return 'ReserveNotEnabledAsCollateral';
  const mayReceive = !collateral.settings.isFrozen && collateral.settings.receivesShares;
  return receivesShares && !mayReceive ? 'CannotReceiveShares' : null;
}
