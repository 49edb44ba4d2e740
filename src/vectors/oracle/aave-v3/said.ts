import { assessed } from '../../../mechanisms/aave-v3/kernel/account.js';
import type { Output } from '../../../mechanisms/aave-v3/kernel/outputs.js';
import { type Account, accountOf, type Parameters, positionOf, type State } from '../../../mechanisms/aave-v3/kernel/state.js';
import type { Value } from '../comparing.js';
import { saidOfReason } from './failures.js';
import { borrower, liquidator, treasury } from './opening.js';

type Fields = Readonly<Record<string, Value>>;

/** What the borrower is worth, in the words of the recording. */
export function saidOfWorth(parameters: Parameters, state: State): Fields {
  const assessment = assessed(parameters, state, accountOf(state, borrower));
  if (assessment.kind === 'reverted') return { err: saidOfReason(assessment.reason, parameters.release.name) };
  const { collateral, debt, health, loanToValue, threshold } = assessment;
  return { totalCollateralBase: collateral, totalDebtBase: debt, healthFactor: health, avgLtv: loanToValue, avgLiquidationThreshold: threshold };
}

/** An announcement, as the recordings write events. */
export function saidOfOutput(output: Output): string {
  if (output.kind === 'liquidated') return 'LiquidationCall';
  if (output.kind === 'collateralDisabled') return `ReserveUsedAsCollateralDisabled(${output.reserve.toString()})`;
  if (output.kind === 'collateralEnabled') return `ReserveUsedAsCollateralEnabled(${output.reserve.toString()})`;
  const name = output.kind === 'deficitCreated' ? 'DeficitCreated' : 'DeficitCovered';
  return `${name}(${output.reserve.toString()},${output.amount.toString()})`;
}

/** The flags of an account as one word: the borrow bit of reserve i at 2i, its collateral bit at 2i + 1. */
export const flagsOf = ({ positions }: Account): bigint => positions.reduce((flags, { isBorrowing, isCollateral }, index) => {
  const place = 2n * BigInt(index);
  return flags | (isBorrowing ? 1n << place : 0n) | (isCollateral ? 2n << place : 0n);
}, 0n);

/** What the three accounts have in a reserve, and its deficit where the release has deficits. */
export function saidOfReserve({ release }: Parameters, state: State, index: number): Fields {
  const { scaledDeposit, scaledDebt } = positionOf(accountOf(state, borrower), index);
  const depositOf = (name: string): bigint => positionOf(accountOf(state, name), index).scaledDeposit;
  const scaled = { aScaledUser: scaledDeposit, aScaledLiquidator: depositOf(liquidator), aScaledTreasury: depositOf(treasury), vScaledUser: scaledDebt };
  return release.recordsDeficit ? { ...scaled, deficit: state.market.reserves[index]?.deficit } : scaled;
}
