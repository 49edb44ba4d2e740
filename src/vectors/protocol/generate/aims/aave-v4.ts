import type { PlainRecord } from '../../../../machine/dialect.js';
import { by, ray, wad } from '../courses/course.js';
import type { Aim } from './aim.js';

const preset = 'aave-v4';
const liquidate = (covered: string) => by('liquidator', 2, 'liquidate', { account: 'borrower', collateral: '0', debt: '1', covered, receivesShares: false });

/** A price at which one whole is worth a dollar. */
const dollar = '100000000';
const terms = { key: 'a', collateralFactor: '8000', largestBonus: '10000', feeShare: '0' };
const settings = (unit: string): PlainRecord => ({ unit, collateralRisk: '0', isPaused: false, isFrozen: false, receivesShares: true, terms: [terms] });
const empty = { addedAssets: '0', addedShares: '0' };
const reserve = (price: string, drawnIndex: string, pool: PlainRecord = empty): PlainRecord => ({ price, drawnIndex, pool, deficit: '0' });

const nothing: PlainRecord = { suppliedShares: '0', drawnShares: '0', premiumShares: '0', premiumOffset: '0', isCollateral: false, isBorrowing: false, key: 'a' };
const supplied = (shares: string, more: PlainRecord = {}): PlainRecord => ({ ...nothing, suppliedShares: shares, isCollateral: true, ...more });
const drawn = (shares: string, more: PlainRecord = {}): PlainRecord => ({ ...nothing, drawnShares: shares, isBorrowing: true, ...more });
const borrower = (collateral: PlainRecord, debt: PlainRecord): PlainRecord => ({ borrower: { riskPremium: '0', positions: [collateral, debt] } });

/** Two assets without decimals, worth a dollar each; no bonus, and health one for a target. What is left of either is dust below a thousand. */
const dollars = (shares: string, owed: string, more: PlainRecord = {}): PlainRecord => ({
  'params.targetHealth': wad(1), 'params.reserves': [settings('1'), settings('1')], 'market.reserves': [reserve(dollar, ray(1)), reserve(dollar, ray(1))],
  accounts: borrower(supplied(shares), drawn(owed)), ...more,
});

/** 2^250, and 2^200 less the virtual shares: a debt of one share, and shares of which there are very many. */
const [heavy, many, someOfThem] = ['1809251394333065553493296640760748560207343510400633813116524750123642650624', '1606938044258990275541962092341162602522202993782792834301376', '803469022129495137770981046170581301261101496891396417651'] as const;
/** ⌊(2^256 − 1) / RAY⌋: times RAY it is a word, and one more is none. */
const [most, fiveMore] = ['115792089237316195423570985008687907853269984665640', '115792089237316195423570985008687907853269984665645'] as const;
const tiny = { 'params.reserves': [settings(wad(1)), settings(wad(1))], 'market.reserves': [reserve('1', ray(1)), reserve('1', ray(1))] };
/** 1,000 shares that stand for one and a half assets, of a million dollars each: one by itself, two where they are paid for. */
const coarse = (drawnIndex: string): PlainRecord => ({ 'market.reserves': [reserve(`1${'0'.repeat(14)}`, ray(1), { addedAssets: '500000', addedShares: '999000000' }), reserve(dollar, drawnIndex)] });

/** Premiums: what they are beside a target or beside what all of the collateral pays. */
const premiums: readonly Aim[] = [
  {
    preset, says: 'The collateral pays for the premium to the unit, and there is no index by which the rest could be divided.', cells: ['guard aave-v4/amounts.whole: debt.value <= owed.premium at'],
    given: dollars('1000', '1', { ...coarse('0'), accounts: borrower(supplied('1000'), drawn('1', { premiumOffset: `-2${'0'.repeat(33)}` })) }), event: liquidate('1100000'), beside: null,
  },
  {
    preset, says: 'The premium by itself brings the account to its target, and there is no index by which the rest could be divided.', cells: ['guard aave-v4/debt.debtTaken: premium.value < target.value at'],
    given: dollars('15000', '1', { 'market.reserves.1.drawnIndex': '0', accounts: borrower(supplied('15000'), drawn('1', { premiumOffset: `-15${'0'.repeat(30)}` })) }), event: liquidate('15000'), beside: null,
  },
  {
    preset, says: 'A premium of 5.9 is taken whole, since a target of 5.5 is paid in whole units; of the drawn shares none is.', cells: ['guard aave-v4/debt.debtTaken: premium.value < target.value above'],
    given: dollars('5001', '3996', { accounts: borrower(supplied('5001'), drawn('3996', { premiumOffset: `-59${'0'.repeat(26)}` })) }), event: liquidate('6'), beside: null,
  },
];

