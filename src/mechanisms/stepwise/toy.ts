import { RAY } from '../../kernel/arithmetic.js';
import type { Asset, Blockable, Design } from '../../kernel/design.js';

const coin: Asset = { id: 'COIN', decimals: 0n, threshold: 8_000n, bonus: 500n, borrowable: false, rate: 0n };
const cash: Asset = { id: 'CASH', decimals: 0n, threshold: 0n, bonus: 0n, borrowable: true, rate: 0n };

const everything: readonly Blockable[] = ['WITHDRAW', 'BORROW', 'STEP', 'OPEN_AUCTION', 'TAKE', 'RESET_AUCTION', 'RECOGNISE_LOSS'];

/** Largest amount that explorations of a toy use [base units]. */
export const TOY_AMOUNT = 8n;

/**
 * A design so small that every state of it can be visited: amounts up to 8, prices that are small integers (the scale of 10^36
 * is left out, so a value is amount × price as it stands), and every duration a few seconds.
 */
export const toyDesign = (changes: Partial<Design> = {}): Design => ({
  name: 'toy',
  dialect: 'stepwise@1',
  assets: [coin, cash],
  warning: 12_000n,
  target: 11_000n,
  sizing: { kind: 'targetHealth' },
  schedule: { interval: 1n, unlock: { kind: 'whole' }, mostSteps: 3n, window: 3n },
  depth: { kind: 'unlimited' },
  incentive: { curve: { kind: 'fixed' }, nonToxicCeiling: false, protocolShare: 0n, leastReward: 0n },
  dust: { kind: 'expand', floor: 2n },
  toxicity: 'escalate',
  auction: {
    curve: { kind: 'linear', zeroAfter: 3n },
    startPremium: 12_000n,
    duration: 3n,
    largestFall: 7_000n,
    reserve: 5_000n,
    tip: 1n,
    tipShare: 0n,
    mostRounds: 2n,
    takes: 'partial',
  },
  loss: { insurance: [0n, 2n], insuranceCap: 5_000n, backstop: [0n, 1n] },
  breaker: { maxAge: 2n, largestMove: 5_000n, moveInterval: 1n, release: 2n, whenStale: everything, whenTripped: everything },
  envelope: { largestDrop: 1_600n, largestRise: 0n, reaction: 1n },
  ...changes,
});

const base = toyDesign();

const withSchedule = (changes: Partial<Design['schedule']>): Partial<Design> => ({ schedule: { ...base.schedule, ...changes } });
const withIncentive = (changes: Partial<Design['incentive']>): Partial<Design> => ({ incentive: { ...base.incentive, ...changes } });
const withAuction = (changes: Partial<Design['auction']>): Partial<Design> => ({ auction: { ...base.auction, ...changes } });

/** What each variant changes, one policy kind at a time. */
const changesOf: Readonly<Record<string, Partial<Design>>> = {
  'target-health': {},
  'close-factor': { sizing: { kind: 'closeFactor', share: 5_000n, wholeBelow: 9_000n }, target: 15_000n },
  'health-tiers': {
    sizing: { kind: 'tiers', by: 'health', tiers: [{ below: 9_000n, share: 10_000n }, { below: 10_000n, share: 5_000n }] },
  },
  'price-tiers': { sizing: { kind: 'tiers', by: 'price', tiers: [{ below: 2n, share: 10_000n }, { below: 5n, share: 5_000n }] } },
  'linear-shares': { sizing: { kind: 'linear', fromLtv: 8_000n, toLtv: 9_000n, fromShare: 2_500n, toShare: 10_000n } },
  'full-close': { sizing: { kind: 'full' } },
  'no-interval': withSchedule({ interval: 0n }),
  'gradual-unlock': withSchedule({ unlock: { kind: 'gradual', initial: 2_500n, duration: 2n } }),
  'auction-only': withSchedule({ mostSteps: 0n }),
  'shared-depth': { depth: { kind: 'share', perStep: 5_000n, perInterval: 10_000n, interval: 1n } },
  'bonus-by-health': withIncentive({ curve: { kind: 'linearInHealth', least: 100n, fullBelow: 9_000n } }),
  'bonus-by-time': withIncentive({ curve: { kind: 'rampInTime', least: 100n, duration: 2n } }),
  'harmless-bonus': withIncentive({ nonToxicCeiling: true }),
  // So large a bonus that its split shows in single units.
  'shared-bonus': { ...withIncentive({ protocolShare: 5_000n }), assets: [{ ...coin, threshold: 6_000n, bonus: 5_000n }, cash] },
  'least-reward': { ...withIncentive({ leastReward: 1n }), assets: [{ ...coin, threshold: 6_000n, bonus: 5_000n }, cash] },
  'no-dust-rule': { dust: { kind: 'none' } },
  'dust-refused': { dust: { kind: 'refuse', floor: 2n } },
  'toxic-steps': { toxicity: 'allow' },
  'stairs': withAuction({ curve: { kind: 'stairstep', cut: RAY / 2n, every: 1n }, largestFall: 7_500n }),
  'exponential-fall': withAuction({ curve: { kind: 'exponential', cut: (RAY * 6n) / 10n } }),
  'short-fall': withAuction({ largestFall: 3_000n }),
  'whole-takes': withAuction({ takes: 'whole' }),
  'bare-market': { loss: { insurance: [0n, 0n], insuranceCap: 0n, backstop: [0n, 0n] } },
  'nothing-blocked': { breaker: { ...base.breaker, whenStale: [], whenTripped: [] } },
};

/** A toy for each kind of policy, named after what sets it apart. */
export const toyVariants: readonly Design[] = Object.entries(changesOf).map(([name, changes]) => toyDesign({ ...changes, name: `toy-${name}` }));
