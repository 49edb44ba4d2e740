import { type Any, type Formula, type Formulas, MOST_AMOUNT } from '../../../properties/protocol/formula.js';
import { discountFactorOf, type Exchange, mostOf, partOf, type Position } from './kernel/sizing.js';
import { CONFIGURATION_SCALE, WAD } from './kernel/word.js';

const positionOf = (any: Any): Position => ({
  backing: any('backing', 0n, MOST_AMOUNT), liability: any('liability', 1n, MOST_AMOUNT), worth: any('worth', 1n, MOST_AMOUNT), shares: any('shares', 0n, MOST_AMOUNT), owed: any('owed', 1n, MOST_AMOUNT),
});
const discount = (any: Any): bigint => any('maxDiscount', 0n, CONFIGURATION_SCALE - 1n);
const whole = (any: Any): Exchange => ({ kind: 'exchange', repaid: any('whole.repaid', 1n, MOST_AMOUNT), seized: any('whole.seized', 0n, MOST_AMOUNT) });

const example = { maxDiscount: 1_500n, backing: 900_000n, liability: 1_000_000n, worth: 1_050_000n, shares: 500_000_000n, owed: 1_000_000n };
const part = { 'whole.repaid': 1_000_000n, 'whole.seized': 500_000_000n, wanted: 250_000n };

const formulas: readonly Formula[] = [
  {
    id: 'discount-is-bounded', theme: 'cap', claim: 'a liquidator pays at most the whole price, and at least what the largest discount leaves', example,
    holds: (any) => {
      const [most, { backing, liability }] = [discount(any), positionOf(any)];
      if (backing > liability) return null;
      const factor = discountFactorOf(most, backing, liability);
      return factor.kind === 'reverted' ? null : factor.value <= WAD && factor.value * CONFIGURATION_SCALE >= WAD * (CONFIGURATION_SCALE - most);
    },
  },
  {
    id: 'repays-no-more-than-owed', theme: 'cap', claim: 'the most that may be repaid is no more than is owed', example,
    holds: (any) => {
      const position = positionOf(any);
      const most = mostOf(discount(any), position);
      return most.kind === 'reverted' ? null : most.repaid <= position.owed;
    },
  },
  {
    id: 'seizes-no-more-than-held', theme: 'cap', claim: 'the most that may be seized is no more than is held', example,
    holds: (any) => {
      const position = positionOf(any);
      const most = mostOf(discount(any), position);
      return most.kind === 'reverted' ? null : most.seized <= position.shares;
    },
  },
  {
    id: 'part-is-in-proportion', theme: 'fairness', claim: 'a part of the repayment seizes no more than its part of the collateral', example: part,
    holds: (any) => {
      const [all, wanted] = [whole(any), any('wanted', 0n, MOST_AMOUNT)];
      const taken = partOf(all, wanted);
      return taken.kind === 'reverted' ? null : taken.seized * all.repaid <= wanted * all.seized;
    },
  },
  {
    id: 'part-is-no-more-than-the-whole', theme: 'cap', claim: 'who repays no more than the most seizes no more than the most', example: part,
    holds: (any) => {
      const [all, wanted] = [whole(any), any('wanted', 0n, MOST_AMOUNT)];
      if (wanted > all.repaid) return null;
      const taken = partOf(all, wanted);
      return taken.kind === 'reverted' ? null : taken.seized <= all.seized;
    },
  },
  {
    id: 'larger-part-seizes-no-less', theme: 'monotony', claim: 'whoever repays more seizes no less', example: { ...part, more: 1_000n },
    holds: (any) => {
      const [all, wanted, more] = [whole(any), any('wanted', 0n, MOST_AMOUNT), any('more', 0n, MOST_AMOUNT)];
      const [less, larger] = [partOf(all, wanted), partOf(all, wanted + more)];
      return less.kind === 'reverted' || larger.kind === 'reverted' ? null : less.seized <= larger.seized;
    },
  },
];

export const formulasOf = (): Formulas => ({ assumes: ['amounts and values below 2^112'], formulas });
