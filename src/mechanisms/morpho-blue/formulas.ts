import { type Any, type Formula, type Formulas, MOST_AMOUNT, MOST_PRICE } from '../../../properties/protocol/formula.js';
import { incentiveOf, repaidFor, seizedFor } from './kernel/seizure.js';
import { type Pool, toAssetsUp } from './kernel/shares.js';
import { ORACLE_PRICE_SCALE, WAD } from './kernel/word.js';

const MOST_INCENTIVE = 1_150_000_000_000_000_000n;

const poolOf = (any: Any): Pool => ({ assets: any('pool.assets', 0n, MOST_AMOUNT), shares: any('pool.shares', 0n, MOST_AMOUNT) });
const priceOf = (any: Any): bigint => any('price', 1n, MOST_PRICE);
const incentive = (any: Any): bigint => any('incentive', WAD, MOST_INCENTIVE);
const example = { 'pool.assets': 1_000_000n, 'pool.shares': 1_000_000_000_000n, price: 2_000_000_000_000_000_000_000_000_000n, incentive: 1_043_841_336_116_910_229n };

const formulas: readonly Formula[] = [
  {
    id: 'collateral-for-shares-is-fair', theme: 'fairness',
    claim: 'the collateral for shares is worth no more than what they cost, with the incentive', example: { ...example, shares: 5_000_000_000n },
    holds: (any) => {
      const [pool, price, rate, shares] = [poolOf(any), priceOf(any), incentive(any), any('shares', 1n, MOST_AMOUNT)];
      const [seized, paid] = [seizedFor(shares, price, rate, pool), toAssetsUp(shares, pool)];
      if (seized.kind === 'reverted' || paid.kind === 'reverted') return null;
      return seized.value * price * WAD <= paid.value * rate * ORACLE_PRICE_SCALE;
    },
  },
  {
    id: 'shares-for-collateral-are-fair', theme: 'fairness',
    claim: 'the shares for collateral cost no less than it is worth, without the incentive', example: { ...example, collateral: 1_000_000_000_000n },
    holds: (any) => {
      const [pool, price, rate, collateral] = [poolOf(any), priceOf(any), incentive(any), any('collateral', 1n, MOST_AMOUNT)];
      const shares = repaidFor(collateral, price, rate, pool);
      if (shares.kind === 'reverted') return null;
      const paid = toAssetsUp(shares.value, pool);
      return paid.kind === 'reverted' ? null : paid.value * rate * ORACLE_PRICE_SCALE >= collateral * price * WAD;
    },
  },
  {
    id: 'more-shares-seize-no-less', theme: 'monotony',
    claim: 'whoever repays more shares seizes no less', example: { ...example, shares: 5_000_000_000n, more: 1_000_000n },
    holds: (any) => {
      const [pool, price, rate, shares, more] = [poolOf(any), priceOf(any), incentive(any), any('shares', 0n, MOST_AMOUNT), any('more', 0n, MOST_AMOUNT)];
      const [less, all] = [seizedFor(shares, price, rate, pool), seizedFor(shares + more, price, rate, pool)];
      return less.kind === 'reverted' || all.kind === 'reverted' ? null : less.value <= all.value;
    },
  },
  {
    id: 'more-collateral-costs-no-less', theme: 'monotony',
    claim: 'whoever seizes more collateral repays no fewer shares', example: { ...example, collateral: 1_000_000_000_000n, more: 1_000_000n },
    holds: (any) => {
      const [pool, price, rate, collateral, more] = [poolOf(any), priceOf(any), incentive(any), any('collateral', 0n, MOST_AMOUNT), any('more', 0n, MOST_AMOUNT)];
      const [less, all] = [repaidFor(collateral, price, rate, pool), repaidFor(collateral + more, price, rate, pool)];
      return less.kind === 'reverted' || all.kind === 'reverted' ? null : less.value <= all.value;
    },
  },
  {
    id: 'incentive-is-bounded', theme: 'cap',
    claim: 'the incentive is at least one and at most 1.15', example: { lltv: 860_000_000_000_000_000n },
    holds: (any) => {
      const rate = incentiveOf(any('lltv', 0n, WAD - 1n));
      return rate >= WAD && rate <= MOST_INCENTIVE;
    },
  },
  {
    id: 'threshold-covers-the-incentive', theme: 'cap',
    claim: 'an account at its threshold is worth its debt with the incentive', example: { lltv: 860_000_000_000_000_000n },
    holds: (any) => {
      const lltv = any('lltv', 0n, WAD - 1n);
      return incentiveOf(lltv) * lltv <= WAD * WAD;
    },
  },
];

export const formulasOf = (): Formulas => ({ assumes: ['amounts and shares below 2^112, prices below 2^96'], formulas });
