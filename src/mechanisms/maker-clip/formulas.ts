import { type Any, type Formula, type Formulas, MOST_AMOUNT } from '../../../properties/protocol/formula.js';
import { RAY } from '../../kernel/arithmetic.js';
import { askedBy, type Curve } from './kernel/abacus.js';
import type { Sale } from './kernel/state.js';
import { purchaseOf } from './kernel/take.js';

const MOST_DUE = MOST_AMOUNT * RAY;
/** 2^128 − 1: prices have 27 digits after the point. */
const MOST_PRICE = 340_282_366_920_938_463_463_374_607_431_768_211_455n;
const MOST_TIME = 4_294_967_295n;

interface Taking {
  readonly sale: Sale;
  readonly amount: bigint;
  readonly price: bigint;
  readonly leastDue: bigint;
}

const takingOf = (any: Any): Taking => ({
  sale: { id: 1n, due: any('due', 1n, MOST_DUE), lot: any('lot', 1n, MOST_AMOUNT), owner: 'owner', startedAt: 0n, top: 0n },
  amount: any('amount', 1n, MOST_AMOUNT), price: any('price', 1n, MOST_PRICE), leastDue: any('leastDue', 0n, MOST_DUE),
});
const example = { due: 1_000n * RAY, lot: 10n, amount: 4n, price: 100n * RAY, leastDue: 200n * RAY };

/** What a claim says of a purchase that the clipper allows. */
const ofPurchases = (says: (taking: Taking, paid: bigint, sold: bigint) => boolean | null) => (any: Any): boolean | null => {
  const taking = takingOf(any);
  const bought = purchaseOf(taking.sale, taking.amount, taking.price, taking.leastDue);
  return bought.kind === 'reverted' ? null : says(taking, bought.paid, bought.sold);
};

const curveOf = (any: Any, kind: 'linear' | 'exponential'): Curve =>
  (kind === 'linear' ? { kind, zeroAfter: any('zeroAfter', 1n, MOST_TIME) } : { kind, cut: any('cut', 0n, RAY) });

/** What a curve asks at two times, one after the other. */
const twice = (kind: 'linear' | 'exponential', says: (top: bigint, sooner: bigint, later: bigint) => boolean) => (any: Any): boolean | null => {
  const [curve, top, elapsed, more] = [curveOf(any, kind), any('top', 0n, MOST_PRICE), any('elapsed', 0n, MOST_TIME), any('more', 0n, MOST_TIME)];
  const [sooner, later] = [askedBy(curve, top, elapsed), askedBy(curve, top, elapsed + more)];
  return sooner.kind === 'reverted' || later.kind === 'reverted' ? null : says(top, sooner.price, later.price);
};
const linear = { zeroAfter: 21_600n, top: 100n * RAY, elapsed: 600n, more: 60n };
const exponential = { cut: (RAY * 999n) / 1_000n, top: 100n * RAY, elapsed: 600n, more: 60n };

const formulas: readonly Formula[] = [
  { id: 'pays-no-more-than-due', theme: 'cap', claim: 'a purchase pays no more than is due', example, holds: ofPurchases(({ sale }, paid) => paid <= sale.due) },
  { id: 'buys-no-more-than-asked', theme: 'cap', claim: 'a purchase takes no more than was asked for, nor than there is', example, holds: ofPurchases(({ sale, amount }, _paid, sold) => sold <= amount && sold <= sale.lot) },
  { id: 'pays-the-price', theme: 'rounding', claim: 'a purchase pays no less than its price', example, holds: ofPurchases(({ price }, paid, sold) => paid >= sold * price) },
  {
    id: 'overpays-by-less-than-a-unit', theme: 'rounding', claim: 'a purchase pays less than one unit more would cost', example,
    holds: ofPurchases(({ price }, paid, sold) => paid < (sold + 1n) * price),
  },
  { id: 'payment-buys-collateral', theme: 'fairness', claim: 'a payment above zero takes some collateral', example, holds: ofPurchases((_taking, paid, sold) => (paid > 0n ? sold > 0n : null)) },
  {
    id: 'leaves-no-dust', theme: 'cap', claim: 'what is left due is nothing, or the least at least, or the lot is sold out', example,
    holds: ofPurchases(({ sale, leastDue }, paid, sold) => paid === sale.due || sale.due - paid >= leastDue || sold === sale.lot),
  },
  { id: 'linear-price-falls', theme: 'monotony', claim: 'a linear price never rises, and begins at the top', example: linear, holds: twice('linear', (top, sooner, later) => later <= sooner && sooner <= top) },
  {
    id: 'exponential-price-falls', theme: 'monotony', claim: 'an exponential price never rises, and begins at the top', example: exponential,
    holds: twice('exponential', (top, sooner, later) => later <= sooner && sooner <= top),
  },
];

export const formulasOf = (): Formulas => ({ assumes: ['lots below 2^112, dues below 2^112 · 10^27, prices below 2^128, times below 2^32 seconds'], formulas });
