import * as t from 'io-ts';
import { dialectOf, type TypedDialect } from '../../machine/dialect.js';
import { between, called as calledAt, Word } from '../../machine/dialect-fields.js';
import { WORD_LIMIT } from '../../kernel/word.js';
import { naturalBelow } from '../../machine/integers.js';
import { exact, listOf } from '../../machine/records.js';
import { emulationOf } from './emulation.js';
import { call, type Call } from './kernel/call.js';
import { reasons } from './kernel/reason.js';
import { type Account, accountOf, type Fixed, holdingOf, type Market } from './kernel/state.js';
import { ParametersCodec } from './parameters.js';

/** The largest rate that a vault takes from its model, and times before the year 2242: interest over them is a number that can be written. */
const Rate = naturalBelow(291_867_278_914_945_094_176n, 'a rate of at most a million per cent a year [RAY per second]');
const Time = naturalBelow(8_589_934_592n, 'a time [seconds] below 2^33');

/** It begins at one [RAY] and never falls; debts are divided by it. */
const Accumulator = between(1n, WORD_LIMIT, 'an accumulator above zero [RAY]');

const called = <T extends string, F extends t.Props>(type: T, fields: F) => calledAt(type, fields, Time);

const Price = exact('a price', { middle: Word, hard: Word });

const MarketCodec: t.Type<Market, unknown> = exact('a market', {
  price: Price, cash: Word, totalShares: Word, totalBorrows: Word, accumulator: Accumulator, rate: Rate, lastUpdate: Time, accumulatedFees: Word,
  collaterals: listOf(exact('a collateral', { name: t.string, price: Price, assets: Word, shares: Word }), 'collaterals'),
});

const AccountCodec: t.Type<Account, unknown> = exact('an account', {
  name: t.string, owed: Word, accumulator: Accumulator, holdings: listOf(exact('a holding', { name: t.string, shares: Word, isEnabled: t.boolean }), 'holdings'),
  controllers: listOf(t.string, 'vaults'), isDeferred: t.boolean, lastStatusCheck: Word,
});

const orAll: t.Type<bigint | null, unknown> = t.union([t.null, Word]);

const events = {
  price: called('price', { of: t.string, price: Price }),
  rate: called('rate', { rate: Rate }),
  touch: called('touch', {}),
  control: called('control', {}),
  pledge: called('pledge', { collateral: t.string, shares: Word }),
  release: called('release', { collateral: t.string, shares: Word }),
  borrow: called('borrow', { assets: Word }),
  repay: called('repay', { assets: orAll }),
  liquidate: called('liquidate', { violator: t.string, collateral: t.string, repaid: orAll, leastSeized: Word }),
} as const;

type Event = t.TypeOf<(typeof events)[keyof typeof events]>;

/** A vault of Euler v2 as vectors write it. */
export const eulerV2: TypedDialect<Fixed, Market, Account, Call> = dialectOf<Fixed, Market, Account, Event, Call>({
  id: 'euler-v2@1', reasons, parameters: ParametersCodec, market: MarketCodec, account: AccountCodec, events,
  openingOf: (parameters, opening) => emulationOf(parameters, opening).opening,
  accountOf: (_parameters, state, name) => {
    const account = accountOf(state, name);
    return { ...account, holdings: state.market.collaterals.map((collateral) => holdingOf(account, collateral.name)) };
  },
  callOf: ({ at, sender, ...request }) => ({ at, sender, request }),
  eventOf: ({ at, sender, request }) => ({ at, sender, ...request }),
  answer: call,
});
