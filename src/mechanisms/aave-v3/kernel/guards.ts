import { type Assessment } from './account.js';
import { WAD } from './fixed.js';
import type { Reason } from './reason.js';
import { type Account, type Leg, type Parameters, positionOf, type State } from './state.js';

/** Below this health the whole debt may be repaid at once, and nobody waits for the sentinel [WAD]: 0.95. */
export const CLOSE_FACTOR_HEALTH = 950_000_000_000_000_000n;

/** What a liquidation is about: an account, its reserves, and who liquidates it when. */
export interface Pair {
  readonly at: bigint;
  readonly borrower: Account;
  readonly liquidator: string;
  readonly collateral: Leg;
  readonly debt: Leg;
  /** The borrower's debt in the reserve [asset units]. */
  readonly owed: bigint;
}

function refusedByWorld({ release }: Parameters, { market }: State, { health }: Assessment, { at, collateral, debt }: Pair): Reason | null {
  if (!collateral.settings.isActive || !debt.settings.isActive) return 'ReserveInactive';
  if (collateral.settings.isPaused || debt.settings.isPaused) return 'ReservePaused';
  if (release.hasSentinel && market.sentinelAllows === false && health >= CLOSE_FACTOR_HEALTH) return 'PriceOracleSentinelCheckFailed';
  const isOver = collateral.settings.graceUntil < at && debt.settings.graceUntil < at;
  return release.hasGrace && !isOver ? 'LiquidationGraceSentinelCheckFailed' : null;
}

/** Why a liquidation is not allowed, if it is not: the first of the checks that fails. */
export function refusedLiquidation(parameters: Parameters, state: State, assessment: Assessment, pair: Pair): Reason | null {
  const { release } = parameters;
  if (release.refusesSelfLiquidation && pair.borrower.name === pair.liquidator) return 'SelfLiquidation';
  const refused = refusedByWorld(parameters, state, assessment, pair);
  if (refused !== null) return refused;
  if (assessment.health >= WAD) return 'HealthFactorNotBelowThreshold';
  const { isCollateral } = positionOf(pair.borrower, pair.collateral.index);
  if (!isCollateral || (release.needsOwnThreshold && pair.collateral.settings.threshold === 0n)) return 'CollateralCannotBeLiquidated';
  return pair.owed === 0n ? 'SpecifiedCurrencyNotBorrowedByUser' : null;
}
