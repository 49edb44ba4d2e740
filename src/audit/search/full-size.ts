import { RAY } from '../../kernel/arithmetic.js';
import type { Asset, Blockable, Design } from '../../kernel/design.js';

const unit = 10n ** 36n;
const everything: readonly Blockable[] = ['WITHDRAW', 'BORROW', 'STEP', 'OPEN_AUCTION', 'TAKE', 'RESET_AUCTION', 'RECOGNISE_LOSS'];

const ether: Asset = { id: 'ETH', decimals: 18n, threshold: 7_500n, bonus: 500n, borrowable: false, rate: 0n };
const bitcoin: Asset = { id: 'BTC', decimals: 8n, threshold: 7_000n, bonus: 1_000n, borrowable: false, rate: 0n };
const barrel: Asset = { id: 'OIL', decimals: 0n, threshold: 5_000n, bonus: 800n, borrowable: true, rate: 0n };
/** 5 % a year. */
const dollar: Asset = { id: 'USD', decimals: 6n, threshold: 0n, bonus: 0n, borrowable: true, rate: 1_585_489_599_188_229_325n };

const hours: Design['breaker'] = { maxAge: 10_800n, largestMove: 5_000n, moveInterval: 0n, release: 3_600n, whenStale: everything, whenTripped: everything };

const base: Design = {
  name: 'one-leg', dialect: 'stepwise@1', assets: [ether, dollar], warning: 10_500n, target: 10_700n,
  sizing: { kind: 'targetHealth' },
  schedule: { interval: 0n, unlock: { kind: 'whole' }, mostSteps: 30n, window: 21_600n },
  depth: { kind: 'unlimited' },
  incentive: { curve: { kind: 'fixed' }, nonToxicCeiling: false, protocolShare: 1_000n, leastReward: unit / 2n },
  dust: { kind: 'expand', floor: 25n * unit },
  toxicity: 'escalate',
  auction: {
    curve: { kind: 'exponential', cut: (RAY * 9_998n) / 10_000n }, startPremium: 10_500n, duration: 7_200n, largestFall: 5_000n, reserve: 6_000n,
    tip: unit, tipShare: 10n, mostRounds: 3n, takes: 'partial',
  },
  loss: { insurance: [0n, 5_000_000_000n], insuranceCap: 5_000n, backstop: [0n, 2_000_000_000n] },
  breaker: hours,
  envelope: { largestDrop: 2_100n, largestRise: 0n, reaction: 900n },
};

/** Cross margin of three collaterals and two debts, unlike in decimals, and a bonus that follows health. */
const manyLegs: Design = {
  ...base, name: 'many-legs', assets: [ether, bitcoin, barrel, dollar], target: 11_000n,
  incentive: { ...base.incentive, curve: { kind: 'linearInHealth', least: 200n, fullBelow: 9_000n }, leastReward: 0n },
  dust: { kind: 'none' },
  loss: { insurance: [0n, 0n, 3n, 5_000_000_000n], insuranceCap: 2_500n, backstop: [0n, 0n, 1n, 2_000_000_000n] },
  envelope: { largestDrop: 1_800n, largestRise: 400n, reaction: 60n },
};

/** Slow: shares, intervals, an unlock in time, a bonus in time, depth, whole lots in stairs. */
const slow: Design = {
  ...base, name: 'slow', target: 11_500n,
  sizing: { kind: 'linear', fromLtv: 7_500n, toLtv: 9_000n, fromShare: 2_000n, toShare: 10_000n },
  schedule: { interval: 60n, unlock: { kind: 'gradual', initial: 2_000n, duration: 2_700n }, mostSteps: 10n, window: 7_200n },
  depth: { kind: 'share', perStep: 1_000n, perInterval: 5_000n, interval: 900n },
  incentive: { curve: { kind: 'rampInTime', least: 100n, duration: 1_800n }, nonToxicCeiling: false, protocolShare: 2_000n, leastReward: 0n },
  dust: { kind: 'refuse', floor: 50n * unit },
  auction: { ...base.auction, curve: { kind: 'stairstep', cut: (RAY * 95n) / 100n, every: 90n }, takes: 'whole' },
};

/** Tiers by health, at once, and a linear auction. */
const tiered: Design = {
  ...base, name: 'tiered', target: 12_000n,
  sizing: { kind: 'tiers', by: 'health', tiers: [{ below: 9_000n, share: 10_000n }, { below: 9_500n, share: 5_000n }, { below: 10_000n, share: 2_500n }] },
  auction: { ...base.auction, curve: { kind: 'linear', zeroAfter: 7_200n } },
};

/** A fixed close factor, and one auction after too many steps. */
const closeFactor: Design = {
  ...base, name: 'close-factor', target: 12_500n, sizing: { kind: 'closeFactor', share: 5_000n, wholeBelow: 9_500n },
  schedule: { ...base.schedule, interval: 12n, mostSteps: 2n },
};

/** Designs of the size of real assets, which between them reach what small integers cannot: decimals, interest, fees, many legs. */
export const fullSizeDesigns: readonly Design[] = [base, manyLegs, slow, tiered, closeFactor];
