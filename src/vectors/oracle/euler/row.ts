import * as t from 'io-ts';
import { Word } from '../word.js';

const Refused = t.type({ revert: t.string });
const Pair = t.tuple([Word, Word]);
const Three = t.tuple([Word, Word, Word]);
/** For borrowing, for liquidation, for liquidation at first, end of the ramp, its duration. */
const LoanToValue = t.tuple([Word, Word, Word, Word, Word]);

const Vault = t.type({ totalShares: Word, cash: Word, totalBorrowsExact: Word, interestAccumulator: Word, accumulatedFees: Word });
const Violator = t.type({ debtExact: Word, debt: Word, col1: Word, col2: Word });
const Liquidator = t.type({ debtExact: Word, col1: Word, col2: Word });
const State = t.type({ vault: Vault, violator: Violator, liquidator: Liquidator });

const Answer = t.union([
  t.intersection([t.type({ ok: t.literal(true), liquidate: t.type({ repay: Word, yield: Word }) }), t.partial({ debtSocialized: Word })]),
  t.type({ ok: t.literal(false), revert: t.string }),
]);

/** One attempt to liquidate, on a whole deployment. */
export const Row = t.intersection([
  t.type({
    row: t.Integer,
    config: t.Integer,
    t: Word,
    maxLiquidationDiscount: t.Integer,
    coolOff: t.Integer,
    dontSocialize: t.union([t.literal(0), t.literal(1)]),
    unitOfAccountIsAsset: t.boolean,
    price: Three,
    ltv1: LoanToValue,
    ltv2: LoanToValue,
    liqLTVnow: Pair,
    collateralsEnabled: t.array(t.Integer),
    collateral: t.union([t.literal(1), t.literal(2), t.literal('unrecognized')]),
    violatorIs: t.keyof({ violator: null, liquidator: null, LIQ: null, stranger: null }),
    liquidatorIs: t.keyof({ LIQ: null, poor: null }),
    lastStatusCheck: Word,
    colAssets: Pair,
    before: State,
    liquidity: t.union([Pair, Refused]),
    check: t.union([t.type({ maxRepay: Word, maxYield: Word }), Refused]),
    op: t.type({ repayAssets: t.union([Word, t.literal('max')]), minYieldBalance: Word }),
    after: State,
  }),
  Answer,
]);

export type RecordedRow = t.TypeOf<typeof Row>;
export type RecordedState = t.TypeOf<typeof State>;
