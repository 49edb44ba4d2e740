import { left, right } from 'fp-ts/lib/Either.js';
import { decodeWith, type InputError } from '../../../machine/input.js';
import { call } from '../../../mechanisms/liquity-v1/kernel/call.js';
import { liquityV1 } from '../../../mechanisms/liquity-v1/dialect.js';
import { emptySystem, type State } from '../../../mechanisms/liquity-v1/kernel/state.js';
import { compared, type Value } from '../comparing.js';
import type { Asking, Comparison, OracleKind, Replay } from '../kind.js';
import { comparedAnswers } from '../traced.js';
import { type RecordedRow, type RecordedState, type RecordedUser, Row } from './row.js';
import { patched, requestOf, saidOf, saidOfAnswer } from './said.js';

const nothing = {
  debt: 0n, coll: 0n, stake: 0n, status: 0n, pendingETH: 0n, pendingLUSDDebt: 0n, ICR: 0n, spInitial: 0n, spCompounded: 0n, spETHGain: 0n, collSurplus: 0n, lusd: 0n, eth: 0n,
  snapL_ETH: 0n, snapL_LUSDDebt: 0n,
};

const whole = (user: RecordedUser | undefined): Readonly<Record<string, Value>> => ({ ...nothing, ...user });

/** Compares every field of two states: what a patch leaves out has to be as it was. */
function comparedStates(path: string, expected: RecordedState, got: RecordedState): readonly Comparison[] {
  const names = [...new Set([...Object.keys(expected.users), ...Object.keys(got.users)])];
  return [
    ...compared(`${path}.sys`, expected.sys, got.sys),
    { field: `${path}.order`, expected: expected.order.join(' '), got: got.order.join(' ') },
    ...names.flatMap((name) => compared(`${path}.users.${name}`, whole(expected.users[name]), whole(got.users[name]))),
  ];
}

function replayed({ initial, steps, final }: RecordedRow): readonly Comparison[] {
  let state: State = emptySystem(initial.sys.price);
  let recorded = initial;
  const comparisons: Comparison[] = [...comparedStates('initial', initial, saidOf(state))];
  for (const step of steps) {
    const path = `steps[${step.i.toString()}]`;
    const answer = call(state, { sender: step.sender, request: requestOf(step) });
    state = answer.kind === 'accepted' ? answer.state : state;
    comparisons.push(...comparedAnswers(path, step, saidOfAnswer(answer)));
    if (step.ok) {
      recorded = patched(recorded, step.state ?? {});
      comparisons.push(...comparedStates(`${path}.state`, recorded, saidOf(state)));
    }
  }
  return [...comparisons, ...comparedStates('final', final, saidOf(state))];
}

const begun: InputError = { code: 'MALFORMED', path: 'initial', expected: 'a system in which nothing has happened', found: 'one with troves or users' };

const replay: Replay = (data) => {
  const row = decodeWith(Row, data);
  if (row._tag === 'Left') return row;
  const { order, users } = row.right.initial;
  return order.length > 0 || Object.keys(users).length > 0 ? left([begun]) : right(replayed(row.right));
};

/** Each call of a row, with the state that it met. */
const asking: Asking = (data) => {
  const row = decodeWith(Row, data);
  if (row._tag === 'Left') return row;
  let state: State = emptySystem(row.right.initial.sys.price);
  return right(row.right.steps.map((step) => {
    const asked = { sender: step.sender, request: requestOf(step) };
    const met = state;
    const answer = call(met, asked);
    if (answer.kind === 'accepted') state = answer.state;
    return liquityV1.asked({}, met, asked);
  }));
};

/** Scenarios of Liquity v1, call by call. */
export const liquityTraces: OracleKind = {
  id: 'liquity-v1-traces',
  dialect: 'liquity-v1@1',
  holds: (fileName) => fileName.startsWith('liquity-v1-traces'),
  unobservable: [
    { field: 'id, seed, class, steps[].i', reason: 'They name the scenario and number its calls; no contract answered them.' },
    { field: 'steps[].t', reason: 'No answer depends on the time: nothing is redeemed, so that the base rate stays at zero.' },
  ],
  asking,
  begin: () => replay,
};
