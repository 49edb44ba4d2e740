import { AMOUNT_LIMIT, PRICE_LIMIT } from '../../../kernel/limits.js';
import { type Draft, slugOf } from '../draft.js';
import {
  borrow, deposit, ether, later, openAuction, plain, quote, situation, step, take, three, withAuction, withBreaker, withdraw, withIncentive, withSchedule, type Changes, type Holding, type Situation,
} from '../situations.js';

type Question = readonly [given: () => Situation, event: unknown];

/** Two checks that an event fails at once: the earlier decides. Where only the later fails, another vector's event says so. */
type Pair = readonly [earlier: string, later: string, ...both: Question];

const healthy = (more: Holding = {}, changes: Changes = {}) => (): Situation => situation('healthy', changes, more);
const ready = (changes: Changes = {}, more: Holding = {}) => (): Situation => situation('unwinding.ready', changes, more);
const running = (changes: Changes = {}) => (): Situation => situation('auction.running', changes);
const quotes = (...list: readonly unknown[]): unknown => ({ type: 'QUOTE', at: 0n, quotes: list });
const ofEther = (price: bigint, depth = 0n): unknown => ({ asset: 'ETH', price, depth });
const dearest = PRICE_LIMIT - 1n;
const atTen = (): Situation => later(situation('healthy'), plain('TICK', 10n));
const halted = (phase: 'healthy' | 'unwinding.ready' | 'auction.running') => (): Situation => later(situation(phase), plain('HALT'));
const staleSoon = withBreaker({ maxAge: 10n });

const shape: readonly Pair[] = [
  ['MALFORMED_EVENT', 'UNKNOWN_EVENT', healthy(), null],
  ['UNKNOWN_EVENT', 'TIME_OUT_OF_RANGE', healthy(), { type: 'NONE', at: -1n }],
  ['UNKNOWN_EVENT', 'MALFORMED_EVENT', healthy(), { type: 'NONE' }],
  ['TIME_OUT_OF_RANGE', 'UNKNOWN_ASSET', healthy(), deposit({ at: 1n << 48n, asset: 'DOGE' })],
  ['MALFORMED_EVENT', 'ZERO_AMOUNT', healthy(), { type: 'DEPOSIT', asset: 'ETH', amount: 0n }],
  ['UNKNOWN_ASSET', 'ZERO_AMOUNT', healthy(), deposit({ asset: 'DOGE', amount: 0n })],
  ['UNKNOWN_ASSET', 'NEGATIVE_AMOUNT', ready(), step({ debt: 'DOGE', offered: -1n })],
  ['ZERO_AMOUNT', 'NEGATIVE_AMOUNT', ready(), step({ offered: 0n, least: -1n })],
  ['NEGATIVE_AMOUNT', 'AMOUNT_OUT_OF_RANGE', ready(), step({ offered: -1n, least: AMOUNT_LIMIT })],
  ['DUPLICATE_ASSET', 'ZERO_PRICE', healthy(), quotes(ofEther(1n), ofEther(0n))],
  ['ZERO_PRICE', 'DUPLICATE_ASSET', healthy(), quotes(ofEther(0n), ofEther(1n))],
  ['ZERO_PRICE', 'NEGATIVE_AMOUNT', healthy(), quotes(ofEther(0n, -1n))],
  ['PRICE_OUT_OF_RANGE', 'AMOUNT_OUT_OF_RANGE', healthy(), quotes(ofEther(PRICE_LIMIT, AMOUNT_LIMIT))],
];

const order: readonly Pair[] = [
  ['ZERO_AMOUNT', 'TIME_REVERSED', atTen, deposit({ at: 9n, amount: 0n })],
  ['TIME_REVERSED', 'EVENT_NOT_ALLOWED', atTen, step({ at: 9n })],
  ['EVENT_NOT_ALLOWED', 'BREAKER_TRIPPED', halted('healthy'), step()],
  ['EVENT_NOT_ALLOWED', 'FEED_STALE', healthy({}, staleSoon), step({ at: 11n })],
  ['FEED_STALE', 'BREAKER_TRIPPED', () => later(situation('unwinding.ready', staleSoon), plain('HALT', 11n)), step({ at: 11n })],
  ['BREAKER_TRIPPED', 'EMPTY_LEG', halted('unwinding.ready'), step({ collateral: 'USD' })],
  ['BREAKER_TRIPPED', 'ASK_ABOVE_LIMIT', halted('auction.running'), take({ maxPrice: 0n })],
  ['BREAKER_TRIPPED', 'ROUNDS_EXHAUSTED', () => later(situation('auction.expired', withAuction({ mostRounds: 1n })), plain('HALT', 900n)), plain('RESET_AUCTION', 900n)],
  ['BREAKER_TRIPPED', 'ROUNDS_REMAIN', () => later(situation('auction.expired'), plain('HALT', 900n)), plain('RECOGNISE_LOSS', 900n)],
  ['BREAKER_TRIPPED', 'NOT_BORROWABLE', halted('healthy'), borrow({ asset: 'ETH' })],
  ['BREAKER_TRIPPED', 'INSUFFICIENT_COLLATERAL', halted('healthy'), withdraw({ amount: 1_001n })],
];

const unquoted = withBreaker({ whenStale: [] });

