import * as t from 'io-ts';
import type { BonusCurve, Depth, Dust, Incentive, Schedule, Sizing, Tier, Toxicity, Unlock } from '../../../kernel/design.js';
import { spelled, sum } from '../../../machine/records.js';
import { count, duration, ratio } from './quantities.js';
import { table } from './table.js';

/** Health tiers are written as ratios, price tiers as prices of one unit of the seized asset. */
const tiers = (below: t.Type<bigint, unknown>): t.Type<readonly Tier[], unknown> =>
  t.readonlyArray(table('a tier', { below, share: ratio }), 'a list of tiers');

export const sizing = (price: t.Type<bigint, unknown>): t.Type<Sizing, unknown> =>
  sum('a sizing', 'kind', {
    'target-health': table('target-health', { kind: spelled('targetHealth', 'target-health') }),
    'close-factor': table('close-factor', { kind: spelled('closeFactor', 'close-factor'), share: ratio, wholeBelow: ratio }),
    tiers: sum('tiers', 'by', {
      health: table('tiers by health', { kind: spelled('tiers', 'tiers'), by: spelled('health', 'health'), tiers: tiers(ratio) }),
      price: table('tiers by price', { kind: spelled('tiers', 'tiers'), by: spelled('price', 'price'), tiers: tiers(price) }),
    }),
    linear: table('linear', { kind: spelled('linear', 'linear'), fromLtv: ratio, toLtv: ratio, fromShare: ratio, toShare: ratio }),
    full: table('full', { kind: spelled('full', 'full') }),
  });

const unlock: t.Type<Unlock, unknown> = sum('an unlock', 'kind', {
  whole: table('whole', { kind: spelled('whole', 'whole') }),
  gradual: table('gradual', { kind: spelled('gradual', 'gradual'), initial: ratio, duration }),
});

export const schedule: t.Type<Schedule, unknown> = table('a schedule', { interval: duration, unlock, mostSteps: count, window: duration });

export const depth: t.Type<Depth, unknown> = sum('a depth', 'kind', {
  unlimited: table('unlimited', { kind: spelled('unlimited', 'unlimited') }),
  share: table('share', { kind: spelled('share', 'share'), perStep: ratio, perInterval: ratio, interval: duration }),
});

const bonusCurve: t.Type<BonusCurve, unknown> = sum('a bonus curve', 'kind', {
  fixed: table('fixed', { kind: spelled('fixed', 'fixed') }),
  'linear-in-health': table('linear-in-health', { kind: spelled('linearInHealth', 'linear-in-health'), least: ratio, fullBelow: ratio }),
  'ramp-in-time': table('ramp-in-time', { kind: spelled('rampInTime', 'ramp-in-time'), least: ratio, duration }),
});

export const incentive = (value: t.Type<bigint, unknown>): t.Type<Incentive, unknown> =>
  table('an incentive', { curve: bonusCurve, nonToxicCeiling: t.boolean, protocolShare: ratio, leastReward: value });

export const dust = (value: t.Type<bigint, unknown>): t.Type<Dust, unknown> =>
  sum('a dust rule', 'kind', {
    none: table('none', { kind: spelled('none', 'none') }),
    refuse: table('refuse', { kind: spelled('refuse', 'refuse'), floor: value }),
    expand: table('expand', { kind: spelled('expand', 'expand'), floor: value }),
  });

export const toxicity: t.Type<Toxicity, unknown> = t.keyof({ escalate: null, allow: null }, '"escalate" or "allow"');
