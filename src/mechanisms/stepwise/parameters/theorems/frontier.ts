import { BPS, max } from '../../../../kernel/arithmetic.js';
import type { Design } from '../../../../kernel/design.js';
import { ratioToHuman } from '../human.js';
import { holds, refuses, type Theorem, warns } from './finding.js';
import { collateralOf, largestMultiplier, productToHuman, ratioUp, uncoveredBelow, WHOLE } from './legs.js';

/** Source: Qin et al. 2021 §5.2, "reasonable" parameters; Warmuz et al. 2022, the frontier 1 / (1 + bonus). */
const thresholdLeavesRoom: Theorem = {
  id: 'threshold-leaves-room-for-the-bonus',
  claim: 'threshold × (1 + largest bonus) < 1 for every collateral: an account that turns unhealthy can still pay its debt and the bonus.',
  guarantees: ['gap-theorem', 'step-improves-health', 'solvent-within-envelope'],
  check: (design) =>
    collateralOf(design).map((leg) => {
      const product = uncoveredBelow(design, leg);
      const numbers = { threshold: leg.threshold, multiplier: largestMultiplier(design), product };
      const terms = `${leg.id}: ${ratioToHuman(leg.threshold)} × ${ratioToHuman(largestMultiplier(design))} = ${productToHuman(product)}`;
      if (product < WHOLE) return holds(`${terms}, below 100%.`, numbers);
      const unpaid = ratioUp(product - WHOLE, product);
      return warns(
        `${terms}, not below 100%: at health 1 the collateral no longer pays the debt with the bonus.`,
        { ...numbers, unpaid },
        `Of each unit of debt ${ratioToHuman(unpaid)} may stay unpaid even where the price never jumps.`,
      );
    }),
};

/** The repayment to target divides by target − threshold × (1 + bonus); see `repaymentToTarget` in the kernel. */
const targetLiesAbove: Theorem = {
  id: 'target-lies-above-the-frontier',
  claim: 'target > threshold × (1 + bonus) for every collateral: some repayment restores the target.',
  guarantees: ['step-stops-at-target', 'total-and-deterministic'],
  check: (design) =>
    collateralOf(design).map(({ id, threshold, bonus }) => {
      const product = threshold * (BPS + bonus);
      const numbers = { target: design.target, threshold, multiplier: BPS + bonus, product };
      return design.target * BPS > product
        ? holds(`${id}: target ${ratioToHuman(design.target)} is above ${productToHuman(product)}.`, numbers)
        : refuses(
            `${id}: target ${ratioToHuman(design.target)} is not above ${productToHuman(product)}.`,
            numbers,
            `No step that seizes ${id} can reach the target: the formula for its size divides by zero or less.`,
          );
    }),
};

function atLeastOne(what: 'warning' | 'target', guarantees: readonly string[], loss: string): Theorem {
  return {
    id: `${what}-is-at-least-one`,
    claim: `${what} ≥ 1.`,
    guarantees,
    check: (design: Design) => {
      const level = design[what];
      const numbers = { [what]: level };
      const said = `The ${what} is ${ratioToHuman(level)}`;
      return [level >= BPS ? holds(`${said}.`, numbers) : refuses(`${said}, below 100%.`, numbers, loss)];
    },
  };
}

/** Source: Warmuz et al. 2022, toxic liquidation spirals. */
const toxicStepsAreWithheld: Theorem = {
  id: 'toxic-steps-are-withheld',
  claim: 'A step that would lower health is not offered; the account escalates instead.',
  guarantees: ['no-toxic-spiral'],
  check: (design) => {
    if (design.toxicity === 'escalate') return [holds('Toxic steps escalate.')];
    const multiplier = largestMultiplier(design);
    const bonus = multiplier - BPS;
    return [
      warns(
        'Toxic steps are allowed: below threshold × (1 + bonus), each step lowers health further.',
        { multiplier, bonus },
        `Once debt exceeds ${ratioToHuman(WHOLE / multiplier)} of the collateral, `
          + `each unit repaid leaves up to ${ratioToHuman(bonus)} of a unit more without collateral.`,
      ),
    ];
  },
};

/** With one collateral, covered is the same as not toxic. With several, a step may seize the one that carries the others. */
const coveredIsNotToxic: Theorem = {
  id: 'no-leg-is-toxic-while-covered',
  claim: 'There is one collateral, or toxic steps are withheld: no step lowers the health of a covered account.',
  guarantees: ['step-improves-health'],
  check: (design) => {
    const legs = collateralOf(design);
    const most = legs.reduce((highest, { threshold, bonus }) => max(highest, threshold * (BPS + bonus)), 0n);
    const numbers = { collateral: BigInt(legs.length), product: most };
    if (design.toxicity === 'escalate' || legs.length <= 1) return [holds('No step lowers the health of a covered account.', numbers)];
    return [
      warns(
        'Toxic steps are allowed, and an account may hold several collaterals.',
        numbers,
        `Below health ${productToHuman(most)}, seizing the collateral of the highest threshold lowers the health of an account `
          + 'that could still be saved.',
      ),
    ];
  },
};

export const frontierTheorems: readonly Theorem[] = [
  thresholdLeavesRoom,
  targetLiesAbove,
  atLeastOne('warning', ['only-price-time-or-owner-hurts'], 'Accounts would turn liquidatable before they are at risk: owners are never warned.'),
  atLeastOne('target', ['recovery-releases'], 'A step would stop while the account is still liquidatable.'),
  toxicStepsAreWithheld,
  coveredIsNotToxic,
];
