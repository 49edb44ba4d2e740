import type { Output } from '../../../mechanisms/morpho-blue/kernel/outputs.js';
import type { Reason } from '../../../mechanisms/morpho-blue/kernel/reason.js';
import type { Account, State } from '../../../mechanisms/morpho-blue/kernel/state.js';
import type { Value } from '../comparing.js';
import type { RecordedState, RecordedStep } from './row.js';

/** Fields by name. */
export type Fields = Readonly<Record<string, Value>>;

/** A refusal in the words of the recording. */
export function saidOfReason(reason: Reason): string {
  if (reason === 'arithmetic') return 'Panic:0x11';
  return reason === 'division by zero' ? 'Panic:0x12' : `Error:${reason}`;
}

/** A recorded state as fields. Positions with nothing are not listed, and none is expected that is not. */
export const recordedState = ({ m, p }: RecordedState): Fields => ({
  ...m,
  ...Object.fromEntries(Object.entries(p).flatMap(([name, [supplyShares, borrowShares, collateral]]) => [
    [`${name}.supplyShares`, supplyShares], [`${name}.borrowShares`, borrowShares], [`${name}.collateral`, collateral],
  ])),
});

const hasAnything = ({ supplyShares, borrowShares, collateral }: Account): boolean => supplyShares !== 0n || borrowShares !== 0n || collateral !== 0n;

/** The state of the mechanism, as it would be recorded. */
export function saidState({ market, accounts }: State): Fields {
  const { supply, borrow, lastUpdate, fee } = market;
  const positions = accounts.filter(hasAnything).map(({ name, supplyShares, borrowShares, collateral }): [string, [bigint, bigint, bigint]] =>
    [name, [supplyShares, borrowShares, collateral]]);
  const m = {
    totalSupplyAssets: supply.assets, totalSupplyShares: supply.shares, totalBorrowAssets: borrow.assets, totalBorrowShares: borrow.shares, lastUpdate, fee,
  };
  return recordedState({ m, p: Object.fromEntries(positions) });
}

const prefixed = (prefix: string, fields: Fields | undefined): Fields =>
  Object.fromEntries(Object.entries(fields ?? {}).map(([name, value]) => [`${prefix}.${name}`, value]));

/** A recorded answer as fields. */
export function recordedAnswer(step: RecordedStep): Fields {
  if (!step.ok) return { ok: false, revert: step.revert };
  const [first, second] = step.ret ?? [undefined, undefined];
  const returned = step.ret === undefined ? {} : { 'ret.0': first, 'ret.1': second };
  return { ok: true, ...returned, ...prefixed('accrue', step.accrue), ...prefixed('liq', step.liq), ...prefixed('pre', step.pre) };
}

/** What one announcement says, and what the call returned with it. */
export function saidOfOutput(output: Output): Fields {
  if (output.kind === 'accrued') return { 'accrue.prevBorrowRate': output.rate, 'accrue.interest': output.interest, 'accrue.feeShares': output.feeShares };
  if (output.kind === 'moved') return { 'ret.0': output.assets, 'ret.1': output.shares };
  const { kind: _kind, ...liquidated } = output;
  return { ...prefixed('liq', liquidated), 'ret.0': output.seizedAssets, 'ret.1': output.repaidAssets };
}

/** An accepted call as it would be recorded. */
export const saidOfOutputs = (outputs: readonly Output[]): Fields => outputs.reduce<Fields>((fields, output) => ({ ...fields, ...saidOfOutput(output) }), { ok: true });
