import type { PlainRecord } from '../../../../machine/dialect.js';
import { by, ray } from '../courses/course.js';
import type { Aim } from './aim.js';

const liquidate = (covered: string, collateral = '0', debt = '1') => by('liquidator', 2, 'liquidate', { account: 'borrower', collateral, debt, covered, takesDeposit: false });
const cover = (amount: string) => by('umbrella', 2, 'coverDeficit', { reserve: '1', amount });

/** Half of the price with which the preset begins: the borrower may be liquidated. */
const fallen = { 'market.reserves.0.price': '100000000000' };

const position = (scaledDeposit: string, scaledDebt: string): PlainRecord => ({ scaledDeposit, scaledDebt, isCollateral: false, isBorrowing: false });
const umbrella = (scaledDeposit: string): PlainRecord => ({ category: null, positions: [position('0', '0'), position(scaledDeposit, '0')] });
/** A reserve in deficit, and an umbrella with a deposit in it. */
const deficit = (amount: string, scaledDeposit: string): PlainRecord => ({ 'market.reserves.1.deficit': amount, accounts: { umbrella: umbrella(scaledDeposit) } });

const reserve = (price: string): PlainRecord => ({ price, liquidityIndex: ray(1), borrowIndex: ray(1), deficit: '0' });

/** Pools of Aave v3. */
export const aaveV3Aims: readonly Aim[] = [
  {
    preset: 'aave-v3.7', says: 'The reserve of the collateral is paused.', cells: ['neighbour ReservePaused beside it'],
    given: { ...fallen, 'params.reserves.0.isPaused': true }, event: liquidate('20000000000'), beside: ['params.reserves.0.isPaused', false],
  },
  {
    preset: 'aave-v3.7', says: 'The umbrella is borrowing, be it in another reserve.', cells: ['refusal UserCannotHaveDebt returned', 'neighbour UserCannotHaveDebt beside it'],
    given: { ...deficit('5', '5'), 'accounts.umbrella.positions.0.isBorrowing': true }, event: cover('5'), beside: ['accounts.umbrella.positions.0.isBorrowing', false],
  },
  {
    preset: 'aave-v3.7', says: 'What is covered is all of the deficit.', cells: ['guard aave-v3/cover.coverDeficit: amount < deficit at'],
    given: deficit('5', '5'), event: cover('5'), beside: null,
  },
  {
    preset: 'aave-v3.3', says: 'At an index of 0.4 two scaled units are one unit of the asset, and one unit is three: more than the deposit, though not more than it is worth.', cells: ['guard aave-v3/cover.coverDeficit: scaled.value > scaledDeposit above'],
    given: { ...deficit('5', '2'), 'market.reserves.1.liquidityIndex': '400000000000000000000000000' }, event: cover('1'), beside: null,
  },
  {
    preset: 'aave-v3.7', says: 'Nothing is taken of a deposit of nothing; what cannot be divided by an index of zero is no number, and is not taken for that nothing.', cells: ['guard aave-v3/collateral.least: b.value < a.value at'],
    given: { 'market.reserves.0.liquidityIndex': '0', 'accounts.borrower.positions.0.scaledDeposit': '0', 'accounts.borrower.positions.1': { ...position('1000000', '15000000000'), isCollateral: true, isBorrowing: true } }, event: liquidate('20000000000'), beside: null,
  },
  {
    preset: 'aave-v3.0', says: 'The sentinel forbids liquidations, and the health is 0.95 exactly: the account has to wait.', cells: ['guard aave-v3/guards.refusedByWorld: health >= CLOSE_FACTOR_HEALTH at'],
    given: { ...fallen, 'market.sentinelAllows': false, 'accounts.borrower.positions.0.scaledDeposit': '95000000000000000000', 'accounts.borrower.positions.1.scaledDebt': '83000000000' }, event: liquidate('1000000'), beside: null,
  },
  {
    preset: 'aave-v3.3', says: 'The grace of the debt lasts for this second still.', cells: ['guard aave-v3/guards.refusedByWorld: debt.settings.graceUntil < at at'],
    given: { ...fallen, 'params.reserves.1.graceUntil': '2' }, event: liquidate('20000000000'), beside: null,
  },
  {
    preset: 'aave-v3.3', says: 'Half of an odd debt is added before the division of the health, and the sum is the largest word: rounded up, it would be none.', cells: ['rounding aave-v3/fixed.addend: mulDivDown(divisor, 1n, 2n) inexact'],
    given: {
      'params.reserves.0.unit': '1', 'params.reserves.1.unit': '1', 'market.reserves': [reserve('139508541249778548703097572299623985365385523693542848240310'), reserve('1168015826259279871')],
      'accounts.borrower.positions.0.scaledDeposit': '1', 'accounts.borrower.positions.1.scaledDebt': '1',
    },
    event: liquidate('1'), beside: null,
  },
  {
    preset: 'aave-v3.7', says: 'The account is in a category, whose threshold holds it at a health of 0.95 exactly: all of the debt may be repaid, and half of it a step above.',
    cells: ['parameter categories[].name named', 'parameter categories[].threshold typical', 'parameter categories[].bonus typical', 'parameter categories[].members[] true'],
    given: {
      'params.categories': [{ name: 'ETH', loanToValue: '0', threshold: '9500', bonus: '10400', members: [true, false] }],
      'market.reserves.0.price': '150000000000', 'accounts.borrower.category': 'ETH',
    },
    event: liquidate('15000000000'), beside: null,
  },
];
