import { right } from 'fp-ts/lib/Either.js';
import { decodeWith } from '../../../machine/input.js';
import { aaveV3 } from '../../../mechanisms/aave-v3/dialect.js';
import { call, type Call } from '../../../mechanisms/aave-v3/kernel/call.js';
import type { Accepted } from '../../../mechanisms/aave-v3/kernel/outputs.js';
import { accountOf, type Parameters } from '../../../mechanisms/aave-v3/kernel/state.js';
import { compared, comparedLists, type Value } from '../comparing.js';
import type { Asking, Comparison, OracleKind, Replay } from '../kind.js';
import { saidOfReason } from './failures.js';
import { borrower, liquidator, openingOf, parametersOf } from './opening.js';
import { LiquidationRow, type RecordedAnswer, type RecordedAsked } from './row.js';
import { flagsOf, saidOfOutput, saidOfReserve, saidOfWorth } from './said.js';

type Succeeded = Extract<RecordedAnswer, { ok: true }>;
type Fields = Readonly<Record<string, Value>>;

/** Worth after a call is recorded without the averages. */
const withoutAverages = ({ avgLtv: _ltv, avgLiquidationThreshold: _threshold, ...rest }: Fields): Fields => rest;

function comparedAfter(parameters: Parameters, expected: Succeeded, { state, outputs }: Accepted): readonly Comparison[] {
  const liquidated = outputs.find((output) => output.kind === 'liquidated');
  const amounts = { debtLiquidated: liquidated?.debt, collateralToLiquidator: liquidated?.received, userConfigAfter: flagsOf(accountOf(state, borrower)) };
  const { debtLiquidated, collateralToLiquidator, userConfigAfter } = expected;
  return [
    ...compared('out', { debtLiquidated, collateralToLiquidator, userConfigAfter }, amounts),
    ...comparedLists('out.events', expected.events, outputs.map(saidOfOutput), (event) => ({ event })),
    ...comparedLists('out.post', expected.post, parameters.reserves.map((_reserve, index) => saidOfReserve(parameters, state, index)), (fields) => fields),
    ...compared('out.after', expected.after, withoutAverages(saidOfWorth(parameters, state))),
  ];
}

const callIn = (at: bigint, asked: RecordedAsked): Call => ({
  at, sender: liquidator,
  request: { type: 'liquidate', account: borrower, collateral: asked.collateral, debt: asked.debt, covered: asked.debtToCover, takesDeposit: asked.receiveAToken },
});

const asking: Asking = (data) => {
  const row = decodeWith(LiquidationRow, data);
  if (row._tag === 'Left') return row;
  const { version, timestamp, in: asked } = row.right;
  return right([aaveV3.asked(parametersOf(asked, version), openingOf(asked), callIn(timestamp, asked))]);
};

const replay: Replay = (data) => {
  const row = decodeWith(LiquidationRow, data);
  if (row._tag === 'Left') return row;
  const { version, timestamp, in: asked, out } = row.right;
  const parameters = parametersOf(asked, version);
  const state = openingOf(asked);
  const answer = call(parameters, state, callIn(timestamp, asked));
  const before = compared('out.before', out.before, saidOfWorth(parameters, state));
  const verdict = compared('out', out.ok ? { ok: true } : { ok: false, err: out.err }, answer.kind === 'accepted' ? { ok: true } : { ok: false, err: saidOfReason(answer.reason, version) });
  return right([...before, ...verdict, ...(out.ok && answer.kind === 'accepted' ? comparedAfter(parameters, out, answer) : [])]);
};

/** Whole liquidations of Aave v3, release by release. */
export const aaveV3LiquidationCall: OracleKind = {
  id: 'aave-v3-liquidation-call',
  dialect: 'aave-v3@1',
  holds: (fileName) => fileName.startsWith('aave-v3-liquidation-call'),
  unobservable: [{ field: 'id, tag', reason: 'They number and describe the row; no contract answered them.' }],
  asking,
  begin: () => replay,
};
