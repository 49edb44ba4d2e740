import type { PlainRecord } from '../../../../machine/dialect.js';
import { by, type Course } from './course.js';

const price = (at: number, whole: string) => by('world', at, 'price', { reserve: '0', price: whole });
const liquidate = (at: number, covered: string, more: PlainRecord = {}) =>
  by('liquidator', at, 'liquidate', { account: 'borrower', collateral: '0', debt: '1', covered, takesDeposit: false, ...more });

/** The same events in each release: its answers differ. */
const ofRelease = (release: string): readonly Course[] => [
  {
    preset: `aave-v${release}`, slug: `half-then-whole-v${release.replace('.', '-')}`, comment: `Release ${release}: a healthy account is left alone; below one half of its debt may be repaid, at 0.95 and below all of it.`,
    events: [liquidate(1, '1'), price(2, '180000000000'), liquidate(2, '20000000000'), price(3, '150000000000'), liquidate(3, '20000000000', { takesDeposit: true }), liquidate(4, '20000000000')],
  },
  {
    preset: `aave-v${release}`, slug: `bad-debt-v${release.replace('.', '-')}`, comment: `Release ${release}: the collateral does not pay the debt; what is left of it is recorded as a deficit where the release does, and covered.`,
    events: [
      price(2, '100000000000'), liquidate(2, '20000000000'), by('treasury', 3, 'coverDeficit', { reserve: '1', amount: '1' }), by('umbrella', 3, 'coverDeficit', { reserve: '0', amount: '1' }), by('umbrella', 3, 'coverDeficit', { reserve: '1', amount: '0' }),
      by('umbrella', 4, 'coverDeficit', { reserve: '1', amount: '1000000' }),
    ],
  },
];

/** Where there is a sentinel, and where there is none any more. */
const sentinel = (release: string): Course => ({
  preset: `aave-v${release}`, slug: `the-sentinel-speaks-v${release.replace('.', '-')}`, comment: `Release ${release}: while the sentinel of the sequencer forbids it, only accounts below 0.95 are liquidated, where there is a sentinel.`,
  events: [price(2, '180000000000'), by('world', 3, 'sentinel', { allows: false }), liquidate(3, '1000000000'), by('world', 4, 'sentinel', { allows: true }), liquidate(4, '1000000000'), by('world', 5, 'sentinel', { allows: null }), price(6, '0')],
});

const nothing: PlainRecord = { scaledDeposit: '0', scaledDebt: '0', isCollateral: false, isBorrowing: false };

/** Releases that record deficits let the umbrella cover them out of a deposit of its own. */
const covered = (release: string): Course => ({
  preset: `aave-v${release}`, slug: `deficit-covered-v${release.replace('.', '-')}`, comment: `Release ${release}: the umbrella covers a part of a deficit out of its deposit, no more than there is, and no more than it has.`,
  accounts: { umbrella: { category: null, positions: [nothing, { ...nothing, scaledDeposit: '5000000000' }] } },
  events: [
    price(2, '100000000000'), liquidate(2, '20000000000'), by('umbrella', 3, 'coverDeficit', { reserve: '1', amount: '1000000' }), by('umbrella', 4, 'coverDeficit', { reserve: '1', amount: '90000000000' }),
    by('umbrella', 5, 'coverDeficit', { reserve: '1', amount: '4999000000' }),
  ],
});

const position = (scaledDeposit: string, scaledDebt: string): PlainRecord => ({ scaledDeposit, scaledDebt, isCollateral: scaledDeposit !== '0', isBorrowing: scaledDebt !== '0' });
const holding = (ether: string, dollars: string, owed: string): PlainRecord => ({ category: null, positions: [position(ether, '0'), position(dollars, owed)] });

/** At 1,000 dollars for an ether, in one pool: who stands on each threshold of the close factor and of dust. */
const thresholds = (release: string): Course => ({
  preset: `aave-v${release}`, slug: `on-the-thresholds-v${release.replace('.', '-')}`, comment: `Release ${release}: health of one and of 0.95, a debt and a collateral of 2,000 dollars, and legs of which 1,000 dollars are left, each exactly.`,
  accounts: {
    'at 0.95': holding('95000000000000000000', '0', '83000000000'), 'at 1': holding('100000000000000000000', '0', '83000000000'), 'debt of 2000': holding('2337000000000000000', '0', '2000000000'),
    'collateral of 2000': holding('2000000000000000000', '1000000000', '2500000000'), '1000 left': holding('2050000000000000000', '0', '2000000000'),
  },
  events: [
    price(2, '100000000000'), liquidate(3, '83000000000', { account: 'at 0.95' }), liquidate(3, '1', { account: 'at 1' }), liquidate(3, '2000000000', { account: 'debt of 2000' }), liquidate(3, '2500000000', { account: 'collateral of 2000' }),
    liquidate(3, '1000000000', { account: '1000 left' }),
  ],
});

const v4 = (at: number, covered: string, more: PlainRecord = {}) => by('liquidator', at, 'liquidate', { account: 'borrower', collateral: '0', debt: '1', covered, receivesShares: false, ...more });

/** Pools of Aave, release by release, and a spoke of v4. */
export const aaveCourses: readonly Course[] = [
  ...['3.0', '3.3', '3.6', '3.7'].flatMap(ofRelease), ...['3.0', '3.7'].map(sentinel), ...['3.3', '3.7'].map(covered), ...['3.0', '3.3'].map(thresholds),
  {
    preset: 'aave-v4', slug: 'to-the-target', comment: 'A healthy account is left alone; below one it is brought to the target health and no further, and a larger bonus at a lower price.',
    events: [v4(1, '1'), price(2, '165000000000'), v4(2, '1000000000'), v4(3, '20000000000', { receivesShares: true }), price(4, '150000000000'), v4(4, '20000000000')],
  },
  {
    preset: 'aave-v4', slug: 'rates-and-bad-debt', comment: 'The hub tells a higher index, the price falls to a half, and what the collateral does not pay is reported as a deficit.',
    events: [by('world', 2, 'rates', { reserve: '1', drawnIndex: '1300000000000000000000000000', pool: { addedAssets: '1000', addedShares: '900' } }), price(2, '100000000000'), v4(3, '20000000000')],
  },
];
