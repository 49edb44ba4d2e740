import { AMOUNT_LIMIT, PRICE_LIMIT, TIME_LIMIT } from '../../../src/kernel/limits.js';
import type { ShapeRefusal } from '../../../src/kernel/refusal.js';
import { borrow, deposit, plain, repay, situation, step, take, withdraw } from '../../support/situations.js';
import type { RefusalCase } from './refusal-case.js';

type Row = readonly [refuses: string, event: unknown, refusal: ShapeRefusal];

const anEvent = 'an event { type, at, … }';
const aTime = 'a time in seconds (bigint)';
const anAmount = 'an integer amount (bigint)';
const anAsset = 'the id of an asset';

const malformed = (field: string, expected: string, found: string): ShapeRefusal => ({ code: 'MALFORMED_EVENT', field, expected, found });

const unreadable: readonly Row[] = [
  ['nothing at all', undefined, malformed('event', anEvent, 'undefined')],
  ['null', null, malformed('event', anEvent, 'null')],
  ['a text', 'DEPOSIT', malformed('event', anEvent, '"DEPOSIT"')],
  ['an event without a time', { type: 'TICK' }, malformed('at', aTime, 'undefined')],
  ['a time as a number', { type: 'TICK', at: 1 }, malformed('at', aTime, 'number')],
  ['an amount as a number', { ...deposit(), amount: 100 }, malformed('amount', anAmount, 'number')],
  ['an amount as a text', { ...deposit(), amount: '100' }, malformed('amount', anAmount, '"100"')],
  ['an event without its amount', { type: 'REPAY', at: 0n, asset: 'USD' }, malformed('amount', anAmount, 'undefined')],
  ['an asset by its number', { ...deposit(), asset: 0n }, malformed('asset', anAsset, '0n')],
  ['a step without the least that it must bring', { type: 'STEP', at: 0n, collateral: 'ETH', debt: 'USD', offered: 1n }, malformed('least', anAmount, 'undefined')],
  ['an event that does not exist', { type: 'LIQUIDATE', at: 0n }, { code: 'UNKNOWN_EVENT', event: 'LIQUIDATE' }],
  ['an event without a type', { at: 0n }, { code: 'UNKNOWN_EVENT', event: 'undefined' }],
  ['an event named like what every object has', { type: 'toString', at: 0n }, { code: 'UNKNOWN_EVENT', event: 'toString' }],
];

const amounts: readonly Row[] = [
  ['a negative deposit', deposit({ amount: -1n }), { code: 'NEGATIVE_AMOUNT', field: 'amount', amount: -1n }],
  ['a negative withdrawal', withdraw({ amount: -1n }), { code: 'NEGATIVE_AMOUNT', field: 'amount', amount: -1n }],
  ['a negative offer', step({ offered: -5n }), { code: 'NEGATIVE_AMOUNT', field: 'offered', amount: -5n }],
  ['a negative least', step({ least: -1n }), { code: 'NEGATIVE_AMOUNT', field: 'least', amount: -1n }],
  ['a negative price limit', take({ maxPrice: -1n }), { code: 'NEGATIVE_AMOUNT', field: 'maxPrice', amount: -1n }],
  ['a deposit of nothing', deposit({ amount: 0n }), { code: 'ZERO_AMOUNT', field: 'amount' }],
  ['a repayment of nothing', repay({ amount: 0n }), { code: 'ZERO_AMOUNT', field: 'amount' }],
  ['an offer of nothing', step({ offered: 0n }), { code: 'ZERO_AMOUNT', field: 'offered' }],
  ['a take of nothing', take({ amount: 0n }), { code: 'ZERO_AMOUNT', field: 'amount' }],
  ['a deposit of 2^112', deposit({ amount: AMOUNT_LIMIT }), { code: 'AMOUNT_OUT_OF_RANGE', field: 'amount', amount: AMOUNT_LIMIT, limit: AMOUNT_LIMIT }],
  ['an offer beyond 2^112', step({ offered: AMOUNT_LIMIT + 7n }), { code: 'AMOUNT_OUT_OF_RANGE', field: 'offered', amount: AMOUNT_LIMIT + 7n, limit: AMOUNT_LIMIT }],
  ['a least of 2^112', step({ least: AMOUNT_LIMIT }), { code: 'AMOUNT_OUT_OF_RANGE', field: 'least', amount: AMOUNT_LIMIT, limit: AMOUNT_LIMIT }],
  ['a price limit of 2^128', take({ maxPrice: PRICE_LIMIT }), { code: 'AMOUNT_OUT_OF_RANGE', field: 'maxPrice', amount: PRICE_LIMIT, limit: PRICE_LIMIT }],
];

const timesAndAssets: readonly Row[] = [
  ['a time before zero', plain('TICK', -1n), { code: 'TIME_OUT_OF_RANGE', at: -1n, limit: TIME_LIMIT }],
  ['the time 2^48', plain('TICK', TIME_LIMIT), { code: 'TIME_OUT_OF_RANGE', at: TIME_LIMIT, limit: TIME_LIMIT }],
  ['a deposit of an asset that the design has not', deposit({ asset: 'DOGE' }), { code: 'UNKNOWN_ASSET', field: 'asset', asset: 'DOGE' }],
  ['an asset in another case', borrow({ asset: 'usd' }), { code: 'UNKNOWN_ASSET', field: 'asset', asset: 'usd' }],
  ['an asset without a name', repay({ asset: '' }), { code: 'UNKNOWN_ASSET', field: 'asset', asset: '' }],
  ['an asset named like what every object has', deposit({ asset: '__proto__' }), { code: 'UNKNOWN_ASSET', field: 'asset', asset: '__proto__' }],
  ['a step for collateral that the design has not', step({ collateral: 'DOGE' }), { code: 'UNKNOWN_ASSET', field: 'collateral', asset: 'DOGE' }],
  ['a step for a debt that the design has not', step({ debt: 'DOGE' }), { code: 'UNKNOWN_ASSET', field: 'debt', asset: 'DOGE' }],
];

/** What is wrong with an event by itself is wrong in every state; a healthy account stands for all. */
export const shapeCases: readonly RefusalCase[] = [...unreadable, ...amounts, ...timesAndAssets].map(([refuses, event, refusal]) => ({
  state: 'healthy', refuses, given: () => situation('healthy'), event, refusal,
}));
