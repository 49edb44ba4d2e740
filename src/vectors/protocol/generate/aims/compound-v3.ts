import type { PlainRecord } from '../../../../machine/dialect.js';
import { by, wad } from '../courses/course.js';
import type { Aim } from './aim.js';

const preset = 'compound-v3';
const absorb = by('absorber', 1, 'absorb', { accounts: ['borrower'] });

const one = '1000000000000000';
/** 2^102, 2^103, 3 · 2^102 and 2^105 + 2. */
const [quarter, half, threeQuarters, twice] = ['5070602400912917605986812821504', '10141204801825835211973625643008', '15211807202738752817960438464512', '40564819207303340847894502572034'] as const;

/** A market of whole units: all of a collateral is credited, and next to nothing of it keeps an account from being taken over. */
const units = {
  'params.baseScale': '1', 'params.assets.0': { scale: '1', borrowFactor: '0', liquidateFactor: '100000000000000', creditFactor: wad(1) },
};
const market = (owed: string, supplied: string, more: PlainRecord = {}): PlainRecord => ({
  basePrice: '1', supplyIndex: one, borrowIndex: one, totalSupply: '0', totalBorrow: owed, accruedAt: '1', baseBalance: '0',
  assets: [{ price: '1', totalSupplied: supplied, balance: supplied }], isAbsorbPaused: false, isBuyPaused: false, ...more,
});
const holding = (owed: string, supplied: string): PlainRecord => ({ borrower: { principal: `-${owed}`, collateral: [supplied] } });

/** An account that owes principal and has some units of collateral. */
const owing = (owed: string, supplied: string, more: PlainRecord = {}): PlainRecord => ({ ...units, market: market(owed, supplied, more), accounts: holding(owed, supplied) });

/** As much is lent as was deposited, at a rate that is one short of its limit. */
const fastest = (low: string): PlainRecord => ({
  ...units, market: market('1', '0', { totalSupply: '1' }), accounts: {},
  'params.borrowRates': { base: '18446744073709551615', kink: wad(1), low, high: '0' },
});

/** A Comet. */
export const compoundV3Aims: readonly Aim[] = [
  {
    preset, says: 'The least price has nothing left after the discount, and what is paid is divided by that; of the next price one is left.',
    cells: ['refusal division by zero returned', 'neighbour division by zero beside it'],
    given: { 'market.assets.0': { price: '1', totalSupplied: '0', balance: '100000000000000000000' } }, event: by('buyer', 1, 'buyCollateral', { asset: '0', paid: '1', least: '0' }), beside: ['market.assets.0.price', '2'],
  },
  {
    preset, says: 'At full utilisation, which is the kink, the rate is two to the 64th to the unit, and without its slope one less.',
    cells: ['neighbour InvalidUInt64 beside it', 'guard compound-v3/word.below: a.value < limit at', 'guard compound-v3/interest.rateAt: used.value <= kink at'],
    given: fastest('1'), event: by('absorber', 2, 'absorb', { accounts: [] }), beside: ['params.borrowRates.low', '0'],
  },
  {
    preset, says: 'What the credit leaves is a deposit above two to the 104th; at twice the price of the base it is a single unit.',
    cells: ['refusal InvalidUInt104 returned', 'neighbour InvalidUInt104 beside it'],
    given: owing(quarter, twice, { borrowIndex: '4000000000000000' }), event: absorb, beside: ['market.basePrice', '2'],
  },
  {
    preset, says: 'What the credit leaves is a deposit of two to the 103rd, which a signed principal does not hold; one unit of collateral less is credited as it is.',
    cells: ['refusal InvalidInt104 returned', 'neighbour InvalidInt104 beside it'],
    given: owing(quarter, threeQuarters), event: absorb, beside: ['accounts.borrower.collateral.0', '15211807202738752817960438464511'],
  },
  {
    preset, says: 'The debt is worth two to the 255th, which a signed word does not hold; at a price one less nothing is credited, and all of it is the loss of the protocol.',
    cells: ['neighbour InvalidInt256 beside it'],
    given: owing(half, '0', { basePrice: '5708990770823839524233143877797980545530986496' }), event: absorb, beside: ['market.basePrice', '5708990770823839524233143877797980545530986495'],
  },
  {
    preset, says: 'The credit is the debt to the unit: there is no deposit, and the loss is none.',
    cells: ['guard compound-v3/absorb.absorbed: credit.value > owed.value at'],
    given: owing('1000000', '1000000'), event: absorb, beside: null,
  },
  {
    preset, says: 'A principal so small that it owes nothing is covered before its first collateral is looked at, whose price nobody tells.',
    cells: ['guard compound-v3/account.liquidityOf: sum.value >= 0n at'],
    given: owing('1', '1', { borrowIndex: '1', assets: [{ price: '0', totalSupplied: '1', balance: '1' }] }), event: absorb, beside: null,
  },
  {
    preset, says: 'The first collateral covers more than the debt: the second is not asked for its price, which nobody tells.',
    cells: ['guard compound-v3/account.liquidityOf: sum.value >= 0n above'],
    given: {
      'params.baseScale': '1', 'params.assets': [0, 1].map(() => units['params.assets.0']), accounts: { borrower: { principal: '-1', collateral: ['100000', '1'] } },
      market: market('1', '100000', { assets: [{ price: '1', totalSupplied: '100000', balance: '100000' }, { price: '0', totalSupplied: '1', balance: '1' }] }),
    },
    event: absorb, beside: null,
  },
];
