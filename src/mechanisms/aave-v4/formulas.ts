import { type Any, type Formula, type Formulas, MOST_AMOUNT, MOST_PRICE } from '../../../properties/protocol/formula.js';
import { type Liquidation, liquidationOf, restoredFor, type Supplied } from './kernel/amounts.js';
import { bonusAt, type Curve } from './kernel/bonus.js';
import { debtTaken, type Owed } from './kernel/debt.js';
import { VIRTUAL } from './kernel/hub.js';
import { PERCENT, RAY, WAD, word, type Word } from './kernel/word.js';

const MOST_HEALTH = WAD - 1n;
const MOST_INDEX = 1_000n * RAY;

const curveOf = (any: Any): Curve => ({ targetHealth: WAD, fullBelow: any('fullBelow', 0n, WAD - 1n), leastShare: any('leastShare', 0n, PERCENT) });
const largest = (any: Any): bigint => any('largest', PERCENT, 2n * PERCENT);
const bonus = (any: Any, health: bigint): Word => bonusAt(curveOf(any), health, largest(any));
const onCurve = { fullBelow: (WAD * 9n) / 10n, leastShare: 5_000n, largest: 10_500n, health: (WAD * 95n) / 100n };

const owedOf = (any: Any): Owed => ({
  quote: { price: any('price', 1n, MOST_PRICE), unit: 1_000_000n }, drawnShares: any('drawnShares', 1n, MOST_AMOUNT), drawnIndex: any('drawnIndex', RAY, MOST_INDEX), premium: any('premium', 0n, MOST_AMOUNT * RAY),
  total: any('total', 0n, MOST_AMOUNT * RAY * WAD), health: any('health', 0n, MOST_HEALTH), targetHealth: any('targetHealth', WAD, 2n * WAD), collateralFactor: any('collateralFactor', 0n, PERCENT), bonus: any('bonus', PERCENT, 2n * PERCENT),
});
const owing = {
  price: 100_000_000n, drawnShares: 14_000_000_000n, drawnIndex: RAY, premium: 0n, total: 14_000_000_000n * 100_000_000n * 1_000_000_000_000n * RAY, health: (WAD * 95n) / 100n, targetHealth: (WAD * 105n) / 100n,
  collateralFactor: 8_000n, bonus: 10_500n, covered: 1_000_000_000n,
};

const suppliedOf = (any: Any): Supplied => ({
  quote: { price: any('collateralPrice', 1n, MOST_PRICE), unit: WAD }, pool: { addedAssets: any('addedAssets', 0n, MOST_AMOUNT), addedShares: any('addedShares', 0n, MOST_AMOUNT) },
  shares: any('shares', 1n, MOST_AMOUNT), feeShare: any('feeShare', 0n, PERCENT),
});
const supplying = { collateralPrice: 200_000_000_000n, addedAssets: 1_100n * WAD, addedShares: 1_000n * WAD, shares: 10n * WAD, feeShare: 1_000n };

/** Whether shares, at what the pool says of all of them, are worth no more than a debt with the bonus. */
function isFair({ quote: debt, drawnIndex, bonus: rate }: Owed, { quote, pool }: Supplied, { shares, drawnShares, premium }: Pick<Liquidation, 'shares' | 'drawnShares' | 'premium'>): boolean {
  const seized = shares * (pool.addedAssets + VIRTUAL) * quote.price * debt.unit * PERCENT * RAY;
  return seized <= (drawnShares * drawnIndex + premium) * debt.price * quote.unit * rate * (pool.addedShares + VIRTUAL);
}

const formulas: readonly Formula[] = [
  {
    id: 'bonus-is-bounded', theme: 'cap', claim: 'the bonus is at least none, and at most the largest', example: onCurve,
    holds: (any) => {
      const rate = bonus(any, any('health', 0n, MOST_HEALTH));
      return rate.failure !== null ? null : rate.value >= PERCENT && rate.value <= largest(any);
    },
  },
  {
    id: 'bonus-rises-as-health-falls', theme: 'monotony', claim: 'the bonus of a lower health is no smaller', example: { ...onCurve, fall: WAD / 100n },
    holds: (any) => {
      const [health, fall] = [any('health', 0n, MOST_HEALTH), any('fall', 0n, MOST_HEALTH)];
      if (fall > health) return null;
      const [sooner, later] = [bonus(any, health), bonus(any, health - fall)];
      return sooner.failure !== null || later.failure !== null ? null : sooner.value <= later.value;
    },
  },
  {
    id: 'takes-no-more-than-owed', theme: 'cap', claim: 'no more is taken of drawn shares and premium than is owed', example: owing,
    holds: (any) => {
      const owed = owedOf(any);
      const taken = debtTaken(owed, any('covered', 1n, MOST_AMOUNT));
      return taken.failure !== null ? null : taken.drawnShares <= owed.drawnShares && taken.premium <= owed.premium;
    },
  },
  {
    id: 'restores-what-is-taken', theme: 'rounding', claim: 'the liquidator pays at least the debt that it takes, and less than two units more', example: { drawnIndex: (RAY * 5n) / 4n, drawnShares: 7n, premium: 3n },
    holds: (any) => {
      const [drawnIndex, drawnShares, premium] = [any('drawnIndex', RAY, MOST_INDEX), any('drawnShares', 0n, MOST_AMOUNT), any('premium', 0n, MOST_AMOUNT * RAY)];
      const restored = restoredFor({ drawnIndex }, word(drawnShares), word(premium));
      const debt = drawnShares * drawnIndex + premium;
      return restored.failure !== null ? null : restored.value * RAY >= debt && restored.value * RAY < debt + 2n * RAY;
    },
  },
  {
    id: 'seizure-is-fair', theme: 'fairness', claim: 'all that leaves the account is worth no more than the debt that it pays, with the bonus, to the last digit', example: { ...owing, ...supplying },
    holds: (any) => {
      const [owed, supplied] = [owedOf(any), suppliedOf(any)];
      const size = liquidationOf(owed, supplied, any('covered', 1n, MOST_AMOUNT));
      return size.kind === 'reverted' ? null : isFair(owed, supplied, size);
    },
  },
  {
    id: 'seizes-no-more-than-held', theme: 'cap', claim: 'liquidator and protocol together get no more shares than the account has', example: { ...owing, ...supplying },
    holds: (any) => {
      const [owed, supplied] = [owedOf(any), suppliedOf(any)];
      const size = liquidationOf(owed, supplied, any('covered', 1n, MOST_AMOUNT));
      return size.kind === 'reverted' ? null : size.sharesToLiquidator <= size.shares && size.shares <= supplied.shares;
    },
  },
];

export const formulasOf = (): Formulas => ({ assumes: ['debt of 6 decimals, collateral of 18', 'amounts and shares below 2^112, prices below 2^96, indices from 1 to 1,000, a bonus of at most 100 %'], formulas });
