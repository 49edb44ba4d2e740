import { mulDivDown } from '../../../kernel/arithmetic.js';

/** How much may be owed on a collateral [10^4]; a fall of the limit for liquidation is spread over time. */
export interface LoanToValue {
  /** Below which an account has to be for anything but liquidation. */
  readonly borrow: bigint;
  /** Above which it is liquidated, once the ramp is over. */
  readonly liquidation: bigint;
  /** Above which it was, when the ramp began. */
  readonly initialLiquidation: bigint;
  /** When the ramp is over [seconds]; 0 where none of this was ever set. */
  readonly target: bigint;
  /** [seconds] */
  readonly rampDuration: bigint;
}

/** Whether the vault was ever told of this collateral. */
export const isRecognised = ({ target }: LoanToValue): boolean => target !== 0n;

/** The limit for liquidation now: it falls in a straight line, rounded down, and rises at once [10^4]. */
export function liquidationAt({ liquidation, initialLiquidation, target, rampDuration }: LoanToValue, at: bigint): bigint {
  if (at >= target || liquidation >= initialLiquidation) return liquidation;
  return liquidation + mulDivDown(initialLiquidation - liquidation, target - at, rampDuration);
}
