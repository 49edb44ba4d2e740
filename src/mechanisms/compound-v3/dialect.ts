import * as t from 'io-ts';
import { dialectOf, type TypedDialect } from '../../machine/dialect.js';
import { called, Place, Signed, Word } from '../../machine/dialect-fields.js';
import { exact, listOf } from '../../machine/records.js';
import { emulationOf } from './emulation.js';
import { call, type Call } from './kernel/call.js';
import { reasons } from './kernel/reason.js';
import { type Account, accountOf, type Market, type Parameters } from './kernel/state.js';
import { ParametersCodec } from './parameters.js';

const MarketCodec: t.Type<Market, unknown> = exact('a market', {
  basePrice: Signed, supplyIndex: Word, borrowIndex: Word, totalSupply: Word, totalBorrow: Word, accruedAt: Word, baseBalance: Word,
  assets: listOf(exact('a collateral', { price: Signed, totalSupplied: Word, balance: Word }), 'collaterals'),
  isAbsorbPaused: t.boolean, isBuyPaused: t.boolean,
});

const AccountCodec: t.Type<Account, unknown> = exact('an account', { name: t.string, principal: Signed, collateral: listOf(Word, 'amounts') });

const events = {
  basePrice: called('basePrice', { price: Signed }),
  price: called('price', { asset: Place, price: Signed }),
  pause: called('pause', { absorb: t.boolean, buy: t.boolean }),
  absorb: called('absorb', { accounts: listOf(t.string, 'names') }),
  buyCollateral: called('buyCollateral', { asset: Place, paid: Word, least: Word }),
} as const;

type Event = t.TypeOf<(typeof events)[keyof typeof events]>;

/** Compound v3 as vectors write it. */
export const compoundV3: TypedDialect<Parameters, Market, Account, Call> = dialectOf<Parameters, Market, Account, Event, Call>({
  id: 'compound-v3@1', reasons, parameters: ParametersCodec, market: MarketCodec, account: AccountCodec, events,
  openingOf: (parameters, opening) => emulationOf(parameters, opening).opening,
  accountOf: ({ assets }, state, name) => {
    const account = accountOf(state, name);
    return { ...account, collateral: assets.map((_settings, place) => account.collateral[place] ?? 0n) };
  },
  callOf: ({ at, sender, ...request }) => ({ at, sender, request }),
  eventOf: ({ at, sender, request }) => ({ at, sender, ...request }),
  answer: call,
});
