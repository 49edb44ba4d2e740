import { mulDivDown } from '../../../kernel/arithmetic.js';
import { INFINITE_RATIO, isWord, NOMINAL_ONE, ONE, RECOVERY_RATIO } from './constants.js';
import { withSums } from './balances.js';
import { isReverted, type Reverted, reverted } from './reason.js';
import { type Account, accountOf, type Market, type State, type Step, withAccount, withMarket } from './state.js';

/** Collateral [wei] and debt [LUSD × 10^18]. */
export interface Holding {
  readonly collateral: bigint;
  readonly debt: bigint;
}

/** ⌊collateral · price / debt⌋, and infinite where nothing is owed. */
export const ratioOf = ({ collateral, debt }: Holding, price: bigint): bigint => (debt > 0n ? mulDivDown(collateral, price, debt) : INFINITE_RATIO);

/** The same without a price, for placing troves in their order. */
export const nominalRatioOf = ({ collateral, debt }: Holding): bigint => (debt > 0n ? mulDivDown(collateral, NOMINAL_ONE, debt) : INFINITE_RATIO);

/** What redistributions gave to a trove since it was last brought up to date, rounded down: the remainder stays in the default pool. */
export function pendingOf({ collateralPerStake, debtPerStake }: Market, account: Account): Holding {
  if (account.status !== 1n) return { collateral: 0n, debt: 0n };
  return {
    collateral: mulDivDown(account.stake, collateralPerStake - account.collateralSnapshot, ONE),
    debt: mulDivDown(account.stake, debtPerStake - account.debtSnapshot, ONE),
  };
}

/** A trove with what is pending. */
export function entireOf(market: Market, account: Account): Holding {
  const pending = pendingOf(market, account);
  return { collateral: account.collateral + pending.collateral, debt: account.debt + pending.debt };
}

/** The ratio of a trove now. Where the ratio of the system fits a word, so does this. */
export const currentRatio = (state: State, name: string): bigint => ratioOf(entireOf(state.market, accountOf(state, name)), state.market.price);

/** All collateral and all debt. */
export const wholeOf = ({ activeCollateral, activeDebt, defaultCollateral, defaultDebt }: Market): Holding =>
  ({ collateral: activeCollateral + defaultCollateral, debt: activeDebt + defaultDebt });

/** Whether the system is in recovery. */
export interface Mode {
  readonly kind: 'mode';
  readonly isRecovery: boolean;
}

/** In recovery below 150% of the whole. The product must fit a word, which bounds the product of every trove too. */
export function modeOf({ market }: State): Mode | Reverted {
  const whole = wholeOf(market);
  if (whole.debt > 0n && !isWord(whole.collateral * market.price)) return reverted('SafeMath: multiplication overflow');
  return { kind: 'mode', isRecovery: ratioOf(whole, market.price) < RECOVERY_RATIO };
}

/** Moves what is pending for a trove from the default pool to the active one. */
export const withPendingMoved = (state: State, { collateral, debt }: Holding): Step =>
  withSums(state, { activeCollateral: collateral, activeDebt: debt, defaultCollateral: -collateral, defaultDebt: -debt });

/** Brings a trove up to date: what is pending becomes its own. */
export function withPendingApplied(state: State, name: string): Step {
  const { market } = state;
  const account = accountOf(state, name);
  // Of what was redistributed without collateral the contract knows nothing here: it asks for the collateral alone.
  if (account.status !== 1n || account.collateralSnapshot >= market.collateralPerStake) return state;
  const entire = entireOf(market, account);
  const moved = withPendingMoved(state, pendingOf(market, account));
  if (isReverted(moved)) return moved;
  return withAccount(moved, { ...account, ...entire, collateralSnapshot: market.collateralPerStake, debtSnapshot: market.debtPerStake });
}

/** ⌊collateral · stakes / collateral⌋ of the last liquidation: younger troves have stakes as if they had taken part in redistributions before. */
export function stakeOf({ stakesSnapshot, collateralSnapshot }: Market, collateral: bigint): bigint {
  return collateralSnapshot === 0n ? collateral : mulDivDown(collateral, stakesSnapshot, collateralSnapshot);
}

/** Gives a trove the stake of its collateral. */
export function withStake(state: State, account: Account): Step {
  const { market } = state;
  if (market.collateralSnapshot > 0n && market.stakesSnapshot === 0n) return reverted('invalid opcode');
  const stake = stakeOf(market, account.collateral);
  const changed = withAccount(state, { ...account, stake });
  return withMarket(changed, { totalStakes: market.totalStakes - account.stake + stake });
}

/** Places a trove, from the highest: before the first whose nominal ratio now is not above its own. */
export function withPlace(state: State, name: string, nominalRatio: bigint): State {
  const others = state.market.order.filter((each) => each !== name);
  const isNotAbove = (each: string): boolean => nominalRatioOf(entireOf(state.market, accountOf(state, each))) <= nominalRatio;
  const next = others.find(isNotAbove);
  const order = next === undefined ? [...others, name] : others.flatMap((each) => (each === next ? [name, each] : [each]));
  return withMarket(state, { order });
}
