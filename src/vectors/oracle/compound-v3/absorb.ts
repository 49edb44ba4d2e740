import { right } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { IntegerFromString } from '../../../machine/integers.js';
import { decodeWith } from '../../../machine/input.js';
import { liquidityOf, type Purpose } from '../../../mechanisms/compound-v3/kernel/account.js';
import { compoundV3 } from '../../../mechanisms/compound-v3/dialect.js';
import { call, type Call } from '../../../mechanisms/compound-v3/kernel/call.js';
import type { Accepted } from '../../../mechanisms/compound-v3/kernel/outputs.js';
import { collateralReserves, reservesAt } from '../../../mechanisms/compound-v3/kernel/reserves.js';
import { accountOf, type Parameters, type State } from '../../../mechanisms/compound-v3/kernel/state.js';
import { compared, comparedLists, type Value } from '../comparing.js';
import type { Asking, Comparison, OracleKind, Replay } from '../kind.js';
import { Decimals } from '../pool-fields.js';
import { Word } from '../word.js';
import { borrower, parametersOf } from './opening.js';
import { saidOfReason, saidOfWord } from './said.js';

type Fields = Readonly<Record<string, Value>>;

const Asset = t.type({
  decimals: Decimals, price: IntegerFromString, borrowCF: Word, liquidateCF: Word, liquidationFactor: Word, userBalance: Word, totalSupplyAsset: Word, tokenBalance: Word,
});

const Asked = t.type({
  baseDecimals: Decimals, basePrice: IntegerFromString, baseSupplyIndex: Word, baseBorrowIndex: Word, totalSupplyBase: Word, totalBorrowBase: Word,
  elapsedSeconds: Word, baseBalance: Word, principal: IntegerFromString, assets: t.array(Asset), absorbPaused: t.boolean, duplicateAccount: t.boolean,
});

const views = { isLiquidatableBeforeAccrual: t.union([t.boolean, t.string]), isBorrowCollateralizedBeforeAccrual: t.union([t.boolean, t.string]), reservesBefore: t.string };
const Totals = t.type({ baseSupplyIndex: Word, baseBorrowIndex: Word, totalSupplyBase: Word, totalBorrowBase: Word });
const Absorbed = t.type({ asset: t.Integer, amount: Word, usdValue: Word });

const Answered = t.union([
  t.type({
    ...views, ok: t.literal(true), basePaidOut: Word, usdValue: Word, collateral: t.array(Absorbed), newPrincipal: IntegerFromString, assetsInAfter: Word,
    totals: Totals, reservesAfter: t.string, collateralReserves: t.array(t.string),
  }),
  t.type({ ...views, ok: t.literal(false), err: t.string }),
]);

const Row = t.type({ in: Asked, out: Answered });
type RecordedAsked = t.TypeOf<typeof Asked>;
type Succeeded = Extract<t.TypeOf<typeof Answered>, { ok: true }>;

const settingsOf = (asked: RecordedAsked): Parameters => parametersOf(asked, {
  storeFrontFactor: 0n, targetReserves: 0n,
  assets: asked.assets.map(({ decimals, borrowCF, liquidateCF, liquidationFactor }) =>
    ({ scale: 10n ** decimals, borrowFactor: borrowCF, liquidateFactor: liquidateCF, creditFactor: liquidationFactor })),
});

const openingOf = (asked: RecordedAsked): State => ({
  market: {
    basePrice: asked.basePrice, supplyIndex: asked.baseSupplyIndex, borrowIndex: asked.baseBorrowIndex, totalSupply: asked.totalSupplyBase, totalBorrow: asked.totalBorrowBase,
    accruedAt: 0n, baseBalance: asked.baseBalance, isAbsorbPaused: asked.absorbPaused, isBuyPaused: false,
    assets: asked.assets.map(({ price, totalSupplyAsset, tokenBalance }) => ({ price, totalSupplied: totalSupplyAsset, balance: tokenBalance })),
  },
  accounts: [{ name: borrower, principal: asked.principal, collateral: asked.assets.map(({ userBalance }) => userBalance) }],
});

function saidOfStanding(parameters: Parameters, state: State, purpose: Purpose): boolean | string {
  const standing = liquidityOf(parameters, state.market, accountOf(state, borrower), purpose);
  if (standing.kind === 'reverted') return saidOfReason(standing.reason);
  return purpose === 'liquidate' ? standing.value < 0n : standing.value >= 0n;
}

