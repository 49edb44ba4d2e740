import { right } from 'fp-ts/lib/Either.js';
import { decodeWith } from '../../../machine/input.js';
import { eulerV2 } from '../../../mechanisms/euler-v2/dialect.js';
import { call, type Call } from '../../../mechanisms/euler-v2/kernel/call.js';
import { type Liquidation, planned } from '../../../mechanisms/euler-v2/kernel/liquidate.js';
import { type Liquidity, liquidityOf, refusalOfController } from '../../../mechanisms/euler-v2/kernel/liquidity.js';
import { liquidationAt } from '../../../mechanisms/euler-v2/kernel/loan-to-value.js';
import type { Reverted } from '../../../mechanisms/euler-v2/kernel/reason.js';
import { accountOf, type Fixed, type State } from '../../../mechanisms/euler-v2/kernel/state.js';
import { compared } from '../comparing.js';
import type { Asking, Comparison, OracleKind, Replay } from '../kind.js';
import { names, namesOf, openingOf, parametersOf } from './opening.js';
import { type RecordedRow, type RecordedState, Row } from './row.js';
import { recordedAnswer, recordedLiquidity, recordedState, saidLiquidity, saidOfOutputs, saidOfReason, saidPlan, saidState } from './said.js';

function comparedStates(path: string, expected: RecordedState, state: State, violator: string): readonly Comparison[] {
  const [one, other] = [recordedState(expected), saidState(state, violator)];
  return [...compared(`${path}.vault`, one.vault, other.vault), ...compared(`${path}.violator`, one.violator, other.violator), ...compared(`${path}.liquidator`, one.liquidator, other.liquidator)];
}

function askedIn(row: RecordedRow): Liquidation {
  const { repayAssets, minYieldBalance } = row.op;
  return { ...namesOf(row), at: row.t, collateral: row.collateral.toString(), repaid: repayAssets === 'max' ? null : repayAssets, leastSeized: minYieldBalance };
}

function liquidityIn(fixed: Fixed, state: State, violator: string, at: bigint): Liquidity | Reverted {
  const account = accountOf(state, violator);
  return refusalOfController(account) ?? liquidityOf(fixed, state.market, account, at, 'liquidation');
}

function comparedLimits(fixed: Fixed, { t, liqLTVnow }: RecordedRow): readonly Comparison[] {
  const limits = fixed.collaterals.map(({ loanToValue }) => liquidationAt(loanToValue, t));
  return compared('liqLTVnow', { [names[0]]: liqLTVnow[0], [names[1]]: liqLTVnow[1] }, { [names[0]]: limits[0], [names[1]]: limits[1] });
}

const callIn = ({ at, liquidator: sender, ...request }: Liquidation): Call => ({ at, sender, request: { type: 'liquidate', ...request } });

/** The call and what it left. */
function comparedCall(fixed: Fixed, state: State, asked: Liquidation, row: RecordedRow): readonly Comparison[] {
  const answer = call(fixed, state, callIn(asked));
  const isAccepted = answer.kind === 'accepted';
  const said = isAccepted ? saidOfOutputs(answer.outputs) : { ok: false, revert: saidOfReason(answer.reason) };
  return [...compared('call', recordedAnswer(row), said), ...comparedStates('after', row.after, isAccepted ? answer.state : state, asked.violator)];
}

function replayed(fixed: Fixed, row: RecordedRow): readonly Comparison[] {
  const state = openingOf(row);
  const asked = askedIn(row);
  const recordedPlan = 'revert' in row.check ? { revert: row.check.revert } : { ...row.check };
  return [
    ...comparedLimits(fixed, row),
    ...compared('before.violator', { debt: row.before.violator.debt }, { debt: saidState(state, asked.violator).violator['debt'] }),
    ...compared('liquidity', recordedLiquidity(row), saidLiquidity(liquidityIn(fixed, state, asked.violator, row.t))),
    ...compared('check', recordedPlan, saidPlan(planned(fixed, state, asked, row.t))),
    ...comparedCall(fixed, state, asked, row),
  ];
}

const asking: Asking = (data) => {
  const row = decodeWith(Row, data);
  if (row._tag === 'Left') return row;
  const fixed = parametersOf(row.right);
  return fixed._tag === 'Left' ? fixed : right([eulerV2.asked(fixed.right, openingOf(row.right), callIn(askedIn(row.right)))]);
};

const replay: Replay = (data) => {
  const row = decodeWith(Row, data);
  if (row._tag === 'Left') return row;
  const fixed = parametersOf(row.right);
  return fixed._tag === 'Left' ? fixed : right(replayed(fixed.right, row.right));
};

/** Attempts to liquidate on vaults of the Euler Vault Kit, each on its own. */
export const eulerEvkLiquidations: OracleKind = {
  id: 'euler-evk-liquidations',
  dialect: 'euler-v2@1',
  holds: (fileName) => fileName.startsWith('euler-evk-liquidations'),
  unobservable: [
    { field: 'row, config', reason: 'They number the row and the deployment; no contract answered them.' },
    { field: 'decimals', reason: 'They say how the row was drawn; the contracts know base units only.' },
    {
      field: 'colAssets',
      reason: 'A question: what shares stand for follows from the totals of the collateral vaults, which rows do not have. Where the violator has no shares, the liquidator\'s are taken one for one.',
    },
    { field: 'before', reason: 'What the row begins with; the rounded debt in it, which follows from the exact one, is compared.' },
  ],
  asking,
  begin: () => replay,
};
