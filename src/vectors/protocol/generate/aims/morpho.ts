import type { Account, Market } from '../../../../mechanisms/morpho-blue/kernel/state.js';
import type { Parameters } from '../../../../mechanisms/morpho-blue/parameters.js';
import type { Aim } from './aim.js';
import { aimOf, type Scene } from './scene.js';

const WAD = 10n ** 18n;
/** One loan unit for one of collateral. */
const PAR = 10n ** 36n;

const at = (says: string, cells: readonly string[], scene: Scene): Aim => aimOf('morpho-blue', { says, cells, scene });

const account = (name: string, change: Partial<Account>): Account => ({ name, supplyShares: 0n, borrowShares: 0n, collateral: 0n, authorized: [], ...change });
const by = (sender: string, type: string, fields: object): object => ({ type, at: '1', sender, ...fields });
const liquidate = (seizedAssets: bigint, repaidShares: bigint): object => by('liquidator', 'liquidate', { borrower: 'borrower', seizedAssets, repaidShares });

const parameters: Parameters = { lltv: (8n * WAD) / 10n, rateModel: 'none', owner: 'owner', feeRecipient: 'treasury', fee: 0n };
const nothing = { assets: 0n, shares: 0n };
const empty: Market = { price: PAR, rate: 0n, supply: nothing, borrow: nothing, lastUpdate: 1n, fee: 0n };

/** A market of one borrower. */
function scene(event: object, borrower: Account, change: Partial<Market>, params: Partial<Parameters> = {}): Scene & { readonly params: object } {
  return { params: { ...parameters, ...params }, market: { ...empty, ...change }, accounts: [borrower], event };
}

/** A million shares to one asset, as they are when a market begins; and all of it is lent to one. */
const lent = (assets: bigint): Pick<Market, 'supply' | 'borrow'> => ({ supply: { assets, shares: assets * 1_000_000n }, borrow: { assets, shares: assets * 1_000_000n } });
const owing = (assets: bigint, collateral: bigint): Account => account('borrower', { borrowShares: assets * 1_000_000n, collateral });

/** One share of debt is repaid, which is worth no whole asset, so that nothing is seized. */
const unpriced = scene(liquidate(0n, 1n), owing(10n, 0n), { ...lent(10n), price: 0n });
/** The only collateral is seized for nothing, being worth nothing, and ten assets are lost. */
const losing = (supplied: bigint): Scene => scene(liquidate(1n, 0n), owing(10n, 1n), { ...lent(10n), supply: { assets: supplied, shares: 10_000_000n }, price: 0n });
/** One whole is repaid of twenty, and a unit of the incentive is a unit of collateral. */
const seizing = (lltv: bigint): Scene => scene(liquidate(0n, WAD * 1_000_000n), owing(20n * WAD, 21n * WAD), lent(20n * WAD), { lltv });

/** Markets of Morpho Blue. */
export const morphoBlueAims: readonly Aim[] = [
  aimOf('morpho-blue', {
    says: 'What is repaid buys no amount of a collateral without a price, not even nothing.', cells: ['neighbour division by zero beside it'], scene: unpriced, beside: ['market.price', 1n],
  }),
  at('Lenders lose all that they have to a debt that nobody repays.', ['guard morpho-blue/liquidate.withLoss: assets > supply.assets at'], losing(10n)),
  at('Lenders have less than a debt that nobody repays.', ['guard morpho-blue/liquidate.withLoss: assets > supply.assets above'], losing(9n)),
  at('The part of the distance to one that is left to borrowers is cut off before it lowers the divisor.', ['rounding morpho-blue/seizure.incentiveOf: mulDivDown(LIQUIDATION_CURSOR, WAD - lltv, WAD) inexact'], seizing((86n * WAD) / 100n - 1n)),
  at(
    'One whole over 97.65625 % has no remainder.', ['rounding morpho-blue/seizure.incentiveOf: mulDivDown(WAD, WAD, WAD - mulDivDown(LIQUIDATION_CURSOR, WAD - lltv, WAD)) exact'], seizing((921_875n * WAD) / 1_000_000n),
  ),
  at(
    'Shares of a debt that is worth nothing are repaid with one asset, rounded up: more than the market lent.', ['choice morpho-blue/borrow.repay: subOrZero(market.borrow.assets, moved.assets) below'],
    scene(by('borrower', 'repay', { assets: '0', shares: '5', onBehalf: 'borrower' }), account('borrower', { borrowShares: 5n }), { borrow: { assets: 0n, shares: 5n } }),
  ),
  at(
    'A fee of twice the interest is more than the market has.', ['guard morpho-blue/interest.feeShares: assets > supply.assets above'],
    scene({ ...by('anyone', 'accrueInterest', {}), at: '2' }, owing(10n, 100n), { borrow: lent(10n).borrow, rate: WAD, fee: 2n * WAD }, { rateModel: 'told' }),
  ),
];

const terms = { preLltv: WAD / 2n, closeFactor: { first: WAD, last: WAD }, incentive: { first: WAD, last: WAD } };

/** Markets of Morpho Blue with a contract for pre-liquidation beside them. */
export const morphoPreLiquidationAims: readonly Aim[] = [
  aimOf('morpho-pre-liquidation', {
    says: 'Beside a contract for pre-liquidation too, what is repaid buys no amount of a collateral without a price.', cells: ['refusal division by zero returned', 'neighbour division by zero beside it'],
    scene: { ...unpriced, params: { lending: unpriced.params, terms, hasOwnPrice: false }, market: { lending: unpriced.market, ownPrice: 0n } }, beside: ['market.lending.price', 1n],
  }),
  aimOf('morpho-pre-liquidation', {
    says: 'The least loan-to-value there is, where pre-liquidation begins at none: of the largest close factor it asks for the part that no word outgrows, which is more than the debt.',
    cells: ['parameter terms.preLltv 0', 'parameter terms.closeFactor.last limit'],
    scene: {
      params: { lending: parameters, terms: { preLltv: 0n, closeFactor: { first: 0n, last: (1n << 256n) - 1n }, incentive: { first: WAD, last: WAD } }, hasOwnPrice: false },
      market: { lending: { ...empty, ...lent(1n) }, ownPrice: 0n }, accounts: [account('borrower', { borrowShares: 1_000_000n, collateral: 10n * WAD, authorized: ['preLiquidation'] })],
      event: by('liquidator', 'preLiquidate', { borrower: 'borrower', seizedAssets: 0n, repaidShares: 1_000_000n }),
    },
  }),
];
