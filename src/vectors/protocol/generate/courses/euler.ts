import { by, type Course } from './course.js';

const price = (at: number, quote: string) => by('world', at, 'price', { of: 'collateral', price: { middle: quote, hard: quote } });
const liquidate = (at: number, repaid: string | null, leastSeized = '0') => by('liquidator', at, 'liquidate', { violator: 'borrower', collateral: 'collateral', repaid, leastSeized });

/** A vault that lends, and what is pledged to it. */
export const eulerCourses: readonly Course[] = [
  {
    preset: 'euler-v2', slug: 'taken-over-in-parts', comment: 'A healthy account yields nothing; after a fall its debt is taken over in part at a small discount, and whole at a larger one.',
    events: [liquidate(2, null), price(3, '1600000000000000000000'), liquidate(3, '1000000000'), price(4, '1400000000000000000000'), liquidate(4, null), liquidate(5, null)],
  },
  {
    preset: 'euler-v2', slug: 'bad-debt-is-socialised', comment: 'All that is pledged does not pay the debt: the liquidator takes what it is worth, and lenders bear the rest.',
    events: [price(3, '700000000000000000000'), liquidate(3, null, '10000000000000000001'), liquidate(3, null, '10000000000000000000')],
  },
  {
    preset: 'euler-v2', slug: 'owners-and-interest', comment: 'Somebody puts an account under the vault, pledges, borrows, repays and takes its pledge back, while interest accrues.',
    events: [
      by('world', 2, 'rate', { rate: '1000000000000000000' }), by('other', 3, 'borrow', { assets: '1' }), by('other', 3, 'control'), by('other', 3, 'borrow', { assets: '1' }), by('liquidator', 4, 'borrow', { assets: '1000000000' }), by('anyone', 1_000, 'touch'),
      by('liquidator', 1_001, 'release', { collateral: 'other', shares: '10000000000000000000000' }), by('liquidator', 1_002, 'repay', { assets: '1000' }), by('liquidator', 1_003, 'repay', { assets: null }), by('liquidator', 1_004, 'release', { collateral: 'other', shares: '10000000000000000000000' }),
      by('liquidator', 1_005, 'release', { collateral: 'other', shares: '1' }), by('borrower', 1_006, 'pledge', { collateral: 'collateral', shares: '5' }), by('borrower', 1_007, 'borrow', { assets: '99999999999999' }),
    ],
  },
];
