import { right } from 'fp-ts/lib/Either.js';
import { decodeWith } from '../../../machine/input.js';
import { morphoBlue } from '../../../mechanisms/morpho-blue/dialect.js';
import { call } from '../../../mechanisms/morpho-blue/kernel/call.js';
import { type State, withMarket } from '../../../mechanisms/morpho-blue/kernel/state.js';
import { compared } from '../comparing.js';
import type { Asking, Comparison, OracleKind, Replay, Unobservable } from '../kind.js';
import { parametersOf, openingOf } from './opening.js';
import { requestOf } from './request.js';
import { BlueRow, type RecordedBlueRow, type RecordedHeader } from './row.js';
import { recordedAnswer, recordedState, saidOfOutputs, saidOfReason, saidState } from './said.js';

/** What either kind of row carries beside questions and answers. */
export const labels: readonly Unobservable[] = [
  { field: 'trace, events[].i', reason: 'They number the scenario and its calls; no contract answered them.' },
  { field: 'loanDecimals, collateralDecimals, scale', reason: 'They say how the scenario was drawn; the contract knows base units only.' },
  { field: 'lltv, irm, rate0, fee0, price0, t0', reason: 'They are what the market was made with; initState, which has what they led to, is compared.' },
];

/** The market as it begins: made with the header, and as it was recorded. */
export const comparedOpening = ({ initState }: RecordedHeader, state: State): readonly Comparison[] => compared('initState', recordedState(initState), saidState(state));

function replayed(row: RecordedBlueRow): readonly Comparison[] {
  const fixed = parametersOf(row);
  let state: State = openingOf(row);
  return row.events.flatMap((event) => {
    const path = `events[${event.i.toString()}]`;
    const answer = call(fixed, withMarket(state, { price: event.price }), { at: event.t, sender: event.by, request: requestOf(event, event.by) });
    if (answer.kind === 'accepted') state = answer.state;
    const said = answer.kind === 'accepted' ? saidOfOutputs(answer.outputs) : { ok: false, revert: saidOfReason(answer.reason) };
    return [...compared(path, recordedAnswer(event), said), ...compared(`${path}.s`, recordedState(event.s), saidState(state))];
  });
}

/** Each call of a row, with the market that it met: at the price that the row has for it. */
const asking: Asking = (data) => {
  const row = decodeWith(BlueRow, data);
  if (row._tag === 'Left') return row;
  const fixed = parametersOf(row.right);
  let state: State = openingOf(row.right);
  return right(row.right.events.map((event) => {
    const asked = { at: event.t, sender: event.by, request: requestOf(event, event.by) };
    const met = withMarket(state, { price: event.price });
    const answer = call(fixed, met, asked);
    if (answer.kind === 'accepted') state = answer.state;
    return morphoBlue.asked(fixed, met, asked);
  }));
};

const replay: Replay = (data) => {
  const row = decodeWith(BlueRow, data);
  return row._tag === 'Left' ? row : right([...comparedOpening(row.right, openingOf(row.right)), ...replayed(row.right)]);
};

/** Scenarios of one Morpho Blue market, call by call. */
export const morphoBlueTraces: OracleKind = {
  id: 'morpho-blue-traces',
  dialect: 'morpho-blue@1',
  holds: (fileName) => fileName.startsWith('morpho-blue-traces'),
  unobservable: labels,
  asking,
  begin: () => replay,
};
