import { right } from 'fp-ts/lib/Either.js';
import { decodeWith } from '../../../machine/input.js';
import { type Answer, call, type Call } from '../../../mechanisms/morpho-blue/kernel/pre-liquidation/call.js';
import type { Output } from '../../../mechanisms/morpho-blue/kernel/pre-liquidation/outputs.js';
import type { Reverted } from '../../../mechanisms/morpho-blue/kernel/pre-liquidation/reason.js';
import { contractName, type Fixed, lendingOf, type State, withLending } from '../../../mechanisms/morpho-blue/kernel/pre-liquidation/state.js';
import { refusalOf, type Terms } from '../../../mechanisms/morpho-blue/kernel/pre-liquidation/terms.js';
import { withAccount, withMarket } from '../../../mechanisms/morpho-blue/kernel/state.js';
import { morphoPreLiquidation } from '../../../mechanisms/morpho-pre-liquidation/dialect.js';
import { openMarketWithPreLiquidation, type Parameters } from '../../../mechanisms/morpho-pre-liquidation/parameters.js';
import { compared } from '../comparing.js';
import type { Asking, Comparison, OracleKind, Replay } from '../kind.js';
import { comparedOpening, labels } from './blue.js';
import { parametersOf, openingOf } from './opening.js';
import { requestOf } from './request.js';
import { PreLiquidationRow, type RecordedPreLiquidationRow } from './row.js';
import { type Fields, recordedAnswer, recordedState, saidOfOutput, saidOfReason, saidState } from './said.js';

type RecordedEvent = RecordedPreLiquidationRow['events'][number];

const termsOf = ({ pre }: RecordedPreLiquidationRow): Terms => ({
  preLltv: pre.preLltv,
  closeFactor: { first: pre.preLCF1, last: pre.preLCF2 },
  incentive: { first: pre.preLIF1, last: pre.preLIF2 },
});

const parametersIn = (row: RecordedPreLiquidationRow): Parameters => ({ lending: parametersOf(row), terms: termsOf(row), hasOwnPrice: row.pre.separateOracle });

/** Whoever authorised the contract did so before the first call. */
function beginningOf(row: RecordedPreLiquidationRow): State {
  const opened = withLending(openMarketWithPreLiquidation(parametersIn(row), { at: row.t0, price: row.price0, rate: row.rate0 }), openingOf(row));
  const authorized = Object.entries(row.pre.authorized).filter(([, isAuthorized]) => isAuthorized);
  return authorized.reduce((state, [name]) => withLending(state, withAccount(lendingOf(state), name, { authorized: [contractName] })), opened);
}

function saidOfRefusal(refused: Reverted): Fields {
  if (refused.reason === 'PreLiquidationTooLarge') {
    return { ok: false, revert: `Custom:${refused.reason}(${refused.repaidShares.toString()},${refused.most.toString()})` };
  }
  const { reason } = refused;
  const isOwn = reason === 'InconsistentInput' || reason === 'LiquidatablePosition' || reason === 'NotPreLiquidatablePosition';
  return { ok: false, revert: isOwn ? `Custom:${reason}()` : saidOfReason(reason) };
}

function saidOfOwn(output: Output): Fields {
  if (output.kind !== 'preLiquidated') return saidOfOutput(output);
  const { repaidAssets, repaidShares, seizedAssets } = output;
  return { 'pre.repaidAssets': repaidAssets, 'pre.repaidShares': repaidShares, 'pre.seizedAssets': seizedAssets, 'ret.0': seizedAssets, 'ret.1': repaidAssets };
}

const saidOf = (answer: Answer): Fields =>
  (answer.kind === 'reverted' ? saidOfRefusal(answer) : answer.outputs.reduce<Fields>((fields, output) => ({ ...fields, ...saidOfOwn(output) }), { ok: true }));

/** The market that a call meets: at the prices that the row has for it. */
function metBy({ price, prePrice = price }: RecordedEvent, state: State): State {
  const lending = withMarket(lendingOf(state), { price });
  return { market: { lending: lending.market, ownPrice: prePrice }, accounts: lending.accounts };
}

function callIn(event: RecordedEvent): Call {
  const request = event.op === 'preLiquidate' ? { type: event.op, ...event.a } : requestOf(event, event.by);
  return { at: event.t, sender: event.by, request };
}

const asked = (fixed: Fixed, state: State, event: RecordedEvent): Answer => call(fixed, metBy(event, state), callIn(event));

function replayed(row: RecordedPreLiquidationRow): readonly Comparison[] {
  const fixed = parametersIn(row);
  const refusal = refusalOf(fixed.terms, row.lltv, true);
  const construction = compared('pre', { constructorRevert: row.pre.constructorRevert ?? 'none' }, { constructorRevert: refusal === null ? 'none' : `Custom:${refusal}()` });
  let state = beginningOf(row);
  const events = row.events.flatMap((event) => {
    const path = `events[${event.i.toString()}]`;
    const answer = asked(fixed, state, event);
    if (answer.kind === 'accepted') state = answer.state;
    return [...compared(path, recordedAnswer(event), saidOf(answer)), ...compared(`${path}.s`, recordedState(event.s), saidState(lendingOf(state)))];
  });
  return [...construction, ...events];
}

/** Each call of a row, with the market that it met. A contract that could not be made was asked nothing. */
const asking: Asking = (data) => {
  const row = decodeWith(PreLiquidationRow, data);
  if (row._tag === 'Left') return row;
  const fixed = parametersIn(row.right);
  let state = beginningOf(row.right);
  return right(row.right.events.map((event) => {
    const met = metBy(event, state);
    const answer = asked(fixed, state, event);
    if (answer.kind === 'accepted') state = answer.state;
    return morphoPreLiquidation.asked(fixed, met, callIn(event));
  }));
};

const replay: Replay = (data) => {
  const row = decodeWith(PreLiquidationRow, data);
  return row._tag === 'Left' ? row : right([...comparedOpening(row.right, openingOf(row.right)), ...replayed(row.right)]);
};

/** Scenarios of one Morpho Blue market with a pre-liquidation contract beside it, call by call. */
export const morphoPreLiquidationTraces: OracleKind = {
  id: 'morpho-pre-liquidation-traces',
  dialect: 'morpho-pre-liquidation@1',
  holds: (fileName) => fileName.startsWith('morpho-pre-liquidation-traces'),
  unobservable: [
    ...labels,
    { field: 'pre.style', reason: 'It says how the terms were drawn; the contract knows the terms only.' },
    { field: 'pre.preLltv, pre.preLCF1, pre.preLCF2, pre.preLIF1, pre.preLIF2, pre.separateOracle, pre.authorized', reason: 'They are what the scenario begins with, not what came of it.' },
  ],
  asking,
  begin: () => replay,
};
