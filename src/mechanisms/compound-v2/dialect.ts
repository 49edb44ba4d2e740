import * as t from 'io-ts';
import { dialectOf, type TypedDialect } from '../../machine/dialect.js';
import { called, Place, Word } from '../../machine/dialect-fields.js';
import { exact, listOf } from '../../machine/records.js';
import { emulationOf } from './emulation.js';
import { call, type Call } from './kernel/call.js';
import { reasons } from './kernel/reason.js';
import { type Account, accountOf, type Market, type Parameters, positionOf } from './kernel/state.js';
import { ParametersCodec } from './parameters.js';

const MarketCodec: t.Type<Market, unknown> = exact('a market', {
  pools: listOf(exact('a pool', { price: Word, cash: Word, totalBorrows: Word, totalReserves: Word, totalSupply: Word, borrowIndex: Word }), 'pools'),
});

const AccountCodec: t.Type<Account, unknown> = exact('an account', {
  name: t.string, positions: listOf(exact('a position', { tokens: Word, principal: Word, index: Word, isMember: t.boolean, funds: Word }), 'positions'),
});

const events = {
  price: called('price', { market: Place, price: Word }),
  liquidate: called('liquidate', { account: t.string, debt: Place, collateral: Place, repaid: Word }),
} as const;

type Event = t.TypeOf<(typeof events)[keyof typeof events]>;

/** Compound v2 as vectors write it. */
export const compoundV2: TypedDialect<Parameters, Market, Account, Call> = dialectOf<Parameters, Market, Account, Event, Call>({
  id: 'compound-v2@1', reasons, parameters: ParametersCodec, market: MarketCodec, account: AccountCodec, events,
  openingOf: (parameters, opening) => emulationOf(parameters, opening).opening,
  accountOf: ({ markets }, state, name) => {
    const account = accountOf(state, name);
    return { ...account, positions: markets.map((_settings, place) => positionOf(account, place)) };
  },
  callOf: ({ at, sender, ...request }) => ({ at, sender, request }),
  eventOf: ({ at, sender, request }) => ({ at, sender, ...request }),
  answer: call,
});
