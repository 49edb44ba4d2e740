import { RAY } from '../../kernel/arithmetic.js';
import type { Design } from '../../kernel/design.js';
import { toyDesign } from '../../mechanisms/stepwise/toy.js';

const base = toyDesign();
const [coin, cash] = base.assets;
const assets = coin === undefined || cash === undefined ? base.assets : [coin, cash];

/** Quotes live long and halts pass everything, so that a walk goes deep; odd numbers leave remainders. */
const lasting: Partial<Design> = {
  breaker: { maxAge: 90n, largestMove: 60_000n, moveInterval: 3n, release: 5n, whenStale: ['STEP'], whenTripped: ['STEP'] },
  schedule: { interval: 2n, unlock: { kind: 'whole' }, mostSteps: 4n, window: 40n },
  auction: { ...base.auction, curve: { kind: 'linear', zeroAfter: 7n }, startPremium: 12_345n, duration: 9n, largestFall: 8_000n, reserve: 3_333n, tip: 3n, tipShare: 777n, mostRounds: 2n },
};

const policies: Readonly<Record<string, Partial<Design>>> = {
  plain: {},
  interest: { assets: assets.map((asset) => ({ ...asset, rate: RAY / 7n })) },
  'close-factor': { sizing: { kind: 'closeFactor', share: 3_333n, wholeBelow: 9_000n }, target: 15_000n, toxicity: 'allow' },
  'health-tiers': { sizing: { kind: 'tiers', by: 'health', tiers: [{ below: 9_000n, share: 7_777n }, { below: 9_500n, share: 3_333n }] }, target: 15_000n },
  'price-tiers': { sizing: { kind: 'tiers', by: 'price', tiers: [{ below: 2n, share: 7_777n }, { below: 4n, share: 3_333n }] }, target: 15_000n },
  linear: { sizing: { kind: 'linear', fromLtv: 8_000n, toLtv: 10_000n, fromShare: 1_111n, toShare: 7_777n }, target: 15_000n, toxicity: 'allow' },
  full: { sizing: { kind: 'full' }, toxicity: 'allow' },
  gradual: { schedule: { interval: 1n, unlock: { kind: 'gradual', initial: 1_111n, duration: 7n }, mostSteps: 9n, window: 30n }, target: 13_000n },
  depth: { depth: { kind: 'share', perStep: 3_333n, perInterval: 5_555n, interval: 5n }, schedule: { interval: 1n, unlock: { kind: 'whole' }, mostSteps: 9n, window: 30n } },
  'bonus-by-health': { incentive: { curve: { kind: 'linearInHealth', least: 100n, fullBelow: 9_500n }, nonToxicCeiling: false, protocolShare: 3_333n, leastReward: 0n } },
  'bonus-by-time': { incentive: { curve: { kind: 'rampInTime', least: 100n, duration: 7n }, nonToxicCeiling: false, protocolShare: 3_333n, leastReward: 0n } },
  ceiling: { incentive: { curve: { kind: 'fixed' }, nonToxicCeiling: true, protocolShare: 0n, leastReward: 0n } },
  'least-reward': { incentive: { curve: { kind: 'fixed' }, nonToxicCeiling: false, protocolShare: 1_000n, leastReward: 5n }, assets: assets.map((asset) => (asset.threshold > 0n ? { ...asset, threshold: 6_000n, bonus: 5_000n } : asset)) },
  'split-bonus': { incentive: { curve: { kind: 'fixed' }, nonToxicCeiling: false, protocolShare: 3_333n, leastReward: 0n }, assets: assets.map((asset) => (asset.threshold > 0n ? { ...asset, threshold: 6_000n, bonus: 5_000n } : asset)) },
  'dust-refused': { dust: { kind: 'refuse', floor: 6n } },
  'dust-expanded': { dust: { kind: 'expand', floor: 6n } },
  toxic: { toxicity: 'allow' },
  stairs: { auction: { ...base.auction, curve: { kind: 'stairstep', cut: (RAY * 7n) / 10n, every: 2n }, startPremium: 40_000n, duration: 9n, largestFall: 9_000n, reserve: 1_111n, mostRounds: 2n }, schedule: { ...base.schedule, mostSteps: 0n } },
  exponential: { auction: { ...base.auction, curve: { kind: 'exponential', cut: (RAY * 9n) / 10n }, startPremium: 40_000n, duration: 9n, largestFall: 5_000n, reserve: 1_111n, mostRounds: 1n }, schedule: { ...base.schedule, mostSteps: 0n } },
  auctioned: { schedule: { ...base.schedule, mostSteps: 0n }, dust: { kind: 'refuse', floor: 4n } },
  'whole-takes': { schedule: { ...base.schedule, mostSteps: 0n }, auction: { ...base.auction, takes: 'whole', duration: 9n } },
};

/** The designs that are searched for what no recipe covers: worlds of a few units, in which quantities often meet and everything rounds. */
export const searched: readonly Design[] = [
  ...Object.entries(policies).map(([name, changes]): Design => ({ ...base, ...lasting, ...changes, name: `searched-${name}` })),
];