const owner: readonly Pair[] = [
  ['NOT_COLLATERAL', 'QUOTE_MISSING', healthy({ debt: {}, prices: { ETH: 1n } }), deposit({ asset: 'USD' })],
  ['QUOTE_MISSING', 'AMOUNT_OUT_OF_RANGE', healthy({ collateral: {}, debt: {}, prices: { USD: 1n }, reserves: { ETH: { collateral: AMOUNT_LIMIT - 1n } } }), deposit({ amount: 1n })],
  ['NOT_BORROWABLE', 'QUOTE_MISSING', healthy({ collateral: {}, debt: {}, prices: { USD: 1n } }, unquoted), borrow({ asset: 'ETH' })],
  ['QUOTE_MISSING', 'WOULD_BE_AT_RISK', healthy({ collateral: {}, debt: {}, prices: { ETH: 1n } }, unquoted), borrow()],
  ['NOT_BORROWABLE', 'WOULD_BE_AT_RISK', healthy(), borrow({ asset: 'ETH', amount: 10_000n })],
  ['INSUFFICIENT_COLLATERAL', 'WOULD_BE_AT_RISK', healthy(), withdraw({ amount: 1_001n })],
  ['AMOUNT_OUT_OF_RANGE', 'WOULD_BE_AT_RISK', healthy({ reserves: { USD: { debt: AMOUNT_LIMIT - 1n } } }), borrow({ amount: 50_000n })],
  ['AMOUNT_OUT_OF_RANGE', 'VALUE_OUT_OF_RANGE', healthy({ prices: { ETH: dearest, BTC: dearest, USD: 1n }, reserves: { ETH: { collateral: AMOUNT_LIMIT - 1n }, BTC: { collateral: 1n } } }, three), deposit({ amount: 10n })],
  ['VALUE_OUT_OF_RANGE', 'WOULD_BE_AT_RISK', healthy({ prices: { ETH: 1n, BTC: dearest, USD: dearest }, debt: {}, reserves: { BTC: { debt: AMOUNT_LIMIT - 1n } } }, three), borrow({ amount: 2n })],
];

const arcadia: Holding = { collateral: { ETH: 6_000n, BTC: 1_000n }, debt: { USD: 1_000_000n } };
const arcadian: Changes = { ...three, assets: [{ ...ether, threshold: 10_000n }, ...(three.assets ?? []).slice(1)], target: 12_000n };
const locked = withSchedule({ unlock: { kind: 'gradual', initial: 0n, duration: 300n } });
const whole: Changes = { sizing: { kind: 'full' } };
const paid = withIncentive({ leastReward: 2_500n });
const clean: Changes = { dust: { kind: 'refuse', floor: 84_990n } };

const steps: readonly Pair[] = [
  ['EMPTY_LEG', 'TOXIC_STEP', ready(arcadian, arcadia), step({ debt: 'BTC' })],
  ['TOXIC_STEP', 'NOTHING_UNLOCKED', ready({ ...arcadian, ...locked }, arcadia), step()],
  ['NOTHING_UNLOCKED', 'STEP_NOT_WHOLE', ready({ ...locked, ...whole }), step({ offered: 1n })],
  ['STEP_NOT_WHOLE', 'STEP_NOT_WORTHWHILE', ready({ ...whole, ...paid }), step({ offered: 1n })],
  ['STEP_NOT_WORTHWHILE', 'DUST_REMAINS', ready({ ...paid, ...clean }), step({ offered: 20n })],
  ['DUST_REMAINS', 'NOTHING_SEIZED', ready(clean), step({ offered: 20n })],
  ['NOTHING_SEIZED', 'SEIZED_BELOW_LEAST', ready(), step({ offered: 95n, least: 2n })],
];

/** Each unit of the lot is dearer than all that is owed for it. */
const dearLot = (changes: Changes = {}) => (): Situation =>
  later(situation('unwinding.exhausted', { ...three, ...changes }, { collateral: { ETH: 2n }, debt: { USD: 100n, BTC: 1n }, prices: { ETH: 110n, BTC: 500n, USD: 1n } }), openAuction());
const floor: Changes = { dust: { kind: 'refuse', floor: 96_000n } };
const risen = (): Situation => later(situation('unwinding.exhausted', { ...withBreaker({ largestMove: 20_000n }), dust: { kind: 'refuse', floor: 1_000n } }, { collateral: { ETH: 3n }, debt: { USD: 3n }, prices: { ETH: 10n, USD: 20n } }), openAuction(), quote({ ETH: 17n }, 200n));

const takes: readonly Pair[] = [
  ['ASK_ABOVE_LIMIT', 'NOTHING_SOLD', dearLot(), take({ amount: 1n, maxPrice: 0n })],
  ['NOTHING_SOLD', 'TAKE_LEAVES_DUST', dearLot(floor), take({ amount: 1n })],
  ['TAKE_NOT_WHOLE', 'TAKE_LEAVES_DUST', running({ ...withAuction({ takes: 'whole' }), ...floor }), take({ amount: 1n })],
  ['TAKE_LEAVES_DUST', 'BELOW_RESERVE', risen, take({ at: 200n, amount: 2n })],
];

/** Pairs of checks that an event fails at once: which one speaks. */
export const precedence: readonly Draft[] = [...shape, ...order, ...owner, ...steps, ...takes].map(([earlier, second, given, event]) => ({
  family: 'precedence', slug: `${slugOf(earlier)}-before-${slugOf(second)}`, comment: `Fails ${earlier} and ${second} at once: ${earlier} is checked first.`, given, events: [event],
}));
