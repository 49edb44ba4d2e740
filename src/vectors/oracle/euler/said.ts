import { assetsOf, owedNow } from '../../../mechanisms/euler-v2/kernel/debt.js';
import type { Liquidity } from '../../../mechanisms/euler-v2/kernel/liquidity.js';
import type { Planned } from '../../../mechanisms/euler-v2/kernel/liquidate.js';
import type { Output } from '../../../mechanisms/euler-v2/kernel/outputs.js';
import type { Reason, Reverted } from '../../../mechanisms/euler-v2/kernel/reason.js';
import { accountOf, holdingOf, type State } from '../../../mechanisms/euler-v2/kernel/state.js';
import type { Value } from '../comparing.js';
import { names } from './opening.js';
import type { RecordedRow, RecordedState } from './row.js';

/** Fields by name. */
export type Fields = Readonly<Record<string, Value>>;

/** A refusal in the words of the recording. */
export function saidOfReason(reason: Reason): string {
  if (reason === 'arithmetic') return 'Panic:0x11';
  return reason === 'division by zero' ? 'Panic:0x12' : `Custom:${reason}()`;
}

/** A recorded state as fields. */
export const recordedState = ({ vault, violator, liquidator }: RecordedState): Readonly<Record<'vault' | 'violator' | 'liquidator', Fields>> =>
  ({ vault: { ...vault }, violator: { ...violator }, liquidator: { ...liquidator } });

/** The state of the mechanism, as it would be recorded of this violator. */
export function saidState(state: State, violatorName: string): Readonly<Record<'vault' | 'violator' | 'liquidator', Fields>> {
  const { market } = state;
  const shares = (name: string): Fields => ({ col1: holdingOf(accountOf(state, name), names[0]).shares, col2: holdingOf(accountOf(state, name), names[1]).shares });
  const debtExact = (name: string): bigint => owedNow(market, accountOf(state, name));
  return {
    vault: {
      totalShares: market.totalShares, cash: market.cash, totalBorrowsExact: market.totalBorrows, interestAccumulator: market.accumulator, accumulatedFees: market.accumulatedFees,
    },
    violator: { debtExact: debtExact(violatorName), debt: assetsOf(debtExact(violatorName)), ...shares(violatorName) },
    liquidator: { debtExact: debtExact('LIQ'), ...shares('LIQ') },
  };
}

/** What `accountLiquidity` answered. */
export const recordedLiquidity = ({ liquidity }: RecordedRow): Fields =>
  ('revert' in liquidity ? { revert: liquidity.revert } : { backing: liquidity[0], liability: liquidity[1] });

export const saidLiquidity = (liquidity: Liquidity | Reverted): Fields =>
  (liquidity.kind === 'reverted' ? { revert: saidOfReason(liquidity.reason) } : { backing: liquidity.backing, liability: liquidity.liability });

/** What `checkLiquidation` answers. */
export const saidPlan = (plan: Planned): Fields =>
  (plan.kind === 'reverted' ? { revert: saidOfReason(plan.reason) } : { maxRepay: plan.most.repaid, maxYield: plan.most.seized });

/** What the call was recorded to answer. */
export const recordedAnswer = (row: RecordedRow): Fields =>
  (row.ok ? { ok: true, repay: row.liquidate.repay, yield: row.liquidate.yield, debtSocialized: row.debtSocialized } : { ok: false, revert: row.revert });

/** The announcements of an accepted call, as they would be recorded. */
export const saidOfOutputs = (outputs: readonly Output[]): Fields =>
  outputs.reduce<Fields>((fields, output) => (output.kind === 'socialised' ? { ...fields, debtSocialized: output.assets } : { ...fields, repay: output.repaid, yield: output.seized }),
    { ok: true, debtSocialized: undefined });
