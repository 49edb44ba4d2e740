import type { PlainRecord } from '../../../../machine/dialect.js';
import { by, ray, wad } from '../courses/course.js';
import type { Aim } from './aim.js';

const preset = 'euler-v2';
/** One asset in the unit of exact debts. */
const unit = 2_147_483_648n;
const amountLimit = 1n << 112n;
const mostDebt = (amountLimit - 1n) * unit;

const seen = (price: string): PlainRecord => ({ middle: price, hard: price });
const collateral = (price: string): PlainRecord => ({ name: 'collateral', price: seen(price), assets: '1', shares: '1' });

/** A vault of whole units, in which everything is worth one, and one collateral that counts for 8,500 or to borrow for 8,300 in 10,000. */
const units = (accounts: PlainRecord, more: PlainRecord = {}): PlainRecord => ({
  'params.collaterals': [{ name: 'collateral', loanToValue: { borrow: '8300', liquidation: '8500', initialLiquidation: '0', target: '1', rampDuration: '0' } }],
  market: {
    price: seen(wad(1)), cash: '1000000', totalShares: '1000000', totalBorrows: '0', accumulator: ray(1), rate: '0', lastUpdate: '2', accumulatedFees: '0', collaterals: [collateral(wad(1))],
  },
  accounts, ...more,
});

const account = (owed: bigint, shares: string, more: PlainRecord = {}): PlainRecord =>
  ({ owed: owed.toString(), accumulator: ray(1), holdings: [{ name: 'collateral', shares, isEnabled: true }], controllers: ['vault'], isDeferred: false, lastStatusCheck: '0', ...more });

const liquidator = account(0n, '1000000000');
const liquidate = (repaid: string | null) => by('liquidator', 2, 'liquidate', { violator: 'borrower', collateral: 'collateral', repaid, leastSeized: '0' });
const borrow = (sender: string, assets: string) => by(sender, 2, 'borrow', { assets });
const repay = (assets: bigint) => by('borrower', 2, 'repay', { assets: assets.toString() });
/** Debts and what is lent are worth nothing: whatever is owed is backed. */
const worthless = { 'market.price': seen('0') };

/** A debt of so many assets that is worth a little less than its collateral, at the least price of an asset. */
const huge = (owed: bigint): PlainRecord => units({ borrower: account(owed, '5711526544388309'), liquidator }, { 'market.price': seen('1') });

/** Vaults whose amounts and debts come to their limits. */
const limits: readonly Aim[] = [
  {
    preset, says: 'As much as no amount can be is paid back.', cells: ['guard euler-v2/account.repay: assets >= AMOUNT_LIMIT at'],
    given: units({ borrower: account(unit, '2') }), event: repay(amountLimit), beside: null,
  },
  {
    preset, says: 'More than any amount can be is paid back.', cells: ['guard euler-v2/account.repay: assets >= AMOUNT_LIMIT above'],
    given: units({ borrower: account(unit, '2') }), event: repay(amountLimit + 1n), beside: null,
  },
  {
    preset, says: 'What is paid back fills the vault to what no amount can be.', cells: ['guard euler-v2/account.repay: cash >= AMOUNT_LIMIT at'],
    given: units({ borrower: account(unit * 2n, '3') }, { 'market.cash': (amountLimit - 1n).toString() }), event: repay(1n), beside: null,
  },
  {
    preset, says: 'What is paid back fills the vault to more than any amount can be.', cells: ['guard euler-v2/account.repay: cash >= AMOUNT_LIMIT above'],
    given: units({ borrower: account(unit * 2n, '3') }, { 'market.cash': (amountLimit - 1n).toString() }), event: repay(2n), beside: null,
  },
  {
    preset, says: 'All of a debt could be taken over, and is as much as no amount can be.', cells: ['guard euler-v2/checked.asAmount: value < AMOUNT_LIMIT at'],
    given: huge(amountLimit * unit), event: liquidate(null), beside: null,
  },
  {
    preset, says: 'All of a debt could be taken over, and is more than any amount can be.', cells: ['guard euler-v2/checked.asAmount: value < AMOUNT_LIMIT above'],
    given: huge(amountLimit * unit + 1n), event: liquidate(null), beside: null,
  },
  {
    preset, says: 'One more asset makes a debt the largest that there can be.', cells: ['guard euler-v2/owing.withMoreDebt: owed > MOST_DEBT at'],
    given: units({ heavy: account(mostDebt - unit, '2') }, worthless), event: borrow('heavy', '1'), beside: null,
  },
  {
    preset, says: 'Two more assets make a debt larger than any debt can be.', cells: ['neighbour E_DebtAmountTooLargeToEncode beside it', 'guard euler-v2/owing.withMoreDebt: owed > MOST_DEBT above'],
    given: units({ heavy: account(mostDebt - unit, '2') }, worthless), event: borrow('heavy', '2'), beside: ['event.assets', '1'],
  },
  {
    preset, says: 'One more asset makes all debts together the largest that there can be.', cells: ['guard euler-v2/owing.withMoreDebt: totalBorrows > MOST_DEBT at'],
    given: units({ light: account(0n, '2') }, { ...worthless, 'market.totalBorrows': (mostDebt - unit).toString() }), event: borrow('light', '1'), beside: null,
  },
  {
    preset, says: 'Two more assets make all debts together larger than any debt can be.', cells: ['guard euler-v2/owing.withMoreDebt: totalBorrows > MOST_DEBT above'],
    given: units({ light: account(0n, '2') }, { ...worthless, 'market.totalBorrows': (mostDebt - unit).toString() }), event: borrow('light', '2'), beside: null,
  },
  {
    preset, says: 'The liquidator takes a debt of less than an asset over, and owes the most that there can be.', cells: ['guard euler-v2/settle.withDebtMoved: total > MOST_DEBT at'],
    given: units({ borrower: account(1n, '2'), liquidator: account(mostDebt - 1n, '2') }, worthless), event: liquidate(null), beside: null,
  },
  {
    preset, says: 'The liquidator would take a debt of less than an asset over, and owes the most that there can be already.', cells: ['guard euler-v2/settle.withDebtMoved: total > MOST_DEBT above'],
    given: units({ borrower: account(1n, '2'), liquidator: account(mostDebt, '2') }, worthless), event: liquidate(null), beside: null,
  },
  {
    preset, says: 'With the interest of a second all debts together are the largest that there can be.', cells: ['guard euler-v2/interest.accrued: totalBorrows > MOST_DEBT at'],
    given: units({}, { 'market.rate': '1', 'market.totalBorrows': '11150372599265311570767859125173806006241249' }), event: by('anyone', 3, 'touch'), beside: null,
  },
  {
    preset, says: 'With the interest of a second all debts together would be larger than any debt can be: there is none.', cells: ['guard euler-v2/interest.accrued: totalBorrows > MOST_DEBT above'],
    given: units({}, { 'market.rate': '1', 'market.totalBorrows': mostDebt.toString() }), event: by('anyone', 3, 'touch'), beside: null,
  },
];

