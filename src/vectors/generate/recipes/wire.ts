import type { Draft } from '../draft.js';
import { deposit, plain, quote, situation, step, take, withdraw, type Situation } from '../situations.js';

type Row = readonly [slug: string, what: string, given: () => Situation, events: readonly unknown[]];

const healthy = (): Situation => situation('healthy');
const quoting = (...quotes: readonly unknown[]): unknown => ({ type: 'QUOTE', at: 0n, quotes });
const ofEther = (price: unknown, depth: unknown = 1n): unknown => ({ asset: 'ETH', price, depth });

const rows: readonly Row[] = [
  ['no-record', 'Events that are no records: nothing, a text, a list.', healthy, [null, 'TICK', ['TICK'], plain('TICK')]],
  ['unknown-event', 'Events of a type that does not exist, or of none.', healthy, [{ type: 'LIQUIDATE', at: 0n }, { at: 0n }, { type: 'toString', at: 0n }, { type: 'deposit', at: 0n, asset: 'ETH', amount: 1n }, deposit({ amount: 1n })]],
  ['no-time', 'A time that is missing, a JSON number, a fraction or written with a leading zero.', healthy, [{ type: 'TICK' }, { type: 'TICK', at: 1 }, { type: 'TICK', at: '1.0' }, { type: 'TICK', at: '01' }, plain('TICK', 1n)]],
  ['time-below-zero', 'A time before zero, by one second.', healthy, [plain('TICK', -1n), plain('TICK', 0n)]],
  ['no-amount', 'An amount that is missing, a JSON number, a fraction, in another base, with a sign or a space.', healthy, [
    { type: 'DEPOSIT', at: 0n, asset: 'ETH' }, ...[100, true, null, '1e2', '0x64', '+100', ' 100', '100.0', '', '-0'].map((amount) => ({ type: 'DEPOSIT', at: 0n, asset: 'ETH', amount })), deposit({ amount: 100n }),
  ]],
  ['no-asset', 'An asset that is named by no text.', healthy, [{ type: 'DEPOSIT', at: 0n, asset: 0, amount: 1n }, { type: 'DEPOSIT', at: 0n, amount: 1n }, deposit({ amount: 1n })]],
  ['missing-step-fields', 'A step without one of its fields; they are checked in their order.', () => situation('unwinding.ready'), [
    { type: 'STEP', at: 0n, debt: 'USD', offered: 1n, least: 0n }, { type: 'STEP', at: 0n, collateral: 'ETH', offered: 1n, least: 0n },
    { type: 'STEP', at: 0n, collateral: 'ETH', debt: 'USD', least: 0n }, { type: 'STEP', at: 0n, collateral: 'ETH', debt: 'USD', offered: 96n }, step({ offered: 96n }),
  ]],
  ['negative-amount', 'Amounts below zero, by one unit, in each kind of field.', () => situation('unwinding.ready'), [deposit({ amount: -1n }), withdraw({ amount: -1n }), step({ offered: -1n }), step({ least: -1n }), take({ maxPrice: -1n }), quoting(ofEther(-1n)), quoting(ofEther(100n, -1n)), quoting(ofEther(100n, 0n))]],
  ['no-quotes-list', 'Quotes that are no list, or hold what is no quote.', healthy, [{ type: 'QUOTE', at: 0n }, { type: 'QUOTE', at: 0n, quotes: {} }, quoting('ETH'), quoting(null), quoting({ asset: 0, price: 1n, depth: 1n }), quoting(ofEther(100)), quoting({ asset: 'ETH', price: 100n }), quote({ ETH: 100n }, 0n, 1n)]],
];

/** Input that typed programs cannot even hold: harnesses that read raw events refuse it like anything else. */
export const wire: readonly Draft[] = rows.map(([slug, comment, given, events]) => ({ family: 'wire', slug, comment, given, events }));
