import * as t from 'io-ts';
import { dialectOf, type TypedDialect } from '../../machine/dialect.js';
import { called, Word } from '../../machine/dialect-fields.js';
import { exact } from '../../machine/records.js';
import { emulationOf } from './emulation.js';
import { AccountCodec, events as lendingEvents, MarketCodec as LendingMarketCodec } from '../morpho-blue/dialect.js';
import { call, type Call } from '../morpho-blue/kernel/pre-liquidation/call.js';
import { preLiquidationReasons } from '../morpho-blue/kernel/pre-liquidation/reason.js';
import type { Market } from '../morpho-blue/kernel/pre-liquidation/state.js';
import { reasons } from '../morpho-blue/kernel/reason.js';
import { type Account, accountOf } from '../morpho-blue/kernel/state.js';
import { type Parameters, ParametersCodec } from './parameters.js';

const MarketCodec: t.Type<Market, unknown> = exact('a market', { lending: LendingMarketCodec, ownPrice: Word });

const events = {
  ...lendingEvents,
  preLiquidate: called('preLiquidate', { borrower: t.string, seizedAssets: Word, repaidShares: Word }),
  ownPrice: called('ownPrice', { price: Word }),
} as const;

type Event = t.TypeOf<(typeof events)[keyof typeof events]>;

/** A Morpho Blue market with pre-liquidation beside it, as vectors write it. */
export const morphoPreLiquidation: TypedDialect<Parameters, Market, Account, Call> = dialectOf<Parameters, Market, Account, Event, Call>({
  id: 'morpho-pre-liquidation@1', reasons: [...reasons, ...preLiquidationReasons, 'PreLiquidationTooLarge'], parameters: ParametersCodec, market: MarketCodec, account: AccountCodec, events,
  featuresOf: ({ lending, hasOwnPrice }) => [`rateModel.${lending.rateModel}`, ...(hasOwnPrice ? ['ownPrice'] : [])],
  openingOf: (parameters, opening) => emulationOf(parameters, opening).opening,
  accountOf: (_parameters, { market, accounts }, name) => accountOf({ market: market.lending, accounts }, name),
  callOf: ({ at, sender, ...request }) => ({ at, sender, request }),
  eventOf: ({ at, sender, request }) => ({ at, sender, ...request }),
  answer: call,
});
