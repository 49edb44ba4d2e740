import { BPS, min } from '../../../../kernel/arithmetic.js';
import { PRICE_LIMIT } from '../../../../kernel/limits.js';
import { durationToHuman, ratioToHuman } from '../human.js';
import { holds, refuses, type Theorem, warns } from './finding.js';
import { collateralOf, largestMultiplier, productToHuman, worstUncoveredBelow } from './legs.js';

const fullStepsIgnoreTheTarget: Theorem = {
  id: 'sizing-heeds-the-target',
  claim: 'A step stops at the target health.',
  guarantees: ['step-stops-at-target'],
  check: ({ sizing, target }) => [
    sizing.kind === 'full'
      ? warns(
          'A step closes a whole leg, whatever the target.',
          { target },
          'An account just below health 1 may lose all of its collateral, and the bonus on all of its debt.',
        )
      : holds(`Steps stop at ${ratioToHuman(target)}.`, { target }),
  ],
};

/**
 * A keeper gains by splitting only where a first step lowers health, and with it raises the bonus of the next.
 * Source: Aave v4 LiquidationEngine: max bonus × threshold ≤ health of the full bonus, for every collateral.
 */
const splittingNeverPays: Theorem = {
  id: 'splitting-condition',
  claim: 'No step raises the bonus of the next: toxic steps are withheld, or the bonus is full before any step is toxic.',
  guarantees: ['splitting-never-pays'],
  check: (design) => {
    const { curve, nonToxicCeiling } = design.incentive;
    if (nonToxicCeiling) {
      return [
        warns(
          'The ceiling on the bonus, in whole basis points, may rise by one as a step is rounded.',
          {},
          'Each step may earn 0.01% of what it repays more than the one before.',
        ),
      ];
    }
    if (curve.kind !== 'linearInHealth') return [holds('At any one time, the bonus does not depend on health.')];
    if (design.toxicity === 'escalate') return [holds('No step lowers health, so none raises the bonus.')];
    const product = worstUncoveredBelow(design);
    const numbers = { product, fullBelow: curve.fullBelow, least: curve.least, most: largestMultiplier(design) - BPS };
    const toxicBelow = `Steps are toxic below health ${productToHuman(product)}, and the bonus is full below ${ratioToHuman(curve.fullBelow)}`;
    if (product <= curve.fullBelow * BPS) return [holds(`${toxicBelow}.`, numbers)];
    return [
      warns(
        `${toxicBelow}: between the two, a toxic step raises the bonus of the next.`,
        numbers,
        `Many small steps may earn up to ${ratioToHuman(numbers.most - curve.least)} of what they repay more than one.`,
      ),
    ];
  },
};

const sharesGrow: Theorem = {
  id: 'shares-grow-as-health-falls',
  claim: 'An account in deeper trouble may be unwound by at least as much at once.',
  guarantees: ['solvent-within-envelope'],
  check: ({ sizing }) => {
    if (sizing.kind === 'linear') {
      const numbers = { fromShare: sizing.fromShare, toShare: sizing.toShare };
      const said = `Shares go from ${ratioToHuman(sizing.fromShare)} to ${ratioToHuman(sizing.toShare)} as LTV grows`;
      return [sizing.fromShare <= sizing.toShare ? holds(`${said}.`, numbers) : warns(`${said}: they shrink.`, numbers, slowest(sizing.toShare))];
    }
    if (sizing.kind !== 'tiers') return [];
    return sizing.tiers.flatMap(({ share }, at) => {
      const above = sizing.tiers[at + 1]?.share;
      if (above === undefined) return [];
      const said = `Tier ${(at + 1).toString()} allows ${ratioToHuman(share)}, the tier above it ${ratioToHuman(above)}`;
      return [share >= above ? holds(`${said}.`, { share, above }) : warns(`${said}: more.`, { share, above }, slowest(share))];
    });
  },
};

const slowest = (share: bigint): string => `The worst accounts are unwound by ${ratioToHuman(share)} a step while their collateral falls.`;

