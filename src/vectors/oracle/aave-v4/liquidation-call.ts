import { right } from 'fp-ts/lib/Either.js';
import { decodeWith } from '../../../machine/input.js';
import { assessed } from '../../../mechanisms/aave-v4/kernel/account.js';
import { aaveV4 } from '../../../mechanisms/aave-v4/dialect.js';
import { call, type Call } from '../../../mechanisms/aave-v4/kernel/call.js';
import type { Accepted, Output, Told } from '../../../mechanisms/aave-v4/kernel/outputs.js';
import { accountOf, type Parameters, positionOf, type State } from '../../../mechanisms/aave-v4/kernel/state.js';
import { compared, comparedLists, type Value } from '../comparing.js';
import type { Asking, Comparison, OracleKind, Replay } from '../kind.js';
import { borrower, liquidator, openingOf, parametersOf } from './opening.js';
import { LiquidationRow, type RecordedAnswer, type RecordedAsked } from './row.js';
import { saidOfReason } from './said.js';

type Fields = Readonly<Record<string, Value>>;
type Succeeded = Extract<RecordedAnswer, { ok: true }>;

function saidOfWorth(parameters: Parameters, state: State): Fields {
  const assessment = assessed(parameters, state, accountOf(state, borrower));
  if (assessment.kind === 'reverted') return { err: saidOfReason(assessment.reason) };
  const { collateral, debt, collateralFactor, health, riskPremium, collaterals, borrows } = assessment;
  return {
    riskPremium, avgCollateralFactor: collateralFactor, healthFactor: health, totalCollateralValue: collateral, totalDebtValueRay: debt,
    activeCollateralCount: collaterals, borrowCount: borrows,
  };
}

const saidOfPremium = ({ shares, offset, restored }: Told): Fields => ({ sharesDelta: shares, offsetRayDelta: offset, restoredPremiumRay: restored });

/** What the hub was asked, as the recording writes it. */
function saidOfOutput(output: Output): readonly Fields[] {
  if (output.kind === 'liquidated') return [];
  const assetId = BigInt(output.reserve);
  if (output.kind === 'removed') return [{ call: 'Remove', assetId, amount: output.amount }];
  if (output.kind === 'feePaid') return [{ call: 'FeeShares', assetId, shares: output.shares }];
  return [{ call: output.kind === 'restored' ? 'Restore' : 'ReportDeficit', assetId, drawnAmount: output.drawn, ...saidOfPremium(output.premium) }];
}

function saidOfCall(outputs: readonly Output[]): Fields {
  const said = outputs.find((output) => output.kind === 'liquidated');
  if (said?.kind !== 'liquidated') return {};
  return {
    debtAmountRestored: said.debt, drawnSharesLiquidated: said.drawnShares, collateralAmountRemoved: said.collateral,
    collateralSharesLiquidated: said.shares, collateralSharesToLiquidator: said.sharesToLiquidator, ...saidOfPremium(said.premium),
  };
}

function saidOfReserve(state: State, index: number): Fields {
  const { drawnShares, premiumShares, premiumOffset, suppliedShares, isCollateral, isBorrowing } = positionOf(accountOf(state, borrower), index);
  const received = positionOf(accountOf(state, liquidator), index).suppliedShares;
  return { drawnShares, premiumShares, premiumOffsetRay: premiumOffset, suppliedShares, collateral: isCollateral, borrowing: isBorrowing, liquidatorSuppliedShares: received };
}

function comparedAfter(parameters: Parameters, expected: Succeeded, { state, outputs }: Accepted): readonly Comparison[] {
  const { premiumDelta, ...amounts } = expected.call;
  const posts = parameters.reserves.map((_reserve, index) => saidOfReserve(state, index));
  const said = { deficit: outputs.some(({ kind }) => kind === 'deficitReported'), riskPremiumAfter: accountOf(state, borrower).riskPremium };
  return [
    ...compared('out.call', { ...amounts, ...premiumDelta }, saidOfCall(outputs)),
    ...comparedLists('out.hubCalls', expected.hubCalls, outputs.flatMap(saidOfOutput), (fields) => fields),
    ...compared('out', { deficit: expected.deficit, riskPremiumAfter: expected.riskPremiumAfter }, said),
    ...comparedLists('out.post', expected.post, posts, (fields) => fields),
    ...compared('out.after', expected.after, saidOfWorth(parameters, state)),
  ];
}

const callIn = (asked: RecordedAsked): Call => ({
  at: 0n, sender: asked.selfLiquidation ? borrower : liquidator,
  request: {
    type: 'liquidate', account: borrower, collateral: asked.collateralReserveId, debt: asked.debtReserveId, covered: asked.debtToCover, receivesShares: asked.receiveShares,
  },
});

const asking: Asking = (data) => {
  const row = decodeWith(LiquidationRow, data);
  return row._tag === 'Left' ? row : right([aaveV4.asked(parametersOf(row.right.in), openingOf(row.right.in), callIn(row.right.in))]);
};

const replay: Replay = (data) => {
  const row = decodeWith(LiquidationRow, data);
  if (row._tag === 'Left') return row;
  const { in: asked, out } = row.right;
  const [parameters, state] = [parametersOf(asked), openingOf(asked)];
  const answer = call(parameters, state, callIn(asked));
  const before = compared('out.before', out.before, saidOfWorth(parameters, state));
  const verdict = compared('out', out.ok ? { ok: true } : { ok: false, err: out.err }, answer.kind === 'accepted' ? { ok: true } : { ok: false, err: saidOfReason(answer.reason) });
  return right([...before, ...verdict, ...(out.ok && answer.kind === 'accepted' ? comparedAfter(parameters, out, answer) : [])]);
};

/** Whole liquidations of Aave v4. */
export const aaveV4LiquidationCall: OracleKind = {
  id: 'aave-v4-liquidation-call',
  dialect: 'aave-v4@1',
  holds: (fileName) => fileName.startsWith('aave-v4-liquidation-call'),
  unobservable: [{ field: 'id', reason: 'It numbers the row; no contract answered it.' }],
  asking,
  begin: () => replay,
};