/** All of the collateral, where a part of it would strand the rest. */
const wholes: readonly Aim[] = [
  {
    preset, says: 'The debt is one drawn share, beyond all collateral; 500 dollars, which must not be left, pay for it. What it would buy is no number.', cells: ['guard aave-v4/amounts.whole: drawn.value <= owed.drawnShares at'],
    given: dollars(someOfThem, '1', {
      'params.reserves': [settings('1'), settings(wad(1))], 'market.reserves': [reserve(dollar, ray(1), { addedAssets: '0', addedShares: many }), reserve('1', heavy)],
    }),
    event: liquidate('1'), beside: null,
  },
  {
    preset, says: 'What is left of the collateral is less than one asset and must not be left; rounded up, all of it pays for more than is owed.', cells: ['guard aave-v4/amounts.whole: drawn.value <= owed.drawnShares above'],
    given: dollars('1000', '1200000', coarse(ray(1))), event: liquidate('1100000'), beside: null,
  },
  {
    preset, says: 'At ten dollars for a unit of collateral, 14,005 dollars buy all 1,400 of it, which 14,000 would have paid for.',
    cells: ['guard aave-v4/amounts.collateralLeft: taken.value < shares at', 'guard aave-v4/amounts.sized: shares.value > supplied.shares at'],
    given: dollars('1400', '20000', { 'market.reserves.0.price': '1000000000' }), event: liquidate('14005'), beside: null,
  },
  {
    preset, says: 'A thousand dollars are left of both sides to the unit, which is not dust.', cells: ['guard aave-v4/amounts.sized: left.value < DUST at', 'guard aave-v4/debt.debtTaken: left.value < DUST * RAY at'],
    given: dollars('15000', '15000'), event: liquidate('14000'), beside: null,
  },
  {
    preset, says: 'All of the debt is taken, and what is left of the collateral may be dust; nobody asks what all of it would pay for, which is no number.', cells: ['guard aave-v4/amounts.sized: taken.drawnShares < owed.drawnShares at'],
    given: dollars(fiveMore, most, tiny), event: liquidate(most), beside: null,
  },
];

/** Spokes of Aave v4. */
export const aaveV4Aims: readonly Aim[] = [
  {
    preset, says: 'The health is one to the unit.', cells: ['guard aave-v4/guards.refusedLiquidation: health >= WAD at'],
    given: dollars('1000', '800'), event: liquidate('1'), beside: null,
  },
  {
    preset, says: 'The last collateral pays for a debt that the account is not marked as borrowing; it has one other, which is no reason to report any.', cells: ['guard aave-v4/liquidate.isUnbacked: borrows > 1n at'],
    given: dollars('5000', '5000', { accounts: borrower(supplied('5000', { drawnShares: '5000', isBorrowing: true }), drawn('5000', { isBorrowing: false })) }), event: liquidate('5000'), beside: null,
  },
  {
    preset, says: 'From a health of 0.9 down the bonus is the largest.', cells: ['guard aave-v4/bonus.bonusAt: health <= fullBelow at'],
    given: dollars('9000', '8000', { 'params.reserves.0.terms.0.largestBonus': '10500' }), event: liquidate('1000'), beside: null,
  },
  {
    preset, says: 'Two collaterals of one risk are worth the same.', cells: ['guard aave-v4/risk.precedes: one.value > other.value at'],
    given: dollars('5000', '12000', { accounts: borrower(supplied('5000'), supplied('5000', { drawnShares: '12000', isBorrowing: true })) }), event: liquidate('2000'), beside: null,
  },
  ...premiums, ...wholes,
];
