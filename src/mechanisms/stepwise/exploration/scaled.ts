import { RAY, max, min } from '../../../kernel/arithmetic.js';
import type { AuctionCurve, AuctionPolicy, BonusCurve, BreakerPolicy, Depth, Design, Dust, Schedule, Sizing } from '../../../kernel/design.js';
import type { Extent } from './setting.js';

/** A design made small enough to visit all of its states, and how far they go. */
export interface Scaled {
  readonly design: Design;
  readonly extent: Extent;
  /** What was changed, in words. */
  readonly changes: readonly string[];
}

const smallPrices = [1n, 2n, 3n];
/** Seconds that stand for every duration that is not zero. */
const shortly = 2n;
const roundLength = 3n;

const isSome = (quantity: bigint): boolean => quantity > 0n;

/** Tiers by price turn over between the prices of the setting, in their order. */
function scaledSizing(sizing: Sizing): Sizing {
  if (sizing.kind !== 'tiers' || sizing.by === 'health') return sizing;
  const tiers = sizing.tiers.slice(-smallPrices.length).map((tier, place) => ({ share: tier.share, below: (smallPrices[place] ?? 0n) + 1n }));
  return { ...sizing, tiers };
}

const scaledSchedule = ({ interval, unlock, mostSteps }: Schedule): Schedule => ({
  interval: isSome(interval) ? 1n : 0n,
  unlock: unlock.kind === 'whole' ? unlock : { ...unlock, duration: shortly },
  mostSteps: min(mostSteps, 3n),
  window: 3n,
});

/** Shares of a handful of units: less than half of them would be nothing. */
const scaledDepth = (depth: Depth): Depth =>
  (depth.kind === 'unlimited' ? depth : { ...depth, perStep: max(depth.perStep, 5_000n), perInterval: max(depth.perInterval, 7_500n), interval: 1n });

const scaledBonus = (curve: BonusCurve): BonusCurve => (curve.kind === 'rampInTime' ? { ...curve, duration: shortly } : curve);

const scaledDust = (dust: Dust): Dust => (dust.kind === 'none' ? dust : { ...dust, floor: shortly });

/** A fall by three tenths each second: about what the curves of real designs fall by in a third of their round. */
const steepCut = (RAY * 7n) / 10n;

function scaledCurve(curve: AuctionCurve, duration: bigint): AuctionCurve {
  if (curve.kind === 'linear') return { kind: 'linear', zeroAfter: max(1n, (curve.zeroAfter * roundLength) / duration) };
  return curve.kind === 'stairstep' ? { kind: 'stairstep', cut: steepCut, every: 1n } : { kind: 'exponential', cut: steepCut };
}

const scaledAuction = (auction: AuctionPolicy): AuctionPolicy => ({
  ...auction,
  curve: scaledCurve(auction.curve, auction.duration),
  duration: roundLength,
  tip: isSome(auction.tip) ? 1n : 0n,
  mostRounds: min(auction.mostRounds, 2n),
});

const scaledBreaker = (breaker: BreakerPolicy): BreakerPolicy => ({ ...breaker, maxAge: shortly, moveInterval: isSome(breaker.moveInterval) ? 1n : 0n, release: shortly });

/** How much may be owed so that every level between sound and under water is reached [base units]. */
function mostDebtOf({ assets, warning }: Design, collateral: bigint, highest: bigint): bigint {
  const threshold = assets.reduce((most, asset) => max(most, asset.threshold), 0n);
  return max(2n, (collateral * highest * threshold) / warning);
}

/** With one pair of legs there is room for more units and prices than with several: of those, only the first collateral's price moves. */
function extentOf(design: Design): Extent {
  const backing = design.assets.filter(({ threshold }) => isSome(threshold));
  const isOnePair = backing.length === 1 && design.assets.filter((asset) => asset.borrowable).length === 1;
  if (isOnePair) {
    const prices = design.assets.map(({ threshold }) => (isSome(threshold) ? smallPrices : [1n]));
    return { collateral: 4n, debt: mostDebtOf(design, 4n, 3n), prices };
  }
  return { collateral: 2n, debt: 2n, prices: design.assets.map((asset) => (asset === backing[0] ? [1n, 3n] : [2n])) };
}

/** The design with every ratio and every choice of policy kept, and every amount, price and duration made a few units small. */
export function scaled(design: Design): Scaled {
  const small: Design = {
    ...design,
    assets: design.assets.map((asset) => ({ ...asset, decimals: 0n, rate: 0n })),
    sizing: scaledSizing(design.sizing),
    schedule: scaledSchedule(design.schedule),
    depth: scaledDepth(design.depth),
    incentive: { ...design.incentive, curve: scaledBonus(design.incentive.curve), leastReward: 0n },
    dust: scaledDust(design.dust),
    auction: scaledAuction(design.auction),
    loss: { ...design.loss, insurance: design.loss.insurance.map((amount) => min(amount, 2n)), backstop: design.loss.backstop.map((amount) => min(amount, 1n)) },
    breaker: scaledBreaker(design.breaker),
  };
  const changes = ['durations of a few seconds, amounts of a few units, every ratio as it is', ...(isSome(design.incentive.leastReward) ? ['no least reward'] : [])];
  return { design: small, extent: extentOf(small), changes };
}
