import * as t from 'io-ts';
import { FeeFromString, LltvFromString } from '../../../mechanisms/morpho-blue/parameters.js';
import { Word } from '../word.js';
import { Market } from './market.js';

/** Supply shares, borrow shares, collateral. */
const Position = t.tuple([Word, Word, Word]);
const State = t.type({ m: Market, p: t.record(t.string, Position) });

const amounts = { assets: Word, shares: Word, onBehalf: t.string };
const liquidation = t.type({ borrower: t.string, seizedAssets: Word, repaidShares: Word });

const operations = {
  supply: t.type({ op: t.literal('supply'), a: t.type(amounts) }),
  withdraw: t.type({ op: t.literal('withdraw'), a: t.type(amounts) }),
  borrow: t.type({ op: t.literal('borrow'), a: t.type(amounts) }),
  repay: t.type({ op: t.literal('repay'), a: t.type(amounts) }),
  supplyCollateral: t.type({ op: t.literal('supplyCollateral'), a: t.type({ assets: Word, onBehalf: t.string }) }),
  withdrawCollateral: t.type({ op: t.literal('withdrawCollateral'), a: t.type({ assets: Word, onBehalf: t.string }) }),
  accrueInterest: t.type({ op: t.literal('accrueInterest') }),
  setFee: t.type({ op: t.literal('setFee'), a: t.type({ fee: Word }) }),
  setRate: t.type({ op: t.literal('setRate'), a: t.type({ rate: Word }) }),
  liquidate: t.type({ op: t.literal('liquidate'), a: liquidation }),
  preLiquidate: t.type({ op: t.literal('preLiquidate'), a: liquidation }),
};

const o = operations;
const MorphoOperation = t.union([
  o.supply, o.withdraw, o.borrow, o.repay, o.supplyCollateral, o.withdrawCollateral, o.accrueInterest, o.setFee, o.setRate, o.liquidate,
]);

const Accrual = t.type({ prevBorrowRate: Word, interest: Word, feeShares: Word });
const Liquidated = t.type({ repaidAssets: Word, repaidShares: Word, seizedAssets: Word, badDebtAssets: Word, badDebtShares: Word });
const PreLiquidated = t.type({ repaidAssets: Word, repaidShares: Word, seizedAssets: Word });

const Answer = t.union([
  t.intersection([t.type({ ok: t.literal(true) }), t.partial({ ret: t.tuple([Word, Word]), accrue: Accrual, liq: Liquidated, pre: PreLiquidated })]),
  t.type({ ok: t.literal(false), revert: t.string }),
]);

const Step = t.intersection([t.type({ i: t.Integer, t: Word, by: t.string, price: Word, s: State }), Answer]);

const header = {
  trace: t.Integer,
  lltv: LltvFromString,
  irm: t.keyof({ fixed: null, util: null, none: null }),
  rate0: Word,
  price0: Word,
  fee0: FeeFromString,
  t0: Word,
  initState: State,
};

const PreLiquidation = t.type({
  preLltv: Word, preLCF1: Word, preLCF2: Word, preLIF1: Word, preLIF2: Word,
  separateOracle: t.boolean,
  constructorRevert: t.union([t.string, t.null]),
  authorized: t.record(t.string, t.boolean),
});

/** One market from its beginning, and what the contract answered, call by call. */
export const BlueRow = t.type({ ...header, kind: t.literal('morpho-blue'), events: t.array(t.intersection([Step, MorphoOperation])) });

/** The same beside a pre-liquidation contract, whose price may be another. */
export const PreLiquidationRow = t.type({
  ...header,
  kind: t.literal('morpho-pre-liquidation'),
  pre: PreLiquidation,
  events: t.array(t.intersection([Step, t.union([MorphoOperation, o.preLiquidate]), t.partial({ prePrice: Word })])),
});

export type RecordedBlueRow = t.TypeOf<typeof BlueRow>;
export type RecordedPreLiquidationRow = t.TypeOf<typeof PreLiquidationRow>;
export type RecordedHeader = Omit<RecordedBlueRow, 'events' | 'kind'>;
export type RecordedState = t.TypeOf<typeof State>;
export type RecordedStep = t.TypeOf<typeof Step>;
export type RecordedMorphoOperation = t.TypeOf<typeof MorphoOperation>;
