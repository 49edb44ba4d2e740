import * as t from 'io-ts';
import type { Asset, AuctionCurve, AuctionPolicy, Blockable, BonusCurve, BreakerPolicy, Depth, Design, Dust, Incentive, LossPolicy, Schedule, Sizing, Tier, Unlock } from '../../kernel/design.js';
import { RAY } from '../../kernel/arithmetic.js';
import { TIME_LIMIT, VALUE_LIMIT } from '../../kernel/limits.js';
import { AmountFromString, naturalBelow, PriceFromString, TimeFromString } from '../../machine/integers.js';
import { exact, listOf, sum } from '../../machine/records.js';

/** An asset as an implementation needs it: no formula knows its decimals. */
export type BareAsset = Omit<Asset, 'decimals'>;

/** The parameters that decide answers: a design without its name, its envelope and the decimals of its assets. */
export type Parameters = Omit<Design, 'name' | 'dialect' | 'envelope' | 'assets'> & { readonly assets: readonly BareAsset[] };

const ratio = naturalBelow(1n << 16n, 'a ratio in basis points');
const rate = naturalBelow(RAY + 1n, 'a rate in RAY per second');
const cut = naturalBelow(RAY, 'a cut in RAY');
const value = naturalBelow(VALUE_LIMIT, 'a value');
const count = naturalBelow(TIME_LIMIT, 'a count');

const asset: t.Type<BareAsset, unknown> = exact('an asset', { id: t.string, threshold: ratio, bonus: ratio, borrowable: t.boolean, rate });

const tiers = (below: t.Type<bigint, string>): t.Type<readonly Tier[], unknown> => listOf(exact('a tier', { below, share: ratio }), 'a list of tiers');

const sizing: t.Type<Sizing, unknown> = sum('a sizing', 'kind', {
  targetHealth: exact('targetHealth', { kind: t.literal('targetHealth') }),
  closeFactor: exact('closeFactor', { kind: t.literal('closeFactor'), share: ratio, wholeBelow: ratio }),
  tiers: sum('tiers', 'by', {
    health: exact('tiers by health', { kind: t.literal('tiers'), by: t.literal('health'), tiers: tiers(ratio) }),
    price: exact('tiers by price', { kind: t.literal('tiers'), by: t.literal('price'), tiers: tiers(PriceFromString) }),
  }),
  linear: exact('linear', { kind: t.literal('linear'), fromLtv: ratio, toLtv: ratio, fromShare: ratio, toShare: ratio }),
  full: exact('full', { kind: t.literal('full') }),
});

const unlock: t.Type<Unlock, unknown> = sum('an unlock', 'kind', {
  whole: exact('whole', { kind: t.literal('whole') }),
  gradual: exact('gradual', { kind: t.literal('gradual'), initial: ratio, duration: TimeFromString }),
});

const schedule: t.Type<Schedule, unknown> = exact('a schedule', { interval: TimeFromString, unlock, mostSteps: count, window: TimeFromString });

const depth: t.Type<Depth, unknown> = sum('a depth', 'kind', {
  unlimited: exact('unlimited', { kind: t.literal('unlimited') }),
  share: exact('share', { kind: t.literal('share'), perStep: ratio, perInterval: ratio, interval: TimeFromString }),
});

const bonusCurve: t.Type<BonusCurve, unknown> = sum('a bonus curve', 'kind', {
  fixed: exact('fixed', { kind: t.literal('fixed') }),
  linearInHealth: exact('linearInHealth', { kind: t.literal('linearInHealth'), least: ratio, fullBelow: ratio }),
  rampInTime: exact('rampInTime', { kind: t.literal('rampInTime'), least: ratio, duration: TimeFromString }),
});

const incentive: t.Type<Incentive, unknown> = exact('an incentive', { curve: bonusCurve, nonToxicCeiling: t.boolean, protocolShare: ratio, leastReward: value });

const dust: t.Type<Dust, unknown> = sum('a dust rule', 'kind', {
  none: exact('none', { kind: t.literal('none') }),
  refuse: exact('refuse', { kind: t.literal('refuse'), floor: value }),
  expand: exact('expand', { kind: t.literal('expand'), floor: value }),
});

const auctionCurve: t.Type<AuctionCurve, unknown> = sum('an auction curve', 'kind', {
  linear: exact('linear', { kind: t.literal('linear'), zeroAfter: TimeFromString }),
  stairstep: exact('stairstep', { kind: t.literal('stairstep'), cut, every: TimeFromString }),
  exponential: exact('exponential', { kind: t.literal('exponential'), cut }),
});

const auction: t.Type<AuctionPolicy, unknown> = exact('an auction', {
  curve: auctionCurve, startPremium: ratio, duration: TimeFromString, largestFall: ratio, reserve: ratio, tip: value, tipShare: ratio,
  mostRounds: count, takes: t.keyof({ whole: null, partial: null }, '"whole" or "partial"'),
});

const amounts = listOf(AmountFromString, 'amounts, one for each asset');
const loss: t.Type<LossPolicy, unknown> = exact('a loss waterfall', { insurance: amounts, insuranceCap: ratio, backstop: amounts });

const blockable: t.Type<Blockable, unknown> = t.keyof(
  { WITHDRAW: null, BORROW: null, STEP: null, OPEN_AUCTION: null, TAKE: null, RESET_AUCTION: null, RECOGNISE_LOSS: null },
  'an event that may be blocked',
);
const blocked = listOf(blockable, 'a list of events to block');

const breaker: t.Type<BreakerPolicy, unknown> = exact('a breaker', {
  maxAge: TimeFromString, largestMove: ratio, moveInterval: TimeFromString, release: TimeFromString, whenStale: blocked, whenTripped: blocked,
});

/** The codec of parameters as vectors carry them: raw integers in the units of the dialect's page, under its names. */
export const ParametersFromPlain: t.Type<Parameters, unknown> = exact('parameters', {
  assets: listOf(asset, 'a list of assets'),
  warning: ratio,
  target: ratio,
  sizing,
  schedule,
  depth,
  incentive,
  dust,
  toxicity: t.keyof({ escalate: null, allow: null }, '"escalate" or "allow"'),
  auction,
  loss,
  breaker,
});

/** The design that has these parameters, with nothing promised of its market. */
export const designOf = ({ assets, ...policies }: Parameters): Design => ({
  name: 'vector',
  dialect: 'stepwise@1',
  ...policies,
  assets: assets.map((each) => ({ ...each, decimals: 0n })),
  envelope: { largestDrop: 0n, largestRise: 0n, reaction: 0n },
});

/** The parameters of a design. */
export const parametersOf = ({ assets, warning, target, sizing: size, schedule: pace, depth: sellable, incentive: reward, dust: rest, toxicity, auction: sale, loss: layers, breaker: halt }: Design): Parameters => ({
  assets: assets.map(({ id, threshold, bonus, borrowable, rate: interest }) => ({ id, threshold, bonus, borrowable, rate: interest })),
  warning, target, sizing: size, schedule: pace, depth: sellable, incentive: reward, dust: rest, toxicity, auction: sale, loss: layers, breaker: halt,
});
