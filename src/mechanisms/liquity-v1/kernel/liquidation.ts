import { min, mulDivDown } from '../../../kernel/arithmetic.js';
import { COLLATERAL_GAS_DIVISOR, LEAST_RATIO, ONE } from './constants.js';
import { accepted, type Accepted } from './outputs.js';
import { isReverted, type Reverted, reverted } from './reason.js';
import { accountOf, type State, withAccount, withMarket } from './state.js';
import { entireOf, type Holding, pendingOf, withPendingMoved } from './trove.js';

/** What the liquidation of one trove comes to. */
export interface Values {
  /** Of the trove, with what was pending. */
  readonly entire: Holding;
  /** To whoever liquidates [wei]. */
  readonly collateralGas: bigint;
  /** Bought by the stability pool. */
  readonly offset: Holding;
  /** Given to other troves. */
  readonly redistributed: Holding;
  /** Left to the owner to claim [wei]. */
  readonly surplus: bigint;
  /** The collateral that is announced [wei]. */
  readonly announced: bigint;
  readonly isRecovery: boolean;
}

const none: Holding = { collateral: 0n, debt: 0n };
const gasOf = (collateral: bigint): bigint => mulDivDown(collateral, 1n, COLLATERAL_GAS_DIVISOR);

/** The pool buys what it can, and collateral in proportion, rounded down; other troves get the rest. `pool` is the LUSD left in it. */
export function normalValues(entire: Holding, pool: bigint, isRecovery: boolean): Values {
  const collateralGas = gasOf(entire.collateral);
  const collateral = entire.collateral - collateralGas;
  const debt = min(entire.debt, pool);
  const offset = { debt, collateral: pool > 0n ? mulDivDown(collateral, debt, entire.debt) : 0n };
  const redistributed = { debt: entire.debt - offset.debt, collateral: collateral - offset.collateral };
  return { entire, collateralGas, offset, redistributed, surplus: 0n, announced: entire.collateral, isRecovery };
}

/** A trove at or below 100%: the pool would lose, so that other troves get all. */
export function redistributedValues(entire: Holding): Values {
  const collateralGas = gasOf(entire.collateral);
  const redistributed = { debt: entire.debt, collateral: entire.collateral - collateralGas };
  return { entire, collateralGas, offset: none, redistributed, surplus: 0n, announced: entire.collateral, isRecovery: true };
}

/** A trove above 110%: the pool buys all of its debt at 110%, rounded down, and the owner keeps the rest. */
export function cappedValues(entire: Holding, price: bigint): Values {
  const capped = mulDivDown(entire.debt, LEAST_RATIO, price);
  const collateralGas = gasOf(capped);
  const offset = { debt: entire.debt, collateral: capped - collateralGas };
  return { entire, collateralGas, offset, redistributed: none, surplus: entire.collateral - capped, announced: offset.collateral, isRecovery: true };
}

/** How a trove is liquidated where the system began in recovery and is in it still; null where it is not. Ratios × 10^18. */
export function recoveryValues(entire: Holding, ratio: bigint, systemRatio: bigint, pool: bigint, price: bigint): Values | null {
  if (ratio <= ONE) return redistributedValues(entire);
  if (ratio < LEAST_RATIO) return normalValues(entire, pool, true);
  return ratio < systemRatio && entire.debt <= pool ? cappedValues(entire, price) : null;
}

/** Closes a trove that is liquidated. Its stake goes first, so that it gets nothing of its own debt. The last trove stays. */
export function closed(state: State, name: string, { entire, surplus, announced, isRecovery }: Values): Accepted | Reverted {
  const account = accountOf(state, name);
  const moved = withPendingMoved(state, pendingOf(state.market, account));
  if (isReverted(moved)) return moved;
  const { order, totalStakes } = moved.market;
  if (order.length <= 1) return reverted('TroveManager: Only one trove in the system');
  const emptied = withAccount(moved, {
    ...account, status: 3n, collateral: 0n, debt: 0n, stake: 0n, collateralSnapshot: 0n, debtSnapshot: 0n, surplus: account.surplus + surplus,
  });
  const after = withMarket(emptied, { totalStakes: totalStakes - account.stake, order: order.filter((each) => each !== name) });
  return accepted(after, [{ kind: 'troveLiquidated', trove: name, debt: entire.debt, collateral: announced, isRecovery }]);
}

/** The trove of a name with what is pending. */
export const entireTrove = (state: State, name: string): Holding => entireOf(state.market, accountOf(state, name));
