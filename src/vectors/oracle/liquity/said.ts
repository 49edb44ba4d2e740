import type { Answer, Request } from '../../../mechanisms/liquity-v1/kernel/call.js';
import { RECOVERY_RATIO } from '../../../mechanisms/liquity-v1/kernel/constants.js';
import { systemRatio } from '../../../mechanisms/liquity-v1/kernel/depositor.js';
import type { Output } from '../../../mechanisms/liquity-v1/kernel/outputs.js';
import { compoundedOf, gainOf, sumAt } from '../../../mechanisms/liquity-v1/kernel/pool.js';
import type { Account, Market, State } from '../../../mechanisms/liquity-v1/kernel/state.js';
import { entireOf, pendingOf, ratioOf } from '../../../mechanisms/liquity-v1/kernel/trove.js';
import { type Log, logged, type RecordedAnswer } from '../traced.js';
import type { RecordedOperation, RecordedPatch, RecordedState, RecordedUser } from './row.js';

/** What a recorded operation asks of the mechanism. */
export function requestOf(operation: RecordedOperation): Request {
  switch (operation.op) {
    case 'setPrice': return { type: 'setPrice', price: operation.args.price };
    case 'openTrove': return { type: 'openTrove', opening: { collateral: operation.args.coll, lusd: operation.args.lusd, maxFee: operation.args.maxFee } };
    case 'addColl': return { type: 'addColl', collateral: operation.args.coll };
    case 'provideToSP': return { type: 'provideToSP', amount: operation.args.amount };
    case 'withdrawFromSP': return { type: 'withdrawFromSP', amount: operation.args.amount };
    case 'liquidate': return { type: 'liquidate', trove: operation.args.trove };
    case 'liquidateTroves': return { type: 'liquidateTroves', most: operation.args.n };
    case 'batchLiquidateTroves': return { type: 'batchLiquidateTroves', troves: operation.args.troves };
    case 'claimCollateral': return { type: 'claimCollateral' };
  }
}

function saidOfSystem(state: State): RecordedState['sys'] {
  const { market } = state;
  const { pool } = market;
  const ratio = systemRatio(state);
  return {
    price: market.price, TCR: ratio, recoveryMode: ratio < RECOVERY_RATIO,
    L_ETH: market.collateralPerStake, L_LUSDDebt: market.debtPerStake,
    totalStakes: market.totalStakes, totalStakesSnapshot: market.stakesSnapshot, totalCollateralSnapshot: market.collateralSnapshot,
    lastETHError_Redistribution: market.collateralError, lastLUSDDebtError_Redistribution: market.debtError,
    baseRate: 0n,
    activePoolETH: market.activeCollateral, activePoolLUSDDebt: market.activeDebt, defaultPoolETH: market.defaultCollateral, defaultPoolLUSDDebt: market.defaultDebt,
    spETH: pool.collateral, spTotalLUSD: pool.deposits, P: pool.product, currentScale: pool.scale, currentEpoch: pool.epoch, S: sumAt(pool, pool.epoch, pool.scale),
    lastETHError_Offset: pool.collateralError, lastLUSDLossError_Offset: pool.lossError,
    collSurplusPoolETH: market.surplus, lusdSupply: market.supply,
  };
}

/** The ratio of a trove is told only while it is active. */
function saidOfAccount(market: Market, account: Account): RecordedUser {
  const pending = pendingOf(market, account);
  const { deposit } = account;
  return {
    debt: account.debt, coll: account.collateral, stake: account.stake, status: account.status, pendingETH: pending.collateral, pendingLUSDDebt: pending.debt,
    ICR: account.status === 1n ? ratioOf(entireOf(market, account), market.price) : 0n,
    spInitial: deposit.initial, spCompounded: compoundedOf(market.pool, deposit), spETHGain: gainOf(market.pool, deposit),
    collSurplus: account.surplus, lusd: account.lusd, eth: account.ether, snapL_ETH: account.collateralSnapshot, snapL_LUSDDebt: account.debtSnapshot,
  };
}

/** The state of the mechanism in the words of the recording. */
export const saidOf = (state: State): RecordedState => ({
  sys: saidOfSystem(state),
  order: [...state.market.order],
  users: Object.fromEntries(state.accounts.map((account): [string, RecordedUser] => [account.name, saidOfAccount(state.market, account)])),
});

/** What was recorded so far, with a patch. */
export function patched(before: RecordedState, { sys = {}, order = before.order, users = {} }: RecordedPatch): RecordedState {
  const changed = Object.entries(users).map(([name, user]): [string, RecordedUser] => [name, user ?? {}]);
  return { sys: { ...before.sys, ...sys }, order, users: { ...before.users, ...Object.fromEntries(changed) } };
}

/** An announcement, as the contracts log it. */
function logOf(output: Output): Log {
  switch (output.kind) {
    case 'troveLiquidated':
      return logged('TroveManager', 'TroveLiquidated', { _borrower: output.trove, _debt: output.debt, _coll: output.collateral, _operation: output.isRecovery ? '2' : '1' });
    case 'gainsSummed': return logged('StabilityPool', 'S_Updated', { _S: output.sum, _epoch: output.epoch, _scale: output.scale });
    case 'epochBegun': return logged('StabilityPool', 'EpochUpdated', { _currentEpoch: output.epoch });
    case 'scaleBegun': return logged('StabilityPool', 'ScaleUpdated', { _currentScale: output.scale });
    case 'productChanged': return logged('StabilityPool', 'P_Updated', { _P: output.product });
    case 'redistributed': return logged('TroveManager', 'LTermsUpdated', { _L_ETH: output.collateralPerStake, _L_LUSDDebt: output.debtPerStake });
    case 'liquidated':
      return logged('TroveManager', 'Liquidation', {
        _liquidatedDebt: output.debt, _liquidatedColl: output.collateral, _collGasCompensation: output.collateralGas, _LUSDGasCompensation: output.lusdGas,
      });
    case 'gainWithdrawn': return logged('StabilityPool', 'ETHGainWithdrawn', { _depositor: output.depositor, _ETH: output.gain, _LUSDLoss: output.loss });
  }
}

/** An answer, in the words of the recording. */
export function saidOfAnswer(answer: Answer): RecordedAnswer {
  if (answer.kind === 'accepted') return { ok: true, logs: answer.outputs.map(logOf) };
  return answer.reason === 'invalid opcode' ? { ok: false, revert: null, halt: answer.reason } : { ok: false, revert: answer.reason };
}