const everyAccountHasATier: Theorem = {
  id: 'every-liquidatable-account-has-a-tier',
  claim: 'The last tier reaches up to health 1, or to any price.',
  guarantees: ['solvent-within-envelope'],
  check: ({ sizing, schedule }) => {
    if (sizing.kind !== 'tiers') return [];
    const last = sizing.tiers[sizing.tiers.length - 1]?.below ?? 0n;
    const needed = sizing.by === 'health' ? BPS : PRICE_LIMIT - 1n;
    const numbers = { last, needed, window: schedule.window };
    return [
      last >= needed
        ? holds('The last tier reaches every liquidatable account.', numbers)
        : warns(
            'Above the last tier no step is allowed, and an account may turn liquidatable there.',
            numbers,
            `Such an account waits ${durationToHuman(schedule.window)} for an auction while its collateral falls.`,
          ),
    ];
  },
};

const windowIsPositive: Theorem = {
  id: 'unwinding-has-a-window',
  claim: 'The window is longer than nothing.',
  guarantees: ['unwinding-terminates'],
  check: ({ schedule: { window } }) => [
    window > 0n
      ? holds(`An unwinding is exhausted after ${durationToHuman(window)}.`, { window })
      : refuses('The window is 0.', { window }, 'Every unwinding is exhausted before its first step.'),
  ],
};

const unlockingFinishes: Theorem = {
  id: 'unlocking-finishes-within-the-window',
  claim: 'The whole debt is unlocked before the window ends.',
  guarantees: [],
  check: ({ schedule: { unlock, window } }) => {
    if (unlock.kind === 'whole') return [];
    const numbers = { duration: unlock.duration, window };
    const said = `${durationToHuman(unlock.duration)} to unlock, a window of ${durationToHuman(window)}`;
    if (unlock.duration <= window) return [holds(`${said}.`, numbers)];
    const unlocked = unlock.initial + ((BPS - unlock.initial) * window) / unlock.duration;
    const most = `Steps can repay ${ratioToHuman(unlocked)} of the debt at most; an auction sells for the rest.`;
    return [warns(`${said}.`, { ...numbers, unlocked }, most)];
  },
};

const rampFinishes: Theorem = {
  id: 'bonus-ramp-finishes-within-the-window',
  claim: 'The whole bonus is offered before the window ends.',
  guarantees: [],
  check: ({ incentive: { curve }, schedule: { window } }) => {
    if (curve.kind !== 'rampInTime') return [];
    const numbers = { duration: curve.duration, window };
    const said = `${durationToHuman(curve.duration)} to the whole bonus, a window of ${durationToHuman(window)}`;
    if (curve.duration <= window) return [holds(`${said}.`, numbers)];
    const reached = (BPS * min(window, curve.duration)) / curve.duration;
    const most = `Keepers see ${ratioToHuman(reached)} of the ramp at most, and may never find a step worth its cost.`;
    return [warns(`${said}.`, { ...numbers, reached }, most)];
  },
};

/** A keeper who waits gets the whole of a bonus that ramps in time; of one that follows health, only its least is certain. */
const remaindersPay: Theorem = {
  id: 'remainders-pay-a-keeper',
  claim: 'No step leaves a leg too small to earn a keeper the least reward.',
  guarantees: ['dust-never-strands'],
  check: (design) => {
    const { curve, protocolShare, leastReward } = design.incentive;
    if (design.dust.kind === 'none') {
      return [warns('There is no dust rule.', { leastReward }, 'A step may leave a leg of one base unit, which no keeper would clear.')];
    }
    const { floor } = design.dust;
    const bonuses = collateralOf(design).map(({ bonus }) => (curve.kind === 'linearInHealth' ? min(curve.least, bonus) : bonus));
    const bonus = bonuses.reduce((least, each) => min(least, each), largestMultiplier(design) - BPS);
    const kept = bonus * (BPS - protocolShare);
    const numbers = { floor, bonus, protocolShare, leastReward };
    if (floor * kept >= leastReward * BPS * BPS) return [holds('A leg at the dust floor earns the least reward.', numbers)];
    return [
      warns(
        `A leg at the dust floor earns less than the least reward at a bonus of ${ratioToHuman(bonus)}.`,
        numbers,
        'A leg just above the floor may stand until the window ends.',
      ),
    ];
  },
};

export const stepTheorems: readonly Theorem[] = [
  fullStepsIgnoreTheTarget,
  splittingNeverPays,
  sharesGrow,
  everyAccountHasATier,
  windowIsPositive,
  unlockingFinishes,
  rampFinishes,
  remaindersPay,
];
