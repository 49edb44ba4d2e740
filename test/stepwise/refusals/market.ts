import { RAY } from '../../../src/kernel/arithmetic.js';
import { AMOUNT_LIMIT, INDEX_LIMIT, PRICE_LIMIT, VALUE_LIMIT } from '../../../src/kernel/limits.js';
import type { Refusal } from '../../../src/kernel/refusal.js';
import { later, plain, quote, situation, type Situation } from '../../support/situations.js';
import { bitcoin, dollar, ether, type Holding } from '../../support/worlds.js';
import type { RefusalCase } from './refusal-case.js';

const quoting = (...quotes: readonly unknown[]): unknown => ({ type: 'QUOTE', at: 0n, quotes });
const ofEther = (price: unknown, depth: unknown = 0n): unknown => ({ asset: 'ETH', price, depth });

const malformed = (field: string, expected: string, found: string): Refusal => ({ code: 'MALFORMED_EVENT', field, expected, found });

const quotes: readonly (readonly [refuses: string, event: unknown, refusal: Refusal])[] = [
  ['quotes that are no list', { type: 'QUOTE', at: 0n, quotes: {} }, malformed('quotes', 'a list of quotes', 'object')],
  ['a quote that is none', quoting('ETH'), malformed('quotes[]', 'a quote { asset, price, depth }', '"ETH"')],
  ['a quote of an asset by its number', quoting({ asset: 0, price: 1n, depth: 1n }), malformed('quotes[].asset', 'the id of an asset', 'number')],
  ['a price as a number', quoting(ofEther(100)), malformed('quotes[].price', 'an integer price (bigint)', 'number')],
  ['a quote without its depth', quoting({ asset: 'ETH', price: 1n }), malformed('quotes[].depth', 'an integer amount (bigint)', 'undefined')],
  ['no quotes', quoting(), { code: 'NO_QUOTES' }],
  ['a quote of an asset that the design has not', quoting({ asset: 'DOGE', price: 1n, depth: 1n }), { code: 'UNKNOWN_ASSET', field: 'quotes[].asset', asset: 'DOGE' }],
  ['two quotes of one asset', quoting(ofEther(100n), ofEther(101n)), { code: 'DUPLICATE_ASSET', asset: 'ETH' }],
  ['a price of zero', quoting(ofEther(0n)), { code: 'ZERO_PRICE', asset: 'ETH' }],
  ['a negative price', quoting(ofEther(-1n)), { code: 'NEGATIVE_AMOUNT', field: 'quotes[].price', amount: -1n }],
  ['a price of 2^128', quoting(ofEther(PRICE_LIMIT)), { code: 'PRICE_OUT_OF_RANGE', asset: 'ETH', price: PRICE_LIMIT, limit: PRICE_LIMIT }],
  ['a negative depth', quoting(ofEther(1n, -1n)), { code: 'NEGATIVE_AMOUNT', field: 'quotes[].depth', amount: -1n }],
  ['a depth of 2^112', quoting(ofEther(1n, AMOUNT_LIMIT)), { code: 'AMOUNT_OUT_OF_RANGE', field: 'quotes[].depth', amount: AMOUNT_LIMIT, limit: AMOUNT_LIMIT }],
];

const halted = (): Situation => later(situation('healthy'), plain('HALT', 10n));

/** Interest of a whole per second: one second doubles the index. */
const doubling = [{ ...ether, rate: RAY }, bitcoin, { ...dollar, rate: RAY }];

/** What all other accounts together hold and owe. */
const laden = (reserves: Holding['reserves'] = {}): Situation => situation('healthy', { assets: doubling }, { debt: {}, reserves });

const dearest = PRICE_LIMIT - 1n;

/** Owes a quarter of 2^112 ether, others a half of bitcoin and a fifth of dollars, all at the highest price: 95 % of 2^240. */
const nearValueLimit = (): Situation => situation('unwinding.exhausted', { assets: doubling }, {
  collateral: { ETH: 1n }, debt: { ETH: AMOUNT_LIMIT / 4n - 1n }, prices: { ETH: dearest, BTC: dearest, USD: dearest },
  reserves: { BTC: { debt: AMOUNT_LIMIT / 2n - 1n }, USD: { debt: AMOUNT_LIMIT / 5n } },
});

export const marketCases: readonly RefusalCase[] = [
  ...quotes.map(([refuses, event, refusal]): RefusalCase => ({ state: 'healthy', refuses, given: () => situation('healthy'), event, refusal })),
  {
    state: 'healthy', refuses: 'a time before the last event', given: () => later(situation('healthy'), plain('TICK', 10n)),
    event: plain('TICK', 9n), refusal: { code: 'TIME_REVERSED', at: 9n, last: 10n },
  },
  {
    state: 'healthy', refuses: 'to halt while halted, so that nobody can hold it there', given: halted,
    event: plain('HALT', 909n), refusal: { code: 'ALREADY_HALTED', since: 10n, until: 910n },
  },
  { state: 'healthy', refuses: 'to resume what is not halted', given: () => situation('healthy'), event: plain('RESUME'), refusal: { code: 'NOT_HALTED' } },
  { state: 'healthy', refuses: 'to resume what has released itself', given: halted, event: plain('RESUME', 910n), refusal: { code: 'NOT_HALTED' } },
  {
    state: 'healthy', refuses: 'a quote at which all collateral together is worth 2^240',
    given: () => laden({ ETH: { collateral: AMOUNT_LIMIT - 1n }, BTC: { collateral: 2n } }), event: quote({ ETH: dearest, BTC: dearest }), refusal: { code: 'VALUE_OUT_OF_RANGE', limit: VALUE_LIMIT },
  },
  {
    state: 'healthy', refuses: 'interest that could carry a debt to 2^112',
    given: () => laden({ USD: { debt: AMOUNT_LIMIT / 4n } }), event: plain('ACCRUE', 1n), refusal: { code: 'AMOUNT_OUT_OF_RANGE', field: 'debt', amount: AMOUNT_LIMIT, limit: AMOUNT_LIMIT },
  },
  {
    state: 'healthy', refuses: 'interest that carries an index to 2^128',
    given: () => laden({ USD: { index: INDEX_LIMIT / 2n } }), event: plain('ACCRUE', 1n), refusal: { code: 'AMOUNT_OUT_OF_RANGE', field: 'index', amount: INDEX_LIMIT, limit: INDEX_LIMIT },
  },
  {
    state: 'unwinding.exhausted', refuses: 'interest after which all debt together is worth 2^240',
    given: nearValueLimit, event: plain('ACCRUE', 1n), refusal: { code: 'VALUE_OUT_OF_RANGE', limit: VALUE_LIMIT },
  },
];
