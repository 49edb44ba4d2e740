import { mulDivDown } from '../../../kernel/arithmetic.js';
import { withSums } from './balances.js';
import { FEE_FLOOR, GAS_COMPENSATION, isWord, LEAST_NET_DEBT, LEAST_RATIO, ONE, RECOVERY_RATIO } from './constants.js';
import { accepted, type Accepted } from './outputs.js';
import { isReverted, type Reason, type Reverted, reverted } from './reason.js';
import { accountOf, type State, type Step, withAccount, withMarket } from './state.js';
import { type Holding, modeOf, nominalRatioOf, ratioOf, wholeOf, withPendingApplied, withPlace, withStake } from './trove.js';

/** What somebody opens a trove with. */
export interface Opening {
  /** [wei] */
  readonly collateral: bigint;
  /** [LUSD × 10^18] */
  readonly lusd: bigint;
  /** The most that the fee may be of it × 10^18. */
  readonly maxFee: bigint;
}

function feeRefusal({ lusd, maxFee }: Opening, isRecovery: boolean): Reason | null {
  if (isRecovery) return maxFee > ONE ? 'Max fee percentage must less than or equal to 100%' : null;
  return maxFee < FEE_FLOOR || maxFee > ONE ? 'Max fee percentage must be between 0.5% and 100%' : isWord(lusd * ONE) ? null : 'SafeMath: multiplication overflow';
}

/** The share that a fee is of what is drawn, rounded down × 10^18. */
function chargeRefusal({ lusd, maxFee }: Opening, fee: bigint): Reason | null {
  if (lusd === 0n) return 'SafeMath: division by zero';
  return mulDivDown(fee, ONE, lusd) > maxFee ? 'Fee exceeded provided maximum' : null;
}

/** What the ratios must be: in recovery the trove's own at 150%, else the trove's at 110% and the system's at 150% with it. */
function ratioRefusal({ market }: State, trove: Holding, whole: Holding, isRecovery: boolean): Reason | null {
  if (!isWord(trove.collateral * market.price)) return 'SafeMath: multiplication overflow';
  const ratio = ratioOf(trove, market.price);
  if (isRecovery) return ratio < RECOVERY_RATIO ? 'BorrowerOps: Operation must leave trove with ICR >= CCR' : null;
  if (ratio < LEAST_RATIO) return 'BorrowerOps: An operation that would result in ICR < MCR is not permitted';
  if (!isWord(whole.collateral * market.price)) return 'SafeMath: multiplication overflow';
  return ratioOf(whole, market.price) < RECOVERY_RATIO ? 'BorrowerOps: An operation that would result in TCR < CCR is not permitted' : null;
}

/** ⌊lusd · 0.5%⌋, which stakers receive; nothing in recovery. */
const feeOf = ({ lusd }: Opening, isRecovery: boolean): bigint => (isRecovery ? 0n : mulDivDown(lusd, FEE_FLOOR, ONE));

function openingRefusal(state: State, name: string, opening: Opening, isRecovery: boolean): Reason | null {
  const unfit = feeRefusal(opening, isRecovery);
  if (unfit === 'Max fee percentage must less than or equal to 100%' || unfit === 'Max fee percentage must be between 0.5% and 100%') return unfit;
  if (accountOf(state, name).status === 1n) return 'BorrowerOps: Trove is active';
  if (unfit !== null) return unfit;
  const fee = feeOf(opening, isRecovery);
  const charge = isRecovery ? null : chargeRefusal(opening, fee);
  if (charge !== null) return charge;
  if (opening.lusd + fee < LEAST_NET_DEBT) return "BorrowerOps: Trove's net debt must be greater than minimum";
  const trove = { collateral: opening.collateral, debt: opening.lusd + fee + GAS_COMPENSATION };
  const whole = wholeOf(state.market);
  return ratioRefusal(state, trove, { collateral: whole.collateral + trove.collateral, debt: whole.debt + trove.debt }, isRecovery);
}

/** Opens a trove (`openTrove`, with hints that help nobody). */
export function openTrove(state: State, name: string, opening: Opening): Accepted | Reverted {
  const mode = modeOf(state);
  if (mode.kind === 'reverted') return mode;
  const refusal = openingRefusal(state, name, opening, mode.isRecovery);
  if (refusal !== null) return reverted(refusal);
  const { market } = state;
  const account = accountOf(state, name);
  const debt = opening.lusd + feeOf(opening, mode.isRecovery) + GAS_COMPENSATION;
  const trove: Holding = { collateral: opening.collateral, debt };
  const staked = withStake(state, {
    ...account, ...trove, status: 1n, collateralSnapshot: market.collateralPerStake, debtSnapshot: market.debtPerStake,
    lusd: account.lusd + opening.lusd, ether: account.ether - opening.collateral,
  });
  if (isReverted(staked)) return staked;
  const placed = withPlace(staked, name, nominalRatioOf(trove));
  const after = withSums(placed, { activeCollateral: trove.collateral, activeDebt: debt, supply: debt });
  return isReverted(after) ? after : accepted(after, []);
}

/** Adds collateral to a trove (`addColl`) [wei]. */
export function addCollateral(state: State, name: string, amount: bigint): Accepted | Reverted {
  const mode = modeOf(state);
  if (mode.kind === 'reverted') return mode;
  if (amount === 0n) return reverted('BorrowerOps: There must be either a collateral change or a debt change');
  if (accountOf(state, name).status !== 1n) return reverted('BorrowerOps: Trove does not exist or is closed');
  const applied = withPendingApplied(state, name);
  if (isReverted(applied)) return applied;
  const account = accountOf(applied, name);
  const trove: Holding = { collateral: account.collateral + amount, debt: account.debt };
  const whole = wholeOf(applied.market);
  const refusal = mode.isRecovery ? null : ratioRefusal(applied, trove, { ...whole, collateral: whole.collateral + amount }, false);
  return refusal === null ? added(applied, name, trove, amount) : reverted(refusal);
}

function added(state: State, name: string, trove: Holding, amount: bigint): Accepted | Reverted {
  const account = accountOf(state, name);
  const staked: Step = withStake(state, { ...account, ...trove, ether: account.ether - amount });
  if (isReverted(staked)) return staked;
  const after = withSums(withPlace(staked, name, nominalRatioOf(trove)), { activeCollateral: amount });
  return isReverted(after) ? after : accepted(after, []);
}

/** Pays out what a liquidation in recovery left to an owner (`claimCollateral`). */
export function claim(state: State, name: string): Accepted | Reverted {
  const account = accountOf(state, name);
  if (account.surplus === 0n) return reverted('CollSurplusPool: No collateral available to claim');
  const paidOut = withAccount(state, { ...account, surplus: 0n, ether: account.ether + account.surplus });
  return accepted(withMarket(paidOut, { surplus: state.market.surplus - account.surplus }), []);
}
