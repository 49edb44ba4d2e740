import { by } from '../courses/course.js';
import type { Aim } from './aim.js';

const preset = 'compound-v2';
const repay = (repaid: string) => by('liquidator', 2, 'liquidate', { account: 'borrower', debt: '1', collateral: '0', repaid });

/** The largest word. */
const most = '115792089237316195423570985008687907853269984665640564039457584007913129639935';
const oneLess = '115792089237316195423570985008687907853269984665640564039457584007913129639934';

/** The market of the debt is being wound up: nobody asks what the account is worth. */
const deprecated = { 'params.markets.1.collateralFactor': '0', 'params.markets.1.isDeprecated': true };

/** Markets of Compound v2. */
export const compoundV2Aims: readonly Aim[] = [
  {
    preset, says: 'Collateral without a price is refused; at the least price there is, one unit of debt buys a tenth of it.',
    cells: ['neighbour PRICE_ERROR beside it'],
    given: { 'market.pools.0.price': '0' }, event: repay('1'), beside: ['market.pools.0.price', '1'],
  },
  {
    preset, says: 'In a market that is wound up prices are asked for only when the seizure is computed; there a price that is missing has another name.',
    cells: ['refusal LIQUIDATE_COMPTROLLER_CALCULATE_AMOUNT_SEIZE_FAILED returned', 'neighbour LIQUIDATE_COMPTROLLER_CALCULATE_AMOUNT_SEIZE_FAILED beside it', 'guard compound-v2/guards.refusedByComptroller: repaid > owed.value below'],
    given: { ...deprecated, 'market.pools.0.price': '0' }, event: repay('1'), beside: ['market.pools.0.price', '1'],
  },
  {
    preset, says: 'Only a debt of the largest word lets that word come as far as the market, which takes it for a mistake; one less is paid.',
    cells: ['refusal LiquidateCloseAmountIsUintMax returned', 'neighbour LiquidateCloseAmountIsUintMax beside it'],
    given: {
      ...deprecated, 'market.pools.1': { price: '1', cash: '0', totalBorrows: most, totalReserves: '0', totalSupply: '0', borrowIndex: '1' },
      'accounts.borrower.positions.1': { tokens: '0', principal: most, index: '1', isMember: true, funds: '0' }, 'accounts.liquidator.positions.1.funds': most,
    },
    event: repay(most), beside: ['event.repaid', oneLess],
  },
  {
    preset, says: 'The debt is worth exactly what backs it: neither liquidity nor a shortfall.',
    cells: ['guard compound-v2/account.liquidityOf: owed.value >= backing.value at'],
    given: { 'accounts.borrower.positions.1.principal': '16500000000000000000000' }, event: repay('1'), beside: null,
  },
  {
    preset, says: 'Of a market in which nobody has anything yet the initial rate is the rate: the least debt buys less than one of its tokens, and none is missed.',
    cells: ['parameter markets[].initialRate typical'],
    given: {
      'market.pools.0.price': `1${'0'.repeat(36)}`, 'market.pools.0.totalSupply': '0', 'market.pools.0.cash': '0',
      'accounts.borrower.positions.0': { tokens: '0', principal: '0', index: '0', isMember: false, funds: '0' },
    },
    event: repay('1'), beside: null,
  },
];
