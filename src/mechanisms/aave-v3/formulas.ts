import { type Any, type Formula, type Formulas, MOST_AMOUNT, MOST_PRICE } from '../../../properties/protocol/formula.js';
import { type Exchange, type Seizure, seizureOf } from './kernel/amounts.js';
import { PERCENT } from './kernel/fixed.js';
import type { Release } from './kernel/release.js';

const COLLATERAL_UNIT = 1_000_000_000_000_000_000n;
const DEBT_UNIT = 1_000_000n;

const exchangeOf = (any: Any): Exchange => ({
  collateral: { price: any('collateralPrice', 1n, MOST_PRICE), unit: COLLATERAL_UNIT }, debt: { price: any('debtPrice', 1n, MOST_PRICE), unit: DEBT_UNIT },
  covered: any('covered', 1n, MOST_AMOUNT), held: any('held', 1n, MOST_AMOUNT), bonus: any('bonus', PERCENT, 2n * PERCENT), feeShare: any('feeShare', 0n, PERCENT),
});
const example = { collateralPrice: 200_000_000_000n, debtPrice: 100_000_000n, covered: 5_000_000_000n, held: 10_000_000_000_000_000_000n, bonus: 10_500n, feeShare: 1_000n };

/** What a claim says of a liquidation that goes through. */
const ofSeizures = (release: Release, says: (exchange: Exchange, seizure: Seizure) => boolean | null) => (any: Any): boolean | null => {
  const exchange = exchangeOf(any);
  const seizure = seizureOf(release, exchange);
  return seizure.kind === 'reverted' ? null : says(exchange, seizure);
};

/** Value of so much collateral, and of so much debt with the bonus on it, on one scale. */
const worth = ({ collateral }: Exchange, amount: bigint): bigint => amount * collateral.price * DEBT_UNIT * PERCENT;
const paid = ({ debt, bonus }: Exchange, amount: bigint): bigint => amount * debt.price * COLLATERAL_UNIT * bonus;

const formulas = (release: Release): readonly Formula[] => [
  {
    id: 'seizes-no-more-than-held', theme: 'cap', claim: 'liquidator and protocol together get no more than the account holds', example,
    holds: ofSeizures(release, ({ held }, { received, fee }) => received + fee <= held),
  },
  { id: 'asks-for-no-more-than-covered', theme: 'cap', claim: 'the liquidator pays no more than it covers', example, holds: ofSeizures(release, ({ covered }, { needed }) => needed <= covered) },
  {
    id: 'seizure-is-fair', theme: 'fairness', claim: 'what is seized, but for one unit, is worth no more than what is paid and two units more, with the bonus', example,
    holds: ofSeizures(release, (exchange, { received, fee, needed }) => worth(exchange, received + fee - 1n) <= paid(exchange, needed + 2n)),
  },
  {
    id: 'rounding-favours-the-protocol', theme: 'rounding', claim: 'what is seized is worth no more than what is paid, with the bonus, to the last digit', example,
    holds: ofSeizures(release, (exchange, { received, fee, needed }) => worth(exchange, received + fee) <= paid(exchange, needed)),
  },
  {
    id: 'fee-is-of-the-bonus', theme: 'cap', claim: 'the fee is no more than the bonus and two units', example,
    holds: ofSeizures(release, ({ bonus }, { received, fee }) => fee * bonus <= (received + fee) * (bonus - PERCENT) + 2n * bonus),
  },
  {
    id: 'more-covered-seizes-no-less', theme: 'monotony', claim: 'whoever covers more seizes no less', example: { ...example, more: 1_000n },
    holds: (any) => {
      const [exchange, more] = [exchangeOf(any), any('more', 0n, MOST_AMOUNT)];
      const [less, all] = [seizureOf(release, exchange), seizureOf(release, { ...exchange, covered: exchange.covered + more })];
      return less.kind === 'reverted' || all.kind === 'reverted' ? null : less.received + less.fee <= all.received + all.fee;
    },
  },
];

export const formulasOf = (release: Release): Formulas => ({ assumes: ['collateral of 18 decimals and debt of 6', 'amounts below 2^112, prices below 2^96, a bonus of at most 100 %'], formulas: formulas(release) });
