import { depositOf } from './interest.js';
import { type Reverted, reverted } from './reason.js';
import { type Account, type Leg, legsOf, type Market, type Parameters } from './state.js';
import { factored, failed, signed, signedMinus, signedPlus, type Word, valued, word } from './word.js';

/** A price, unless the feed says zero or less. */
export const pricedAt = (price: bigint): Word => (price > 0n ? word(price) : failed('BadPrice'));

/** What an account owes [base units], rounded down; zero for one that has a deposit. */
export const owedOf = ({ borrowIndex }: Market, { principal }: Account): Word =>
  (principal < 0n ? depositOf(word(-principal), word(borrowIndex)) : word(0n));

/** Collateral at its price [10^-8 of the numeraire]. */
export const worthOf = ({ place, settings, asset }: Leg, { collateral }: Account): Word =>
  valued(word(collateral[place] ?? 0n), pricedAt(asset.price), settings.scale);

/** By how much collateral exceeds debt, or falls short of it [10^-8 of the numeraire]. */
export interface Liquidity {
  readonly kind: 'liquidity';
  readonly value: bigint;
}

/** By which factor collateral counts: when borrowing, or against liquidation. */
export type Purpose = 'borrow' | 'liquidate';

/** Collateral after collateral is counted only until the debt is covered: the price of a later one is not even asked for. */
export function liquidityOf(parameters: Parameters, market: Market, account: Account, purpose: Purpose): Liquidity | Reverted {
  if (account.principal >= 0n) return { kind: 'liquidity', value: 0n };
  const owed = valued(owedOf(market, account), pricedAt(market.basePrice), parameters.baseScale);
  const liquidity = legsOf(parameters, market, account).reduce<Word>((sum, leg) => {
    if (sum.failure !== null || sum.value >= 0n) return sum;
    const factor = purpose === 'borrow' ? leg.settings.borrowFactor : leg.settings.liquidateFactor;
    return signedPlus(sum, signed(factored(worthOf(leg, account), word(factor))));
  }, signedMinus(word(0n), signed(owed)));
  return liquidity.failure === null ? { kind: 'liquidity', value: liquidity.value } : reverted(liquidity.failure);
}