const bitsOf = (collateral: readonly bigint[]): bigint => collateral.reduce((bits, amount, place) => (amount > 0n ? bits | (1n << BigInt(place)) : bits), 0n);

function saidOfAbsorption(parameters: Parameters, { state, outputs }: Accepted, at: bigint): Fields {
  const debt = outputs.find(({ kind }) => kind === 'debtAbsorbed');
  const { principal, collateral } = accountOf(state, borrower);
  const paid = debt?.kind === 'debtAbsorbed' ? { basePaidOut: debt.paidOut, usdValue: debt.value } : {};
  return { ...paid, newPrincipal: principal, assetsInAfter: bitsOf(collateral), reservesAfter: saidOfWord(reservesAt(parameters, state.market, at)) };
}

function comparedAfter(parameters: Parameters, expected: Succeeded, answer: Accepted, at: bigint): readonly Comparison[] {
  const { market } = answer.state;
  const { basePaidOut, usdValue, newPrincipal, assetsInAfter, reservesAfter } = expected;
  const collateral = answer.outputs.flatMap((output): readonly Fields[] =>
    (output.kind === 'collateralAbsorbed' ? [{ asset: output.asset.toString(), amount: output.amount, usdValue: output.value }] : []));
  const totals = { baseSupplyIndex: market.supplyIndex, baseBorrowIndex: market.borrowIndex, totalSupplyBase: market.totalSupply, totalBorrowBase: market.totalBorrow };
  const recorded = expected.collateral.map(({ asset, ...rest }): Fields => ({ asset: asset.toString(), ...rest }));
  return [
    ...compared('out', { basePaidOut, usdValue, newPrincipal, assetsInAfter, reservesAfter }, saidOfAbsorption(parameters, answer, at)),
    ...comparedLists('out.collateral', recorded, collateral, (fields) => fields),
    ...compared('out.totals', expected.totals, totals),
    ...comparedLists('out.collateralReserves', expected.collateralReserves, market.assets.map((asset) => saidOfWord(collateralReserves(asset))), (units) => ({ units })),
  ];
}

const callIn = ({ elapsedSeconds, duplicateAccount }: RecordedAsked): Call =>
  ({ at: elapsedSeconds, sender: 'absorber', request: { type: 'absorb', accounts: duplicateAccount ? [borrower, borrower] : [borrower] } });

const asking: Asking = (data) => {
  const row = decodeWith(Row, data);
  return row._tag === 'Left' ? row : right([compoundV3.asked(settingsOf(row.right.in), openingOf(row.right.in), callIn(row.right.in))]);
};

const replay: Replay = (data) => {
  const row = decodeWith(Row, data);
  if (row._tag === 'Left') return row;
  const { in: asked, out } = row.right;
  const [parameters, state, at] = [settingsOf(asked), openingOf(asked), asked.elapsedSeconds];
  const answer = call(parameters, state, callIn(asked));
  const { isLiquidatableBeforeAccrual, isBorrowCollateralizedBeforeAccrual, reservesBefore } = out;
  const said = {
    isLiquidatableBeforeAccrual: saidOfStanding(parameters, state, 'liquidate'), isBorrowCollateralizedBeforeAccrual: saidOfStanding(parameters, state, 'borrow'),
    reservesBefore: saidOfWord(reservesAt(parameters, state.market, at)),
  };
  const verdict = compared('out', out.ok ? { ok: true } : { ok: false, err: out.err }, answer.kind === 'accepted' ? { ok: true } : { ok: false, err: saidOfReason(answer.reason) });
  const asking = compared('out', { isLiquidatableBeforeAccrual, isBorrowCollateralizedBeforeAccrual, reservesBefore }, said);
  return right([...asking, ...verdict, ...(out.ok && answer.kind === 'accepted' ? comparedAfter(parameters, out, answer, at) : [])]);
};

/** Accounts that Comet takes over. */
export const cometAbsorb: OracleKind = {
  id: 'comet-absorb',
  dialect: 'compound-v3@1',
  holds: (fileName) => fileName.startsWith('comet-absorb'),
  unobservable: [{ field: 'id, in.config', reason: 'They number and name the row; no contract answered them.' }],
  asking,
  begin: () => replay,
};
