import * as t from 'io-ts';
import { dialectOf, type TypedDialect } from '../../machine/dialect.js';
import { called, Place, Signed, Word } from '../../machine/dialect-fields.js';
import { exact, listOf } from '../../machine/records.js';
import { emulationOf } from './emulation.js';
import { call, type Call } from './kernel/call.js';
import { reasons } from './kernel/reason.js';
import { type Account, accountOf, type Market, type Parameters, positionOf } from './kernel/state.js';
import { ParametersCodec } from './parameters.js';

const Pool = exact('what was added to an asset', { addedAssets: Word, addedShares: Word });

const MarketCodec: t.Type<Market, unknown> = exact('a market', {
  reserves: listOf(exact('a reserve', { price: Word, drawnIndex: Word, pool: Pool, deficit: Word }), 'reserves'),
});

const AccountCodec: t.Type<Account, unknown> = exact('an account', {
  name: t.string, riskPremium: Word,
  positions: listOf(exact('a position', {
    suppliedShares: Word, drawnShares: Word, premiumShares: Word, premiumOffset: Signed, isCollateral: t.boolean, isBorrowing: t.boolean, key: t.string,
  }), 'positions'),
});

const events = {
  price: called('price', { reserve: Place, price: Word }),
  rates: called('rates', { reserve: Place, drawnIndex: Word, pool: Pool }),
  liquidate: called('liquidate', { account: t.string, collateral: Place, debt: Place, covered: Word, receivesShares: t.boolean }),
} as const;

type Event = t.TypeOf<(typeof events)[keyof typeof events]>;

/** Aave v4 as vectors write it. */
export const aaveV4: TypedDialect<Parameters, Market, Account, Call> = dialectOf<Parameters, Market, Account, Event, Call>({
  id: 'aave-v4@1', reasons, parameters: ParametersCodec, market: MarketCodec, account: AccountCodec, events,
  openingOf: (parameters, opening) => emulationOf(parameters, opening).opening,
  accountOf: ({ reserves }, state, name) => {
    const account = accountOf(state, name);
    return { ...account, positions: reserves.map((_settings, index) => positionOf(account, index)) };
  },
  callOf: ({ at, sender, ...request }) => ({ at, sender, request }),
  eventOf: ({ at, sender, request }) => ({ at, sender, ...request }),
  answer: call,
});
