import { type Any, type Formula, type Formulas, MOST_AMOUNT, MOST_PRICE } from '../../../properties/protocol/formula.js';
import { mulDivDown } from '../../kernel/arithmetic.js';
import { seizedFor } from './kernel/seizure.js';
import type { Leg, Parameters } from './kernel/state.js';
import { WAD, type Word } from './kernel/word.js';

const MOST_INCENTIVE = 1_500_000_000_000_000_000n;

const legOf = (place: number, price: bigint, initialRate: bigint): Leg => ({
  place, settings: { isListed: true, collateralFactor: 0n, initialRate, isDeprecated: false },
  pool: { price, cash: 0n, totalBorrows: 0n, totalReserves: 0n, totalSupply: 0n, borrowIndex: WAD },
});

interface Priced {
  readonly incentive: bigint;
  readonly debtPrice: bigint;
  readonly collateralPrice: bigint;
  readonly rate: bigint;
}

const incentiveOf = (any: Any): bigint => any('incentive', WAD, MOST_INCENTIVE);
const pricedOf = (any: Any): Priced => ({
  incentive: incentiveOf(any), debtPrice: any('debtPrice', 1n, MOST_PRICE), collateralPrice: any('collateralPrice', 1n, MOST_PRICE), rate: any('rate', 1n, MOST_PRICE),
});

/** A market without tokens has the rate that it was made with: any. */
function seized({ incentive, debtPrice, collateralPrice, rate }: Priced, repaid: bigint): Word {
  const parameters: Parameters = { markets: [], closeFactor: WAD, incentive, protocolShare: 0n, isSeizePaused: false };
  return seizedFor(parameters, legOf(1, debtPrice, WAD), legOf(0, collateralPrice, rate), repaid);
}
/** What a token began with: with a rate that is known, the solver finds what breaks a claim. */
const FIFTIETH: bigint = WAD / 50n;
const atFifty = { incentive: 1_080_000_000_000_000_000n, debtPrice: WAD, collateralPrice: 2_000n * WAD, repaid: 1_000_000_000n };
const example = { ...atFifty, rate: FIFTIETH };

const formulas: readonly Formula[] = [
  {
    id: 'seizure-is-fair-by-whole-prices', theme: 'fairness', claim: 'tokens at the price of one, cut to 18 digits, are worth no more than the repayment with the incentive', example,
    holds: (any) => {
      const [priced, repaid] = [pricedOf(any), any('repaid', 0n, MOST_AMOUNT)];
      const tokens = seized(priced, repaid);
      if (tokens.failure !== null) return null;
      return tokens.value * mulDivDown(priced.collateralPrice, priced.rate, WAD) * WAD <= repaid * priced.incentive * priced.debtPrice;
    },
  },
  {
    id: 'seizure-is-fair', theme: 'fairness', claim: 'tokens at their exact price are worth no more than the repayment with the incentive, and one unit of the 18th digit of their price for each', example,
    holds: (any) => {
      const [priced, repaid] = [pricedOf(any), any('repaid', 0n, MOST_AMOUNT)];
      const tokens = seized(priced, repaid);
      return tokens.failure !== null ? null : tokens.value * priced.collateralPrice * priced.rate <= repaid * priced.incentive * priced.debtPrice + tokens.value * WAD;
    },
  },
  {
    id: 'rounding-favours-the-protocol', theme: 'rounding', claim: 'tokens of which fifty are worth one whole are worth, at their exact price, no more than the repayment with the incentive', example: atFifty,
    holds: (any) => {
      const priced = { incentive: incentiveOf(any), debtPrice: any('debtPrice', 1n, MOST_PRICE), collateralPrice: any('collateralPrice', 1n, MOST_PRICE), rate: FIFTIETH };
      const repaid = any('repaid', 0n, MOST_AMOUNT);
      const tokens = seized(priced, repaid);
      return tokens.failure !== null ? null : tokens.value * priced.collateralPrice * priced.rate <= repaid * priced.incentive * priced.debtPrice;
    },
  },
  {
    id: 'more-repaid-seizes-no-less', theme: 'monotony', claim: 'whoever repays more seizes no less', example: { ...example, more: 1_000n },
    holds: (any) => {
      const [priced, repaid, more] = [pricedOf(any), any('repaid', 0n, MOST_AMOUNT), any('more', 0n, MOST_AMOUNT)];
      const [less, all] = [seized(priced, repaid), seized(priced, repaid + more)];
      return less.failure !== null || all.failure !== null ? null : less.value <= all.value;
    },
  },
];

export const formulasOf = (): Formulas => ({ assumes: ['amounts below 2^112, prices and rates below 2^96, incentives from 1 to 1.5', 'the collateral is a market without tokens, whose rate is a parameter'], formulas });
