import * as t from 'io-ts';
import { IntegerFromString } from '../../../machine/integers.js';
import { Word } from '../word.js';

const Sys = t.type({
  price: Word, TCR: Word, recoveryMode: t.boolean, L_ETH: Word, L_LUSDDebt: Word, totalStakes: Word, totalStakesSnapshot: Word, totalCollateralSnapshot: Word,
  lastETHError_Redistribution: Word, lastLUSDDebtError_Redistribution: Word, baseRate: Word, activePoolETH: Word, activePoolLUSDDebt: Word, defaultPoolETH: Word,
  defaultPoolLUSDDebt: Word, spETH: Word, spTotalLUSD: Word, P: Word, currentScale: Word, currentEpoch: Word, S: Word, lastETHError_Offset: Word,
  lastLUSDLossError_Offset: Word, collSurplusPoolETH: Word, lusdSupply: Word,
});

const User = t.partial({
  debt: Word, coll: Word, stake: Word, status: Word, pendingETH: Word, pendingLUSDDebt: Word, ICR: Word, spInitial: Word, spCompounded: Word, spETHGain: Word,
  collSurplus: Word, lusd: Word, eth: IntegerFromString, snapL_ETH: Word, snapL_LUSDDebt: Word,
});

const order = t.array(t.string);
const Whole = t.type({ sys: Sys, order, users: t.record(t.string, User) });
/** Keys of the system replace those before, users replace by name, and null is a user with nothing. */
const Patch = t.partial({ sys: t.partial(Sys.props), order, users: t.record(t.string, t.union([User, t.null])) });

const operation = <O extends string, A extends t.Props>(op: O, args: A) => t.type({ op: t.literal(op), args: t.type(args) });

const Operation = t.union([
  operation('setPrice', { price: Word }),
  operation('openTrove', { coll: Word, lusd: Word, maxFee: Word }),
  operation('addColl', { coll: Word }),
  operation('provideToSP', { amount: Word }),
  operation('withdrawFromSP', { amount: Word }),
  operation('liquidate', { trove: t.string }),
  operation('liquidateTroves', { n: Word }),
  operation('batchLiquidateTroves', { troves: t.array(t.string) }),
  operation('claimCollateral', {}),
], 'an operation that the recordings have');

const Log = t.type({ by: t.string, name: t.string, args: t.record(t.string, t.string) });
const Answer = t.union([
  t.intersection([t.type({ ok: t.literal(true) }), t.partial({ ret: t.string, logs: t.array(Log), state: Patch })]),
  t.intersection([t.type({ ok: t.literal(false), revert: t.union([t.string, t.null]) }), t.partial({ halt: t.string })]),
], 'an answer, with ok true or false');

const Step = t.intersection([t.type({ i: t.Integer, t: Word, sender: t.string }), Operation, Answer]);

/** One scenario: an empty system, and what its contracts answered, call by call. */
export const Row = t.type({ id: t.Integer, seed: t.Integer, class: t.string, initial: Whole, steps: t.array(Step), final: Whole });

export type RecordedRow = t.TypeOf<typeof Row>;
export type RecordedState = t.TypeOf<typeof Whole>;
export type RecordedPatch = t.TypeOf<typeof Patch>;
export type RecordedUser = t.TypeOf<typeof User>;
export type RecordedStep = t.TypeOf<typeof Step>;
export type RecordedOperation = t.TypeOf<typeof Operation>;
