import * as t from 'io-ts';
import { Decimals } from '../pool-fields.js';
import { Word } from '../word.js';

const Market = t.type({
  decimals: Decimals, price: Word, collateralFactor: Word, cash: Word, totalBorrows: Word, totalReserves: Word, totalSupply: Word, borrowIndex: Word,
  userTokens: Word, userPrincipal: Word, userIndex: Word, member: t.boolean, listed: t.boolean,
});

const Asked = t.type({
  markets: t.array(Market), closeFactor: Word, liquidationIncentive: Word, protocolSeizeShare: Word, borrowedMarket: t.Integer, collateralMarket: t.Integer,
  repayAmount: Word, seizePaused: t.boolean, deprecatedBorrowMarket: t.boolean, selfLiquidation: t.boolean, liquidatorHasNoFunds: t.boolean,
});

const Failed = t.type({ err: t.string });

const Post = t.type({ userTokens: Word, userPrincipal: Word, userIndex: Word, liquidatorTokens: Word, totalBorrows: Word, totalReserves: Word, totalSupply: Word });

const views = {
  exchangeRate: t.array(t.string), borrowBalance: t.string,
  accountLiquidity: t.union([t.type({ error: Word, liquidity: Word, shortfall: Word }), Failed]),
  calcSeize: t.union([t.type({ error: Word, seizeTokens: Word }), Failed]),
  allowed: t.string,
};

const Answered = t.union([
  t.type({
    ...views, ok: t.literal(true), repayAmount: Word, seizeTokens: Word, protocolSeizeAmount: Word, post: t.array(Post),
    after: t.union([t.type({ liquidity: Word, shortfall: Word }), Failed]),
  }),
  t.type({ ...views, ok: t.literal(false), err: t.string }),
]);

/** A liquidation, and what the compiled comptroller and markets answered. */
export const LiquidationRow = t.type({ in: Asked, out: Answered });

export type RecordedAsked = t.TypeOf<typeof Asked>;
export type RecordedMarket = t.TypeOf<typeof Market>;
export type RecordedAnswer = t.TypeOf<typeof Answered>;
