import * as t from 'io-ts';
import type { ReleaseName } from '../../../mechanisms/aave-v3/kernel/release.js';
import { Bps, Decimals } from '../pool-fields.js';
import { Word } from '../word.js';

const Reserve = t.intersection([
  t.type({
    price: Word, decimals: Decimals, ltv: Bps, liquidationThreshold: Bps, liquidationBonus: Bps, protocolFee: Bps,
    liquidityIndex: Word, variableBorrowIndex: Word, aScaled: Word, vScaled: Word,
    isCollateral: t.boolean, isBorrowing: t.boolean, active: t.boolean, paused: t.boolean,
  }),
  t.partial({ gracePeriodUntil: Word, emodeCategory: t.Integer }),
]);

const Category = t.type({ ltv: Bps, liquidationThreshold: Bps, liquidationBonus: Bps, collateralBitmap: Word });

const Asked = t.intersection([
  t.type({
    reserves: t.array(Reserve), collateral: t.Integer, debt: t.Integer, receiveAToken: t.boolean, debtToCover: Word,
    sentinel: t.keyof({ none: null, up: null, down: null }),
  }),
  t.partial({ emode: Category }),
]);

const Worth = { totalCollateralBase: Word, totalDebtBase: Word, healthFactor: Word };
const Before = t.type({ ...Worth, avgLtv: Word, avgLiquidationThreshold: Word });

const Post = t.intersection([
  t.type({ aScaledUser: Word, aScaledLiquidator: Word, aScaledTreasury: Word, vScaledUser: Word }),
  t.partial({ deficit: Word }),
]);

const Answered = t.union([
  t.type({
    before: Before, ok: t.literal(true), debtLiquidated: Word, collateralToLiquidator: Word, events: t.array(t.string), post: t.array(Post), userConfigAfter: Word,
    after: t.type(Worth),
  }),
  t.type({ before: Before, ok: t.literal(false), err: t.string }),
]);

const names = { 'v3.0': null, 'v3.3': null, 'v3.6': null, 'v3.7': null } as const satisfies Readonly<Record<ReleaseName, null>>;

/** A liquidation call, and what the compiled pool answered. */
export const LiquidationRow = t.type({ version: t.keyof(names), timestamp: Word, in: Asked, out: Answered });

export type RecordedAsked = t.TypeOf<typeof Asked>;
export type RecordedReserve = t.TypeOf<typeof Reserve>;
export type RecordedAnswer = t.TypeOf<typeof Answered>;
