import { releaseOf, type ReleaseName } from '../../../mechanisms/aave-v3/kernel/release.js';
import type { Account, Category, Parameters, Reserve, Settings, State } from '../../../mechanisms/aave-v3/kernel/state.js';
import type { RecordedAsked, RecordedReserve } from './row.js';

/** Who takes part in every recording. */
export const borrower = 'borrower';
export const liquidator = 'liquidator';
export const treasury = 'treasury';
const umbrella = 'umbrella';

const settingsOf = (reserve: RecordedReserve): Settings => ({
  unit: 10n ** reserve.decimals,
  loanToValue: reserve.ltv, threshold: reserve.liquidationThreshold, bonus: reserve.liquidationBonus, feeShare: reserve.protocolFee,
  isActive: reserve.active, isPaused: reserve.paused, graceUntil: reserve.gracePeriodUntil ?? 0n,
});

const reserveOf = ({ price, liquidityIndex, variableBorrowIndex }: RecordedReserve): Reserve => ({ price, liquidityIndex, borrowIndex: variableBorrowIndex, deficit: 0n });

/** Category 1, where the borrower chose it: reserves name it in v3.0, later it names its reserves. */
function categoriesOf({ emode, reserves }: RecordedAsked, release: ReleaseName): readonly Category[] {
  if (emode === undefined) return [];
  const isMember = (reserve: RecordedReserve, index: number): boolean =>
    release === 'v3.0' ? reserve.emodeCategory === 1 : (emode.collateralBitmap & (1n << BigInt(index))) !== 0n;
  return [{
    name: 'category 1', members: reserves.map(isMember),
    loanToValue: emode.ltv, threshold: emode.liquidationThreshold, bonus: emode.liquidationBonus,
  }];
}

/** The parameters of a recorded pool. */
export const parametersOf = (asked: RecordedAsked, release: ReleaseName): Parameters =>
  ({ release: releaseOf(release), reserves: asked.reserves.map(settingsOf), categories: categoriesOf(asked, release), treasury, umbrella });

/** The pool as it was before the call. */
export function openingOf({ reserves, emode, sentinel }: RecordedAsked): State {
  const account: Account = {
    name: borrower, category: emode === undefined ? null : 'category 1',
    positions: reserves.map(({ aScaled, vScaled, isCollateral, isBorrowing }) => ({ scaledDeposit: aScaled, scaledDebt: vScaled, isCollateral, isBorrowing })),
  };
  return { market: { reserves: reserves.map(reserveOf), sentinelAllows: sentinel === 'none' ? null : sentinel === 'up' }, accounts: [account] };
}
