import * as t from 'io-ts';
import { dialectOf, type TypedDialect } from '../../machine/dialect.js';
import { called, Word } from '../../machine/dialect-fields.js';
import { exact, listOf } from '../../machine/records.js';
import { emulationOf } from './emulation.js';
import { call, type Call } from './kernel/call.js';
import { reasons } from './kernel/reason.js';
import { type Account, accountOf, type Market } from './kernel/state.js';
import { type Parameters, ParametersCodec } from './parameters.js';

const Pool = exact('a pool', { assets: Word, shares: Word });

export const MarketCodec: t.Type<Market, unknown> = exact('a market', { price: Word, rate: Word, supply: Pool, borrow: Pool, lastUpdate: Word, fee: Word });

export const AccountCodec: t.Type<Account, unknown> = exact('an account', {
  name: t.string, supplyShares: Word, borrowShares: Word, collateral: Word, authorized: listOf(t.string, 'names'),
});

const amounts = { assets: Word, shares: Word };
const taking = { onBehalf: t.string, receiver: t.string };

export const events = {
  price: called('price', { price: Word }),
  rate: called('rate', { rate: Word }),
  supply: called('supply', { ...amounts, onBehalf: t.string }),
  withdraw: called('withdraw', { ...amounts, ...taking }),
  borrow: called('borrow', { ...amounts, ...taking }),
  repay: called('repay', { ...amounts, onBehalf: t.string }),
  supplyCollateral: called('supplyCollateral', { onBehalf: t.string, assets: Word }),
  withdrawCollateral: called('withdrawCollateral', { ...taking, assets: Word }),
  liquidate: called('liquidate', { borrower: t.string, seizedAssets: Word, repaidShares: Word }),
  accrueInterest: called('accrueInterest', {}),
  setFee: called('setFee', { fee: Word }),
  setAuthorization: called('setAuthorization', { agent: t.string, isAuthorized: t.boolean }),
} as const;

type Event = t.TypeOf<(typeof events)[keyof typeof events]>;

/** A Morpho Blue market as vectors write it. */
export const morphoBlue: TypedDialect<Parameters, Market, Account, Call> = dialectOf<Parameters, Market, Account, Event, Call>({
  id: 'morpho-blue@1', reasons, parameters: ParametersCodec, market: MarketCodec, account: AccountCodec, events,
  featuresOf: ({ rateModel }) => [`rateModel.${rateModel}`],
  openingOf: (parameters, opening) => emulationOf(parameters, opening).opening,
  accountOf: (_parameters, state, name) => accountOf(state, name),
  callOf: ({ at, sender, ...request }) => ({ at, sender, request }),
  eventOf: ({ at, sender, request }) => ({ at, sender, ...request }),
  answer: call,
});
