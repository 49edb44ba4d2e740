import { left, right } from 'fp-ts/lib/Either.js';
import { decodeWith, type InputError } from '../../../../machine/input.js';
import { call, type Request } from '../../../../mechanisms/maker-clip/kernel/call.js';
import type { Fixed } from '../../../../mechanisms/maker-clip/kernel/fixed.js';
import type { State } from '../../../../mechanisms/maker-clip/kernel/state.js';
import { makerClip } from '../../../../mechanisms/maker-clip/dialect.js';
import type { Parameters } from '../../../../mechanisms/maker-clip/parameters.js';
import type { Asking, Comparison, OracleKind, Replay } from '../../kind.js';
import { comparedAnswers } from '../../traced.js';
import { comparedStates } from './comparing.js';
import { hasPast, openingOf, parametersOf } from './opening.js';
import { requestOf, settingNames } from './request.js';
import { type RecordedRow, type RecordedState, type RecordedStep, Row } from './row.js';
import { patched, saidOf, saidOfAnswer } from './said.js';

/** A scenario in the course of its replay: what the mechanism says, and what was recorded. */
interface Course {
  readonly state: State;
  readonly recorded: RecordedState;
  readonly comparisons: readonly Comparison[];
}

/** After a refusal nothing is compared but the refusal: it leaves the state as it was, of which the next success convinces itself. */
function played(fixed: Fixed, { state, recorded, comparisons }: Course, step: RecordedStep, request: Request): Course {
  const path = `steps[${step.i.toString()}]`;
  const answer = call(fixed, state, { at: step.t, sender: step.sender, request });
  const after = answer.kind === 'accepted' ? answer.state : state;
  const told = step.ok ? patched(recorded, step.state ?? {}) : recorded;
  const states = step.ok ? comparedStates(`${path}.state`, told, saidOf(after, step.t)) : [];
  return { state: after, recorded: told, comparisons: [...comparisons, ...comparedAnswers(path, step, saidOfAnswer(answer)), ...states] };
}

const unknownSetting = (place: number): InputError =>
  ({ code: 'MALFORMED', path: `steps[${place.toString()}].args`, expected: `a parameter that can be set (${settingNames})`, found: 'another' });

function replayed(row: RecordedRow, parameters: Parameters): ReturnType<Replay> {
  let course: Course = { state: openingOf(parameters, row), recorded: row.initial, comparisons: [] };
  for (const [place, step] of row.steps.entries()) {
    const request = requestOf(step);
    if (request === null) return left([unknownSetting(place)]);
    course = played(parameters, course, step, request);
  }
  // A refused call is not looked at: the end is as it was seen after the last that went through.
  const end = row.steps.filter(({ ok }) => ok).at(-1)?.t ?? row.t0;
  return right([...course.comparisons, ...comparedStates('final', row.final, saidOf(course.state, end))]);
}

const begun: InputError = { code: 'MALFORMED', path: 'initial', expected: 'a system without auctions and with an empty queue', found: 'one with a past' };

const replay: Replay = (data) => {
  const row = decodeWith(Row, data);
  if (row._tag === 'Left') return row;
  if (hasPast(row.right)) return left([begun]);
  const parameters = parametersOf(row.right);
  return parameters._tag === 'Left' ? parameters : replayed(row.right, parameters.right);
};

/** Each call of a row, with the state that it met. */
const asking: Asking = (data) => {
  const row = decodeWith(Row, data);
  if (row._tag === 'Left') return row;
  const parameters = parametersOf(row.right);
  if (parameters._tag === 'Left') return parameters;
  let state = openingOf(parameters.right, row.right);
  return right(row.right.steps.flatMap((step) => {
    const request = requestOf(step);
    if (request === null) return [];
    const asked = { at: step.t, sender: step.sender, request };
    const met = state;
    const answer = call(parameters.right, met, asked);
    if (answer.kind === 'accepted') state = answer.state;
    return [makerClip.asked(parameters.right, met, asked)];
  }));
};

/** Scenarios of Maker's liquidation system, call by call. */
export const makerClipTraces: OracleKind = {
  id: 'maker-clip-traces',
  dialect: 'maker-clip@1',
  holds: (fileName) => fileName.startsWith('maker-clip-traces'),
  unobservable: [
    { field: 'id, seed, class, steps[].i', reason: 'They name the scenario and number its calls; no contract answered them.' },
    { field: 't0', reason: 'The time at which the system was set up, which no later answer depends on.' },
    { field: 'acct.end', reason: 'What shutdown itself holds is compared where a row names that account; recordings need not watch it.' },
  ],
  asking,
  begin: () => replay,
};
