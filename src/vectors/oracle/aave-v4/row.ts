import * as t from 'io-ts';
import { IntegerFromString } from '../../../machine/integers.js';
import { FewDecimals } from '../pool-fields.js';
import { Word } from '../word.js';

const Reserve = t.type({
  price: Word, decimals: FewDecimals, collateralRisk: Word, paused: t.boolean, frozen: t.boolean, receiveSharesEnabled: t.boolean,
  collateralFactor: Word, maxLiquidationBonus: Word, liquidationFee: Word, hubTotalAddedAssets: Word, hubAddedShares: Word, drawnIndex: Word,
  suppliedShares: Word, drawnShares: Word, premiumShares: Word, premiumOffsetRay: IntegerFromString, collateral: t.boolean, borrowing: t.boolean,
});

const Asked = t.type({
  liquidationConfig: t.type({ targetHealthFactor: Word, healthFactorForMaxBonus: Word, liquidationBonusFactor: Word }),
  reserves: t.array(Reserve), riskPremium: Word, collateralReserveId: t.Integer, debtReserveId: t.Integer, debtToCover: Word,
  receiveShares: t.boolean, selfLiquidation: t.boolean,
});

const Worth = t.type({
  riskPremium: Word, avgCollateralFactor: Word, healthFactor: Word, totalCollateralValue: Word, totalDebtValueRay: Word, activeCollateralCount: Word, borrowCount: Word,
});

const premiumDelta = { sharesDelta: IntegerFromString, offsetRayDelta: IntegerFromString, restoredPremiumRay: Word };

const Called = t.type({
  debtAmountRestored: Word, drawnSharesLiquidated: Word, premiumDelta: t.type(premiumDelta),
  collateralAmountRemoved: Word, collateralSharesLiquidated: Word, collateralSharesToLiquidator: Word,
});

const HubCall = t.intersection([
  t.type({ call: t.string, assetId: Word }),
  t.partial({ amount: Word, shares: Word, drawnAmount: Word, ...premiumDelta }),
]);

const Post = t.type({
  drawnShares: Word, premiumShares: Word, premiumOffsetRay: IntegerFromString, suppliedShares: Word, collateral: t.boolean, borrowing: t.boolean, liquidatorSuppliedShares: Word,
});

const Answered = t.union([
  t.type({
    before: Worth, ok: t.literal(true), call: Called, hubCalls: t.array(HubCall), deficit: t.boolean, post: t.array(Post), riskPremiumAfter: Word, after: Worth,
  }),
  t.type({ before: Worth, ok: t.literal(false), err: t.string }),
]);

/** A liquidation call, and what the compiled spoke answered. */
export const LiquidationRow = t.type({ in: Asked, out: Answered });

export type RecordedAsked = t.TypeOf<typeof Asked>;
export type RecordedReserve = t.TypeOf<typeof Reserve>;
export type RecordedAnswer = t.TypeOf<typeof Answered>;
