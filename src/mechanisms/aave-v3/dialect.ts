import * as t from 'io-ts';
import { dialectOf, type TypedDialect } from '../../machine/dialect.js';
import { called, Place, Word } from '../../machine/dialect-fields.js';
import { exact, listOf } from '../../machine/records.js';
import { emulationOf } from './emulation.js';
import { call, type Call } from './kernel/call.js';
import { reasons } from './kernel/reason.js';
import { type Account, accountOf, type Market, type Parameters, positionOf } from './kernel/state.js';
import { ParametersCodec } from './parameters.js';

const orNull = <A>(codec: t.Type<A, unknown>): t.Type<A | null, unknown> => t.union([t.null, codec]);

const MarketCodec: t.Type<Market, unknown> = exact('a market', {
  reserves: listOf(exact('a reserve', { price: Word, liquidityIndex: Word, borrowIndex: Word, deficit: Word }), 'reserves'),
  sentinelAllows: orNull(t.boolean),
});

const AccountCodec: t.Type<Account, unknown> = exact('an account', {
  name: t.string, category: orNull(t.string),
  positions: listOf(exact('a position', { scaledDeposit: Word, scaledDebt: Word, isCollateral: t.boolean, isBorrowing: t.boolean }), 'positions'),
});

const events = {
  price: called('price', { reserve: Place, price: Word }),
  sentinel: called('sentinel', { allows: orNull(t.boolean) }),
  liquidate: called('liquidate', { account: t.string, collateral: Place, debt: Place, covered: Word, takesDeposit: t.boolean }),
  coverDeficit: called('coverDeficit', { reserve: Place, amount: Word }),
} as const;

type Event = t.TypeOf<(typeof events)[keyof typeof events]>;

/** Aave v3, in four releases, as vectors write it. */
export const aaveV3: TypedDialect<Parameters, Market, Account, Call> = dialectOf<Parameters, Market, Account, Event, Call>({
  id: 'aave-v3@1', reasons, parameters: ParametersCodec, market: MarketCodec, account: AccountCodec, events,
  featuresOf: ({ release, categories }) => [`release.${release.name}`, ...(categories.length > 0 ? ['category'] : [])],
  openingOf: (parameters, opening) => emulationOf(parameters, opening).opening,
  accountOf: ({ reserves }, state, name) => {
    const account = accountOf(state, name);
    return { ...account, positions: reserves.map((_settings, index) => positionOf(account, index)) };
  },
  callOf: ({ at, sender, ...request }) => ({ at, sender, request }),
  eventOf: ({ at, sender, request }) => ({ at, sender, ...request }),
  answer: call,
});