/** Vaults of Euler v2. */
export const eulerV2Aims: readonly Aim[] = [
  {
    preset, says: 'Two vaults may judge the account, as inside a batch; one of them alone finds it healthy, and nothing is moved.', cells: ['refusal E_TransientState returned', 'neighbour E_TransientState beside it'],
    given: units({ borrower: account(unit, '2', { controllers: ['vault', 'another'] }), liquidator }), event: liquidate(null), beside: ['accounts.borrower.controllers', ['vault']],
  },
  {
    preset, says: 'Who owes nothing has no most that one unit could exceed: it is taken over, and is none.', cells: ['guard euler-v2/liquidate.chosen: owed > 0n at'],
    given: units({ borrower: account(0n, '2'), liquidator }), event: liquidate('1'), beside: null,
  },
  {
    preset, says: 'The debt would be worth what backs it to the unit, which is too much.', cells: ['guard euler-v2/liquidity.refusalOfStatus: liquidity.backing > liquidity.liability at'],
    given: units({ borrower: account(0n, '10000') }), event: borrow('borrower', '8300'), beside: null,
  },
  {
    preset, says: 'The limit never fell, and its ramp takes no time: nothing is divided by that.', cells: ['guard euler-v2/loan-to-value.liquidationAt: liquidation >= initialLiquidation at'],
    given: units({ borrower: account(unit, '2'), liquidator }, { 'params.collaterals.0.loanToValue': { borrow: '8300', liquidation: '8500', initialLiquidation: '8500', target: '9', rampDuration: '0' } }), event: liquidate(null), beside: null,
  },
  {
    preset, says: 'The ramp of the limit is over this second.', cells: ['guard euler-v2/loan-to-value.liquidationAt: at >= target at'],
    given: units({ borrower: account(unit, '2'), liquidator }, { 'params.collaterals.0.loanToValue': { borrow: '8300', liquidation: '8500', initialLiquidation: '9000', target: '2', rampDuration: '9' } }), event: liquidate(null), beside: null,
  },
  {
    preset, says: 'A debt worth a million, the least that is socialised, of which the collateral pays 425,000.', cells: ['guard euler-v2/settle.settled: liability >= LEAST_SOCIALISED at'],
    given: units({ borrower: account(unit * 1_000_000n, '10000000'), liquidator }, { 'market.collaterals.0': collateral(`5${'0'.repeat(16)}`), 'market.totalBorrows': (unit * 1_000_000n).toString() }), event: liquidate(null), beside: null,
  },
  {
    preset, says: 'All that anybody owes is paid back.', cells: ['guard euler-v2/owing.withLessDebt: market.totalBorrows > owed at'],
    given: units({ borrower: account(unit, '2') }, { 'market.totalBorrows': unit.toString() }), event: repay(1n), beside: null,
  },
  {
    preset, says: 'The collateral pays a debt of more than a million to the unit: nothing is left to be forgiven.', cells: ['guard euler-v2/settle.settled: rest > 0n at', 'guard euler-v2/debt.takenOff: amount > owed at'],
    given: units({ borrower: account(unit * 8_500_000n, '10000000'), liquidator }), event: liquidate(null), beside: null,
  },
  ...limits,
];
