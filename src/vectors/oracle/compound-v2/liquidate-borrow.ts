import { right } from 'fp-ts/lib/Either.js';
import { decodeWith } from '../../../machine/input.js';
import { exchangeRate, liquidityOf, owedOf } from '../../../mechanisms/compound-v2/kernel/account.js';
import { compoundV2 } from '../../../mechanisms/compound-v2/dialect.js';
import { call, type Call } from '../../../mechanisms/compound-v2/kernel/call.js';
import { type Pair, refusedByComptroller } from '../../../mechanisms/compound-v2/kernel/guards.js';
import type { Accepted } from '../../../mechanisms/compound-v2/kernel/outputs.js';
import { seizedFor } from '../../../mechanisms/compound-v2/kernel/seizure.js';
import { accountOf, legOf, type Parameters, positionOf, type State } from '../../../mechanisms/compound-v2/kernel/state.js';
import { compared, comparedLists, type Value } from '../comparing.js';
import type { Asking, Comparison, OracleKind, Replay } from '../kind.js';
import { borrower, liquidator, openingOf, parametersOf } from './opening.js';
import { LiquidationRow, type RecordedAnswer, type RecordedAsked } from './row.js';
import { codeOf, saidOfAllowed, saidOfReason, saidOfWord } from './said.js';

type Fields = Readonly<Record<string, Value>>;
type Succeeded = Extract<RecordedAnswer, { ok: true }>;

/** The account's liquidity: an error of the comptroller's is a number, a failed operation has no answer. */
function saidOfLiquidity(parameters: Parameters, state: State): Fields {
  const standing = liquidityOf(parameters, state, accountOf(state, borrower));
  if (standing.kind === 'liquidity') return { error: 0n, liquidity: standing.liquidity, shortfall: standing.shortfall };
  const code = codeOf(standing.reason);
  return code === null ? { err: saidOfReason(standing.reason) } : { error: code, liquidity: 0n, shortfall: 0n };
}

function saidOfSeizure(parameters: Parameters, { debt, collateral }: Pair, repaid: bigint): Fields {
  const { value, failure } = seizedFor(parameters, debt, collateral, repaid);
  if (failure === null) return { error: 0n, seizeTokens: value };
  const code = codeOf(failure);
  return code === null ? { err: saidOfReason(failure) } : { error: code, seizeTokens: 0n };
}

/** What the contracts answer to those who only ask. */
function comparedViews(asked: RecordedAsked, expected: RecordedAnswer, parameters: Parameters, state: State): readonly Comparison[] {
  const account = accountOf(state, borrower);
  const [debt, collateral] = [legOf(parameters, state, asked.borrowedMarket), legOf(parameters, state, asked.collateralMarket)];
  if (debt === null || collateral === null) return [];
  const pair = { borrower: account, debt, collateral };
  const rates = parameters.markets.flatMap((_settings, place) => {
    const leg = legOf(parameters, state, place);
    return leg === null ? [] : [saidOfWord(exchangeRate(leg))];
  });
  const allowed = saidOfAllowed(refusedByComptroller(parameters, state, pair, asked.repayAmount));
  return [
    ...comparedLists('out.exchangeRate', expected.exchangeRate, rates, (rate) => ({ rate })),
    ...compared('out', { borrowBalance: expected.borrowBalance, allowed: expected.allowed }, { borrowBalance: saidOfWord(owedOf(debt, positionOf(account, debt.place))), allowed }),
    ...compared('out.accountLiquidity', expected.accountLiquidity, saidOfLiquidity(parameters, state)),
    ...compared('out.calcSeize', expected.calcSeize, saidOfSeizure(parameters, pair, asked.repayAmount)),
  ];
}

function saidOfMarket(state: State, place: number): Fields {
  const pool = state.market.pools[place];
  const { tokens, principal, index } = positionOf(accountOf(state, borrower), place);
  return {
    userTokens: tokens, userPrincipal: principal, userIndex: index, liquidatorTokens: positionOf(accountOf(state, liquidator), place).tokens,
    totalBorrows: pool?.totalBorrows, totalReserves: pool?.totalReserves, totalSupply: pool?.totalSupply,
  };
}

function comparedAfter(parameters: Parameters, expected: Succeeded, { state, outputs }: Accepted): readonly Comparison[] {
  const { repayAmount, seizeTokens, protocolSeizeAmount } = expected;
  const [said] = outputs;
  const { error: _error, ...after } = saidOfLiquidity(parameters, state);
  return [
    ...compared('out', { repayAmount, seizeTokens, protocolSeizeAmount }, { repayAmount: said?.repaid, seizeTokens: said?.seized, protocolSeizeAmount: said?.reserved }),
    ...comparedLists('out.post', expected.post, parameters.markets.map((_settings, place) => saidOfMarket(state, place)), (fields) => fields),
    ...compared('out.after', expected.after, after),
  ];
}

const callIn = (asked: RecordedAsked): Call => ({
  at: 0n, sender: asked.selfLiquidation ? borrower : liquidator,
  request: { type: 'liquidate', account: borrower, debt: asked.borrowedMarket, collateral: asked.collateralMarket, repaid: asked.repayAmount },
});

const asking: Asking = (data) => {
  const row = decodeWith(LiquidationRow, data);
  return row._tag === 'Left' ? row : right([compoundV2.asked(parametersOf(row.right.in), openingOf(row.right.in), callIn(row.right.in))]);
};

const replay: Replay = (data) => {
  const row = decodeWith(LiquidationRow, data);
  if (row._tag === 'Left') return row;
  const { in: asked, out } = row.right;
  const [parameters, state] = [parametersOf(asked), openingOf(asked)];
  const answer = call(parameters, state, callIn(asked));
  const verdict = compared('out', out.ok ? { ok: true } : { ok: false, err: out.err }, answer.kind === 'accepted' ? { ok: true } : { ok: false, err: saidOfReason(answer.reason) });
  return right([...comparedViews(asked, out, parameters, state), ...verdict, ...(out.ok && answer.kind === 'accepted' ? comparedAfter(parameters, out, answer) : [])]);
};

/** Whole liquidations of Compound v2. */
export const compoundV2LiquidateBorrow: OracleKind = {
  id: 'compound-v2-liquidate-borrow',
  dialect: 'compound-v2@1',
  holds: (fileName) => fileName.startsWith('compound-v2-liquidate-borrow'),
  unobservable: [{ field: 'id, tag', reason: 'They number and describe the row; no contract answered them.' }],
  asking,
  begin: () => replay,
};
