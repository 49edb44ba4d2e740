import type { Reason } from '../../../mechanisms/aave-v3/kernel/reason.js';
import type { ReleaseName } from '../../../mechanisms/aave-v3/kernel/release.js';

/** What releases before v3.4 say for a reason. */
const numbers: Readonly<Partial<Record<Reason, string>>> = {
  InvalidBurnAmount: '25',
  ReserveInactive: '27',
  ReservePaused: '29',
  HealthFactorNotBelowThreshold: '45',
  CollateralCannotBeLiquidated: '46',
  SpecifiedCurrencyNotBorrowedByUser: '47',
  PriceOracleSentinelCheckFailed: '59',
  LiquidationGraceSentinelCheckFailed: '97',
  MustNotLeaveDust: '103',
};

/** A refusal in the words of the recording. */
export function saidOfReason(reason: Reason, release: ReleaseName): string {
  if (reason === 'arithmetic') return 'Panic:0x11:overflow';
  if (reason === 'division by zero') return 'Panic:0x12:divzero';
  if (reason === 'no words') return 'EmptyRevert';
  const saysNumbers = release === 'v3.0' || release === 'v3.3';
  return saysNumbers ? `Error:${numbers[reason] ?? reason}` : `Custom:${reason}`;
}
