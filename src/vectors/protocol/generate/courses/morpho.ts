import type { PlainRecord } from '../../../../machine/dialect.js';
import { by, type Course } from './course.js';

const price = (at: number, of: string) => by('world', at, 'price', { price: of });
const amounts = (assets: string, shares: string, more: PlainRecord = {}): PlainRecord => ({ assets, shares, onBehalf: 'lender', ...more });
const liquidate = (at: number, seizedAssets: string, repaidShares: string) => by('liquidator', at, 'liquidate', { borrower: 'borrower', seizedAssets, repaidShares });

const owners = (preset: string): Course => ({
  preset, slug: 'lenders-borrowers-and-the-owner', comment: 'Lenders come and go by assets and by shares, a borrower draws, repays and moves collateral, others are authorised, the owner sets a fee.',
  events: [
    by('lender', 2, 'supply', amounts('1000000', '0')), by('lender', 2, 'supply', amounts('0', '1000000000000')), by('lender', 3, 'withdraw', amounts('500000', '0', { receiver: 'lender' })), by('lender', 3, 'withdraw', amounts('0', '500000000000', { receiver: 'lender' })),
    by('borrower', 4, 'borrow', amounts('1000000', '0', { onBehalf: 'borrower', receiver: 'borrower' })), by('borrower', 4, 'borrow', amounts('0', '1000000000000', { onBehalf: 'borrower', receiver: 'borrower' })), by('borrower', 5, 'repay', amounts('500000', '0', { onBehalf: 'borrower' })),
    by('borrower', 5, 'repay', amounts('0', '500000000000', { onBehalf: 'borrower' })), by('borrower', 6, 'supplyCollateral', { onBehalf: 'borrower', assets: '10' }), by('agent', 6, 'withdrawCollateral', { onBehalf: 'borrower', receiver: 'agent', assets: '10' }),
    by('borrower', 7, 'setAuthorization', { agent: 'agent', isAuthorized: true }), by('borrower', 7, 'setAuthorization', { agent: 'agent', isAuthorized: true }), by('agent', 8, 'withdrawCollateral', { onBehalf: 'borrower', receiver: 'zero', assets: '10' }),
    by('agent', 8, 'withdrawCollateral', { onBehalf: 'borrower', receiver: 'agent', assets: '10' }), by('agent', 9, 'setFee', { fee: '1' }), by('owner', 9, 'setFee', { fee: '0' }), by('owner', 9, 'setFee', { fee: '100000000000000000' }), by('world', 9, 'rate', { rate: '1000000000' }),
    by('anyone', 86_409, 'accrueInterest'),
  ],
});

/** A market of Morpho Blue, without and with pre-liquidation beside it. */
export const morphoCourses: readonly Course[] = [
  owners('morpho-blue'),
  {
    preset: 'morpho-blue', slug: 'seized-in-parts', comment: 'A healthy position is left alone; after a fall a part is repaid by shares, a part by collateral, and the rest at once.',
    events: [liquidate(2, '1', '0'), price(3, '1500000000000000000000000000'), liquidate(3, '0', '1000000000000000'), liquidate(4, '1000000000000000000', '0'), liquidate(5, '0', '8000000000000000')],
  },
  {
    preset: 'morpho-blue', slug: 'bad-debt-is-socialised', comment: 'A unit of collateral keeps bad debt on the books; when the last of it goes, lenders bear what is left.',
    events: [price(3, '1000000000000000000000000000'), liquidate(3, '9999999999999999999', '0'), liquidate(4, '1', '0'), price(5, '0')],
  },
  {
    preset: 'morpho-pre-liquidation', slug: 'before-the-market-does', comment: 'Between both limits a position is pre-liquidated for the smaller bonus, at most by its close factor; past the second the market takes over.',
    events: [
      by('borrower', 1, 'setAuthorization', { agent: 'agent', isAuthorized: true }), by('keeper', 2, 'preLiquidate', { borrower: 'borrower', seizedAssets: '1', repaidShares: '0' }), price(3, '1650000000000000000000000000'), by('world', 3, 'ownPrice', { price: '1650000000000000000000000000' }),
      by('keeper', 3, 'preLiquidate', { borrower: 'borrower', seizedAssets: '0', repaidShares: '14000000000000000' }), by('keeper', 3, 'preLiquidate', { borrower: 'borrower', seizedAssets: '1000000000000000', repaidShares: '0' }),
      price(4, '1500000000000000000000000000'), by('keeper', 4, 'preLiquidate', { borrower: 'borrower', seizedAssets: '1', repaidShares: '0' }), liquidate(4, '9000000000000000000', '0'), price(5, '1000000000000000000000000000'), liquidate(5, '998990000000000000', '0'),
    ],
  },
  {
    preset: 'morpho-pre-liquidation', slug: 'through-both-limits-at-once', comment: 'A fall through both limits leaves nothing to pre-liquidate: the market sells all of the collateral, and lenders bear what it does not pay.',
    events: [
      by('borrower', 1, 'setAuthorization', { agent: 'preLiquidation', isAuthorized: true }), price(3, '1000000000000000000000000000'), by('world', 3, 'ownPrice', { price: '1000000000000000000000000000' }),
      by('keeper', 3, 'preLiquidate', { borrower: 'borrower', seizedAssets: '1', repaidShares: '0' }), liquidate(4, '10000000000000000000', '0'),
    ],
  },
];
