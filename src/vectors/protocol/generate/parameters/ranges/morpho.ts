import { MOST_WORD, named, type Parameters, quantity, truth, WAD, words } from '../range.js';

const fee = quantity(0n, WAD / 4n);
const models = words('none', 'told', 'utilisation');
const one = WAD.toString();

/** Markets of Morpho Blue. */
export const morphoBlue: Parameters = {
  lltv: { range: quantity(0n, WAD - 1n) },
  rateModel: { range: models },
  owner: { range: named },
  feeRecipient: { range: named },
  fee: { range: fee, begins: 'market.fee' },
};

/** Without an incentive any lltv will do. */
const plain = { 'terms.incentive.first': one, 'terms.incentive.last': one };
/** An lltv of one unit leaves room for the largest incentive there is. */
const widest = { 'lending.lltv': '1', 'terms.preLltv': '0' };
const largest = (WAD * WAD).toString();

/** Prices at which what is owed is next to nothing beside its collateral. */
const dear = [40, 50, 60, 70].map((zeros) => ({ 'market.lending.price': `1${'0'.repeat(zeros)}`, 'market.ownPrice': `1${'0'.repeat(zeros)}` }));

/** Markets of Morpho Blue with pre-liquidation. */
export const morphoPreLiquidation: Parameters = {
  'lending.lltv': { range: quantity(1n, WAD - 1n), beside: { 1: [{ ...plain, 'terms.preLltv': '0' }], limit: [plain] } },
  'lending.rateModel': { range: models },
  'lending.owner': { range: named },
  'lending.feeRecipient': { range: named },
  'lending.fee': { range: fee, begins: 'market.lending.fee' },
  'terms.preLltv': { range: quantity(0n, WAD - 2n), beside: { limit: [{ ...plain, 'lending.lltv': (WAD - 1n).toString() }] } },
  'terms.closeFactor.first': { range: quantity(0n, WAD), beside: { limit: [{ 'terms.closeFactor.last': one }, { 'terms.closeFactor.last': (2n * WAD).toString() }] } },
  'terms.closeFactor.last': { range: quantity(0n, MOST_WORD), beside: { 0: [{ 'terms.closeFactor.first': '0' }], 1: [{ 'terms.closeFactor.first': '0' }] } },
  'terms.incentive.first': { range: quantity(WAD, WAD * WAD), beside: { limit: dear.map((prices) => ({ ...widest, ...prices, 'terms.incentive.last': largest })) } },
  'terms.incentive.last': { range: quantity(WAD, WAD * WAD), beside: { least: [{ 'terms.incentive.first': one }], limit: dear.map((prices) => ({ ...widest, ...prices, 'terms.incentive.first': one })) } },
  hasOwnPrice: { range: truth },
};
