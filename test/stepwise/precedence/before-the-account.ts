import { deposit, later, plain, situation, step, take, type Situation } from '../../support/situations.js';
import { smallDesign } from '../../support/worlds.js';
import { pair, type Pair } from './pair.js';

const healthy = (): Situation => situation('healthy');
const quotes = (...list: readonly unknown[]): unknown => ({ type: 'QUOTE', at: 0n, quotes: list });
const ofEther = (price: bigint, depth = 0n): unknown => ({ asset: 'ETH', price, depth });
const atTen = (): Situation => later(healthy(), plain('TICK', 10n));

const shape: readonly Pair[] = [
  pair('UNKNOWN_EVENT', 'TIME_OUT_OF_RANGE', [healthy, { type: 'NONE', at: -1n }], [healthy, plain('TICK', -1n)]),
  pair('TIME_OUT_OF_RANGE', 'UNKNOWN_ASSET', [healthy, deposit({ at: -1n, asset: 'DOGE' })], [healthy, deposit({ asset: 'DOGE' })]),
  pair('MALFORMED_EVENT', 'ZERO_AMOUNT', [healthy, { type: 'DEPOSIT', asset: 'ETH', amount: 0n }], [healthy, deposit({ amount: 0n })]),
  pair('UNKNOWN_ASSET', 'ZERO_AMOUNT', [healthy, deposit({ asset: 'DOGE', amount: 0n })], [healthy, deposit({ amount: 0n })]),
  pair('UNKNOWN_ASSET', 'NEGATIVE_AMOUNT', [healthy, step({ debt: 'DOGE', offered: -1n })], [healthy, step({ offered: -1n })]),
  pair('ZERO_AMOUNT', 'NEGATIVE_AMOUNT', [healthy, step({ offered: 0n, least: -1n })], [healthy, step({ least: -1n })]),
  pair('NEGATIVE_AMOUNT', 'AMOUNT_OUT_OF_RANGE', [healthy, step({ offered: -1n, least: 1n << 112n })], [healthy, step({ least: 1n << 112n })]),
  pair('DUPLICATE_ASSET', 'ZERO_PRICE', [healthy, quotes(ofEther(1n), ofEther(0n))], [healthy, quotes(ofEther(0n))]),
  pair('ZERO_PRICE', 'DUPLICATE_ASSET', [healthy, quotes(ofEther(0n), ofEther(1n))], [healthy, quotes(ofEther(1n), ofEther(1n))]),
  pair('ZERO_PRICE', 'NEGATIVE_AMOUNT', [healthy, quotes(ofEther(0n, -1n))], [healthy, quotes(ofEther(1n, -1n))]),
  pair('PRICE_OUT_OF_RANGE', 'AMOUNT_OUT_OF_RANGE', [healthy, quotes(ofEther(1n << 128n, 1n << 112n))], [healthy, quotes(ofEther(1n, 1n << 112n))]),
];

const lastFresh = (): Situation => later(situation('unwinding.ready'), plain('TICK', 3_599n));
const halted = (state: 'healthy' | 'unwinding.ready' | 'auction.running') => (): Situation => later(situation(state), plain('HALT'));
const staleSoon = { breaker: { ...smallDesign().breaker, maxAge: 10n } };

const order: readonly Pair[] = [
  pair('ZERO_AMOUNT', 'TIME_REVERSED', [atTen, deposit({ at: 9n, amount: 0n })], [atTen, deposit({ at: 9n })]),
  pair('TIME_REVERSED', 'EVENT_NOT_ALLOWED', [atTen, step({ at: 9n })], [atTen, step({ at: 10n })]),
  pair('EVENT_NOT_ALLOWED', 'BREAKER_TRIPPED', [halted('healthy'), step()], [halted('unwinding.ready'), step()]),
  pair('EVENT_NOT_ALLOWED', 'FEED_STALE', [() => situation('healthy', staleSoon), step({ at: 11n })], [() => situation('unwinding.ready', staleSoon), step({ at: 11n })]),
  pair(
    'FEED_STALE', 'BREAKER_TRIPPED',
    [() => later(situation('unwinding.ready', staleSoon), plain('HALT', 11n)), step({ at: 11n })],
    [() => later(lastFresh(), plain('HALT', 3_599n)), step({ at: 3_599n })],
  ),
  pair('BREAKER_TRIPPED', 'EMPTY_LEG', [halted('unwinding.ready'), step({ collateral: 'BTC' })], [() => situation('unwinding.ready'), step({ collateral: 'BTC' })]),
  pair('BREAKER_TRIPPED', 'ASK_ABOVE_LIMIT', [halted('auction.running'), take({ maxPrice: 0n })], [() => situation('auction.running'), take({ maxPrice: 0n })]),
];

export const beforeTheAccount: readonly Pair[] = [...shape, ...order];
