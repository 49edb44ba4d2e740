import { paid, withSums } from './balances.js';
import { GAS_COMPENSATION } from './constants.js';
import { accepted, type Accepted, type Output } from './outputs.js';
import { offset } from './pool.js';
import { isReverted, type Reverted, reverted } from './reason.js';
import { redistribute } from './redistribution.js';
import { type Course, throughList, throughOrder, type Totals } from './sequence.js';
import { accountOf, type State, type Step, withAccount, withMarket } from './state.js';
import { modeOf } from './trove.js';

/** Stakes and collateral as they stand after a liquidation: later stakes are measured against them. */
function withSnapshots(state: State, collateralGas: bigint): State {
  const { totalStakes, activeCollateral, defaultCollateral } = state.market;
  return withMarket(state, { stakesSnapshot: totalStakes, collateralSnapshot: activeCollateral - collateralGas + defaultCollateral });
}

/** 200 LUSD for each trove, and half a percent of its collateral. */
function withGasPaid(state: State, liquidator: string, { collateralGas, count }: Totals): Step {
  const account = paid(accountOf(state, liquidator), count * GAS_COMPENSATION, collateralGas);
  if ('kind' in account) return account;
  return withSums(withAccount(state, account), { activeCollateral: -collateralGas });
}

function announced({ entire, collateralGas, surplus, count }: Totals): Output {
  return { kind: 'liquidated', debt: entire.debt, collateral: entire.collateral - collateralGas - surplus, collateralGas, lusdGas: count * GAS_COMPENSATION };
}

/** Settles a course: the pool first, then other troves, the owners' surplus, snapshots, and whoever called. */
function settled({ state, totals, outputs }: Course, liquidator: string): Accepted | Reverted {
  if (totals.entire.debt === 0n) return reverted('TroveManager: nothing to liquidate');
  const bought = offset(state, totals.offset.debt, totals.offset.collateral);
  if (bought.kind === 'reverted') return bought;
  const given = redistribute(bought.state, totals.redistributed.debt, totals.redistributed.collateral);
  if (given.kind === 'reverted') return given;
  const kept = withSums(given.state, { activeCollateral: -totals.surplus, surplus: totals.surplus });
  const after = isReverted(kept) ? kept : withGasPaid(withSnapshots(kept, totals.collateralGas), liquidator, totals);
  return isReverted(after) ? after : accepted(after, [...outputs, ...bought.outputs, ...given.outputs, announced(totals)]);
}

/** Liquidates the troves of a list (`batchLiquidateTroves`). */
export function liquidateList(state: State, liquidator: string, names: readonly string[]): Accepted | Reverted {
  if (names.length === 0) return reverted('TroveManager: Calldata address array must not be empty');
  const mode = modeOf(state);
  const course = mode.kind === 'reverted' ? mode : throughList(state, names, mode.isRecovery);
  return course.kind === 'reverted' ? course : settled(course, liquidator);
}

/** Liquidates one active trove (`liquidate`). */
export function liquidateOne(state: State, liquidator: string, name: string): Accepted | Reverted {
  if (accountOf(state, name).status !== 1n) return reverted('TroveManager: Trove does not exist or is closed');
  return liquidateList(state, liquidator, [name]);
}

/** Liquidates up to so many troves from the lowest ratio on (`liquidateTroves`). */
export function liquidateLowest(state: State, liquidator: string, most: bigint): Accepted | Reverted {
  const mode = modeOf(state);
  const course = mode.kind === 'reverted' ? mode : throughOrder(state, most, mode.isRecovery);
  return course.kind === 'reverted' ? course : settled(course, liquidator);
}
