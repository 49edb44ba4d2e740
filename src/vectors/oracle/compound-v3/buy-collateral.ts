import { right } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { IntegerFromString } from '../../../machine/integers.js';
import { decodeWith } from '../../../machine/input.js';
import { quoteOf } from '../../../mechanisms/compound-v3/kernel/buy.js';
import { compoundV3 } from '../../../mechanisms/compound-v3/dialect.js';
import { call, type Call } from '../../../mechanisms/compound-v3/kernel/call.js';
import type { Answer } from '../../../mechanisms/compound-v3/kernel/outputs.js';
import { collateralReserves, reservesAt } from '../../../mechanisms/compound-v3/kernel/reserves.js';
import { legOf, type Parameters, type State } from '../../../mechanisms/compound-v3/kernel/state.js';
import { compared, type Value } from '../comparing.js';
import type { Asking, OracleKind, Replay } from '../kind.js';
import { Decimals } from '../pool-fields.js';
import { Word } from '../word.js';
import { parametersOf } from './opening.js';
import { saidOfReason, saidOfWord } from './said.js';

type Fields = Readonly<Record<string, Value>>;

const Asked = t.type({
  baseDecimals: Decimals, basePrice: IntegerFromString, storeFrontPriceFactor: Word, targetReserves: Word, baseSupplyIndex: Word, baseBorrowIndex: Word,
  totalSupplyBase: Word, totalBorrowBase: Word, baseBalance: Word, minAmount: Word, baseAmount: Word, buyPaused: t.boolean,
  asset: t.type({ decimals: Decimals, price: IntegerFromString, liquidationFactor: Word, totalSupplyAsset: Word, tokenBalance: Word }),
});

const views = { quote: t.string, reserves: t.string, collateralReserves: t.string };
const Answered = t.union([
  t.type({ ...views, ok: t.literal(true), baseAmount: Word, collateralAmount: Word, reservesAfter: t.string }),
  t.type({ ...views, ok: t.literal(false), err: t.string }),
]);

const Row = t.type({ in: Asked, out: Answered });
type RecordedAsked = t.TypeOf<typeof Asked>;

/** One basis point: a collateral of which nothing backs debt is refused. */
const leastFactor = 100_000_000_000_000n;

/** One collateral; the factors by which it backs debt are recorded nowhere, and nothing that is sold depends on them. */
const settingsOf = (asked: RecordedAsked): Parameters => parametersOf(asked, {
  storeFrontFactor: asked.storeFrontPriceFactor, targetReserves: asked.targetReserves,
  assets: [{ scale: 10n ** asked.asset.decimals, borrowFactor: 0n, liquidateFactor: leastFactor, creditFactor: asked.asset.liquidationFactor }],
});

const openingOf = (asked: RecordedAsked): State => ({
  market: {
    basePrice: asked.basePrice, supplyIndex: asked.baseSupplyIndex, borrowIndex: asked.baseBorrowIndex, totalSupply: asked.totalSupplyBase, totalBorrow: asked.totalBorrowBase,
    accruedAt: 0n, baseBalance: asked.baseBalance, isAbsorbPaused: false, isBuyPaused: asked.buyPaused,
    assets: [{ price: asked.asset.price, totalSupplied: asked.asset.totalSupplyAsset, balance: asked.asset.tokenBalance }],
  },
  accounts: [],
});

function saidOfViews(parameters: Parameters, { market }: State, paid: bigint): Fields {
  const leg = legOf(parameters, market, 0);
  if (leg === null) return {};
  const [quote, reserves] = [quoteOf(parameters, market, leg, paid), reservesAt(parameters, market, 0n)];
  return { quote: saidOfWord(quote), reserves: saidOfWord(reserves), collateralReserves: saidOfWord(collateralReserves(leg.asset)) };
}

function saidOfAnswer(parameters: Parameters, answer: Answer): Fields {
  if (answer.kind === 'reverted') return { ok: false, err: saidOfReason(answer.reason) };
  const [bought] = answer.outputs;
  const amounts = bought?.kind === 'bought' ? { baseAmount: bought.paid, collateralAmount: bought.amount } : {};
  return { ok: true, ...amounts, reservesAfter: saidOfWord(reservesAt(parameters, answer.state.market, 0n)) };
}

const callIn = ({ baseAmount, minAmount }: RecordedAsked): Call =>
  ({ at: 0n, sender: 'buyer', request: { type: 'buyCollateral', asset: 0, paid: baseAmount, least: minAmount } });

const asking: Asking = (data) => {
  const row = decodeWith(Row, data);
  return row._tag === 'Left' ? row : right([compoundV3.asked(settingsOf(row.right.in), openingOf(row.right.in), callIn(row.right.in))]);
};

const replay: Replay = (data) => {
  const row = decodeWith(Row, data);
  if (row._tag === 'Left') return row;
  const { in: asked, out } = row.right;
  const [parameters, state] = [settingsOf(asked), openingOf(asked)];
  const answer = call(parameters, state, callIn(asked));
  return right(compared('out', out, { ...saidOfViews(parameters, state, asked.baseAmount), ...saidOfAnswer(parameters, answer) }));
};

/** Collateral that Comet sells. */
export const cometBuyCollateral: OracleKind = {
  id: 'comet-buy-collateral',
  dialect: 'compound-v3@1',
  holds: (fileName) => fileName.startsWith('comet-buy-collateral'),
  unobservable: [{ field: 'id, in.config', reason: 'They number and name the row; no contract answered them.' }],
  asking,
  begin: () => replay,
};
