import { BPS } from '../../../../kernel/arithmetic.js';
import type { Design } from '../../../../kernel/design.js';
import { holds, refuses, type Theorem, type Verdict } from './finding.js';
import { collateralOf } from './legs.js';
import { rangesOf } from './ranges.js';

/** One verdict where nothing is wrong, else one for each thing that is. */
const allOrEach = (wrong: readonly Verdict[], fine: string): readonly Verdict[] => (wrong.length > 0 ? wrong : [holds(fine)]);

const quantitiesInRange: Theorem = {
  id: 'quantities-are-in-range',
  claim: 'Every quantity lies where its formulas are defined: shares within a whole, divisors above zero, sizes that 256 bits hold.',
  guarantees: ['total-and-deterministic'],
  check: (design) => {
    const outside = rangesOf(design).filter(({ value, least, most }) => value < least || value > most);
    const wrong = outside.map(({ quantity, value, least, most }) =>
      refuses(
        `${quantity} is ${value.toString()}, outside ${least.toString()} to ${most.toString()}.`,
        { value, least, most },
        'A formula divides by zero, overflows or means nothing.',
      ),
    );
    return allOrEach(wrong, `${rangesOf(design).length.toString()} quantities are in range.`);
  },
};

const assetsDistinct: Theorem = {
  id: 'assets-are-distinct',
  claim: 'No two assets share an id: events name assets by it.',
  guarantees: ['total-and-deterministic'],
  check: ({ assets }) => {
    const twice = assets.filter(({ id }, at) => assets.findIndex((asset) => asset.id === id) !== at);
    return allOrEach(
      twice.map(({ id }) => refuses(`${id} stands twice.`, {}, `An event that names ${id} could mean either.`)),
      `${assets.length.toString()} assets, each with its own id.`,
    );
  },
};

const somethingToLiquidate: Theorem = {
  id: 'something-backs-and-something-is-owed',
  claim: 'At least one asset backs loans, and at least one can be borrowed.',
  guarantees: [],
  check: (design) => {
    const numbers = {
      collateral: BigInt(collateralOf(design).length),
      borrowable: BigInt(design.assets.filter(({ borrowable }) => borrowable).length),
    };
    const said = `${numbers.collateral.toString()} collateral and ${numbers.borrowable.toString()} borrowable assets.`;
    return [numbers.collateral > 0n && numbers.borrowable > 0n ? holds(said, numbers) : refuses(said, numbers, 'No account can ever owe anything.')];
  },
};

const listsMatch: Theorem = {
  id: 'lists-match-the-assets',
  claim: 'Insurance and backstop have one entry per asset, in the order of the design.',
  guarantees: ['loss-follows-the-waterfall'],
  check: ({ assets, loss }) => {
    const entries = BigInt(assets.length);
    const numbers = { assets: entries, insurance: BigInt(loss.insurance.length), backstop: BigInt(loss.backstop.length) };
    const match = numbers.insurance === entries && numbers.backstop === entries;
    const said = `${entries.toString()} assets, ${numbers.insurance.toString()} insurance and ${numbers.backstop.toString()} backstop entries.`;
    return [match ? holds(said, numbers) : refuses(said, numbers, 'A loss would be borne by the layer of another asset, or by none.')];
  },
};

const tiersAscend: Theorem = {
  id: 'tiers-ascend',
  claim: 'There is a tier, and each lies above the one before: the first that applies is the only one that should.',
  guarantees: ['step-within-cap'],
  check: ({ sizing }) => {
    if (sizing.kind !== 'tiers') return [];
    if (sizing.tiers.length === 0) return [refuses('There is no tier.', {}, 'No step is ever allowed.')];
    const wrong = sizing.tiers.flatMap(({ below }, at) => {
      const before = sizing.tiers[at - 1]?.below;
      if (before === undefined || below > before) return [];
      const tier = `Tier ${(at + 1).toString()}`;
      return [refuses(`${tier} does not lie above the one before.`, { before, below }, `${tier} would never apply.`)];
    });
    return allOrEach(wrong, `${sizing.tiers.length.toString()} tiers in ascending order.`);
  },
};

/** A price tier is of one unit of whichever collateral is seized: the same integer has to mean the same price for all. */
const priceTiersShareAScale: Theorem = {
  id: 'price-tiers-share-a-scale',
  claim: 'Price tiers are compared with one collateral only.',
  guarantees: ['step-within-cap'],
  check: (design) => {
    if (design.sizing.kind !== 'tiers' || design.sizing.by !== 'price') return [];
    const ids = collateralOf(design).map(({ id }) => id);
    const numbers = { collateral: BigInt(ids.length) };
    return [
      ids.length === 1
        ? holds(`Price tiers are of ${ids.join()}.`, numbers)
        : refuses(`Price tiers would be compared with ${ids.join(' and ')}.`, numbers, 'A tier would be of the wrong price by any factor.'),
    ];
  },
};

const reserveIsPositive: Theorem = {
  id: 'reserve-is-positive',
  claim: 'An auction has a reserve price.',
  guarantees: ['auction-has-a-floor', 'auction-takes-no-more-than-due'],
  check: ({ auction }) => {
    const numbers = { reserve: auction.reserve };
    return [
      auction.reserve > 0n
        ? holds(`Nothing is sold below ${(auction.reserve * 100n / BPS).toString()}% of its quote.`, numbers)
        : refuses('The reserve is 0: a bid of nothing would win.', numbers, 'The whole lot may be sold for nothing.'),
    ];
  },
};

/** The rules without which the others cannot be computed: where one is broken, no other is asked. */
export const shapeTheorems: readonly Theorem[] = [
  quantitiesInRange,
  assetsDistinct,
  somethingToLiquidate,
  listsMatch,
  tiersAscend,
  priceTiersShareAScale,
  reserveIsPositive,
];

/** Whether a design has the shape that the other theorems need. */
export const isShapely = (design: Design): boolean =>
  shapeTheorems.every(({ check }) => check(design).every(({ severity }) => severity !== 'refused'));
