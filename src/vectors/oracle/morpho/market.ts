import * as t from 'io-ts';
import { refuse } from '../../../machine/input.js';
import { Word } from '../word.js';

/** The totals of a market, as fields. */
export interface RecordedMarket {
  readonly totalSupplyAssets: bigint;
  readonly totalSupplyShares: bigint;
  readonly totalBorrowAssets: bigint;
  readonly totalBorrowShares: bigint;
  readonly lastUpdate: bigint;
  readonly fee: bigint;
}

const Totals = t.array(Word);
const places = 6;

function named(totals: readonly bigint[]): RecordedMarket | null {
  const [totalSupplyAssets, totalSupplyShares, totalBorrowAssets, totalBorrowShares, lastUpdate, fee] = totals;
  if (totals.length !== places || totalSupplyAssets === undefined || totalSupplyShares === undefined || totalBorrowAssets === undefined) return null;
  if (totalBorrowShares === undefined || lastUpdate === undefined || fee === undefined) return null;
  return { totalSupplyAssets, totalSupplyShares, totalBorrowAssets, totalBorrowShares, lastUpdate, fee };
}

function validate(value: unknown, context: t.Context): t.Validation<RecordedMarket> {
  const totals = Totals.validate(value, context);
  if (totals._tag === 'Left') return totals;
  const market = named(totals.right);
  return market === null ? refuse('WRONG_LENGTH', `${places.toString()} totals`, value, context) : t.success(market);
}

/** A market as a list: total supply assets and shares, total borrow assets and shares, time of the last update, fee. */
export const Market = new t.Type<RecordedMarket, readonly string[]>(
  'the totals of a market',
  (value): value is RecordedMarket => t.UnknownRecord.is(value) && typeof value['fee'] === 'bigint',
  validate,
  (market) => [market.totalSupplyAssets, market.totalSupplyShares, market.totalBorrowAssets, market.totalBorrowShares, market.lastUpdate, market.fee].map(String),
);
