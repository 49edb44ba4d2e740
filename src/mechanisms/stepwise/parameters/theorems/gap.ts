import { BPS } from '../../../../kernel/arithmetic.js';
import { ratioToHuman } from '../human.js';
import { holds, type Theorem, warns } from './finding.js';
import { collateralOf, largestMultiplier, ratioDown, ratioUp, uncoveredBelow, WHOLE, worstUncoveredBelow } from './legs.js';

/**
 * Healthy at p, then a fall to p′ with p′ · B² ≥ p · L · b, leaves the account covered. Every leg falls by its own share at most,
 * so the sum over legs stays covered too. Where the product is one or more there is no gap to survive, and another theorem warns.
 */
const survivableFall: Theorem = {
  id: 'survivable-fall',
  claim: 'Between two observations a collateral may fall by 1 − threshold × (1 + bonus) and leave every healthy account covered.',
  guarantees: ['gap-theorem'],
  check: (design) =>
    collateralOf(design).flatMap((leg) => {
      const product = uncoveredBelow(design, leg);
      if (product >= WHOLE) return [];
      const gap = ratioDown(WHOLE - product, WHOLE);
      return [holds(`${leg.id} may fall by ${ratioToHuman(gap)} at once.`, { gap, numerator: WHOLE - product, denominator: WHOLE })];
    }),
};

const survivableRise: Theorem = {
  id: 'survivable-rise',
  claim: 'Between two observations a debt may rise by 1 / (threshold × (1 + bonus)) − 1, the worst collateral deciding.',
  guarantees: ['gap-theorem'],
  check: (design) => {
    const worst = worstUncoveredBelow(design);
    if (worst >= WHOLE) return [];
    const rise = ratioDown(WHOLE - worst, worst);
    return design.assets
      .filter(({ borrowable }) => borrowable)
      .map(({ id }) => holds(`${id} as debt may rise by ${ratioToHuman(rise)} at once.`, { rise, numerator: WHOLE - worst, denominator: worst }));
  },
};

/** What one unit of debt at the edge of health may lose where prices keep `kept` / `grown` of the ratio of collateral to debt. */
function lossPerUnit(kept: bigint, grown: bigint, product: bigint): bigint {
  const paid = kept * WHOLE;
  const needed = grown * product;
  return paid >= needed ? 0n : ratioUp(needed - paid, needed);
}

const lossOf = (unpaid: bigint): string => `An account at the edge of health may leave ${ratioToHuman(unpaid)} of each unit of its debt unpaid.`;

const dropFits: Theorem = {
  id: 'envelope-drop-fits-the-gap',
  claim: 'The largest drop of the envelope is no more than the fall that every collateral survives.',
  guarantees: ['solvent-within-envelope'],
  check: (design) =>
    collateralOf(design).map((leg) => {
      const { largestDrop } = design.envelope;
      const product = uncoveredBelow(design, leg);
      const unpaid = lossPerUnit(BPS - largestDrop, BPS, product);
      const numbers = { largestDrop, product, unpaid };
      return (BPS - largestDrop) * BPS >= product
        ? holds(`${leg.id}: a drop of ${ratioToHuman(largestDrop)} is survived.`, numbers)
        : warns(`${leg.id}: a drop of ${ratioToHuman(largestDrop)} exceeds the gap.`, numbers, lossOf(unpaid));
    }),
};

const riseFits: Theorem = {
  id: 'envelope-rise-fits-the-gap',
  claim: 'The largest rise of the envelope is no more than the rise of a debt that the worst collateral survives.',
  guarantees: ['solvent-within-envelope'],
  check: (design) => {
    const { largestRise } = design.envelope;
    const product = worstUncoveredBelow(design);
    const unpaid = lossPerUnit(BPS, BPS + largestRise, product);
    const numbers = { largestRise, product, unpaid };
    return [
      BPS * WHOLE >= (BPS + largestRise) * product
        ? holds(`A debt that rises by ${ratioToHuman(largestRise)} is survived.`, numbers)
        : warns(`A debt that rises by ${ratioToHuman(largestRise)} exceeds the gap.`, numbers, lossOf(unpaid)),
    ];
  },
};

const bothFit: Theorem = {
  id: 'envelope-fits-when-both-move',
  claim: 'The largest drop of a collateral and the largest rise of a debt are survived at the same time.',
  guarantees: ['solvent-within-envelope'],
  check: (design) => {
    const { largestDrop, largestRise } = design.envelope;
    const product = worstUncoveredBelow(design);
    const unpaid = lossPerUnit(BPS - largestDrop, BPS + largestRise, product);
    const numbers = { largestDrop, largestRise, product, multiplier: largestMultiplier(design), unpaid };
    const both = `A drop of ${ratioToHuman(largestDrop)} with a rise of ${ratioToHuman(largestRise)}`;
    return [
      (BPS - largestDrop) * WHOLE >= (BPS + largestRise) * product
        ? holds(`${both} is survived.`, numbers)
        : warns(`${both} exceeds the gap.`, numbers, lossOf(unpaid)),
    ];
  },
};

export const gapTheorems: readonly Theorem[] = [survivableFall, survivableRise, dropFits, riseFits, bothFit];
