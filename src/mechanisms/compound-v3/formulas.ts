import { type Any, type Formula, type Formulas, MOST_AMOUNT, MOST_PRICE } from '../../../properties/protocol/formula.js';
import { quoteOf } from './kernel/buy.js';
import { INDEX_ONE, WAD, type Word } from './kernel/word.js';

const SCALE = 1_000_000_000_000_000_000n;
const BASE_SCALE = 1_000_000n;

interface Front {
  readonly front: bigint;
  readonly credit: bigint;
  readonly price: bigint;
  readonly basePrice: bigint;
}

const frontOf = (any: Any): Front => ({ front: any('storeFrontFactor', 0n, WAD), credit: any('creditFactor', 1n, WAD), price: any('price', 1n, MOST_PRICE), basePrice: any('basePrice', 1n, MOST_PRICE) });

const rates = { base: 0n, kink: WAD, low: 0n, high: 0n };

function quoted({ front, credit, price, basePrice }: Front, paid: bigint): Word {
  const settings = { scale: SCALE, borrowFactor: 0n, liquidateFactor: 0n, creditFactor: credit };
  const asset = { price, totalSupplied: 0n, balance: 0n };
  const market = { basePrice, supplyIndex: INDEX_ONE, borrowIndex: INDEX_ONE, totalSupply: 0n, totalBorrow: 0n, accruedAt: 0n, baseBalance: 0n, assets: [asset], isAbsorbPaused: false, isBuyPaused: false };
  return quoteOf({ baseScale: BASE_SCALE, assets: [settings], storeFrontFactor: front, targetReserves: 0n, supplyRates: rates, borrowRates: rates }, market, { place: 0, settings, asset }, paid);
}
const example = { storeFrontFactor: WAD / 2n, creditFactor: (WAD * 95n) / 100n, price: 200_000_000_000n, basePrice: 100_000_000n, paid: 1_000_000_000n };

const formulas: readonly Formula[] = [
  {
    id: 'buyer-gets-no-more-than-the-credit', theme: 'fairness', claim: 'a buyer gets no more for its payment than the protocol credited for the same collateral, but for one unit of price', example,
    holds: (any) => {
      const [front, paid] = [frontOf(any), any('paid', 0n, MOST_AMOUNT)];
      const amount = quoted(front, paid);
      if (amount.failure !== null) return null;
      return amount.value * BASE_SCALE * (front.price * front.credit - WAD) <= front.basePrice * paid * SCALE * WAD;
    },
  },
  {
    id: 'buyer-pays-no-more-than-the-price', theme: 'fairness', claim: 'a buyer gets at least what it pays for at the price without discount, but for one unit', example,
    holds: (any) => {
      const [front, paid] = [frontOf(any), any('paid', 0n, MOST_AMOUNT)];
      const amount = quoted(front, paid);
      if (amount.failure !== null) return null;
      return (amount.value + 1n) * BASE_SCALE * front.price > front.basePrice * paid * SCALE - front.price * BASE_SCALE;
    },
  },
  {
    id: 'more-paid-buys-no-less', theme: 'monotony', claim: 'whoever pays more gets no less', example: { ...example, more: 1_000n },
    holds: (any) => {
      const [front, paid, more] = [frontOf(any), any('paid', 0n, MOST_AMOUNT), any('more', 0n, MOST_AMOUNT)];
      const [less, all] = [quoted(front, paid), quoted(front, paid + more)];
      return less.failure !== null || all.failure !== null ? null : less.value <= all.value;
    },
  },
];

export const formulasOf = (): Formulas => ({ assumes: ['collateral of 18 decimals and a base of 6', 'amounts below 2^112, prices below 2^96'], formulas });
