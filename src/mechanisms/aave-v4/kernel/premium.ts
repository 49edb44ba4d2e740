import { type Leg, type Position, premiumOf } from './state.js';
import { failureOf, minus, narrow, PERCENT, resulting, times, type Word, word } from './word.js';
import type { Reason } from './reason.js';

/** How a premium changes; the hub is told. */
export interface PremiumDelta {
  readonly shares: bigint;
  /** [asset units × RAY] */
  readonly offset: bigint;
  /** The premium that is paid, or given up [asset units × RAY]. */
  readonly restored: bigint;
  readonly failure: Reason | null;
}

/** The premium of what is left of a position's drawn shares, at a risk premium: what it owes already stays as it is, less what is restored. */
export function premiumDelta(leg: Leg, position: Position, takenShares: bigint, riskPremium: bigint, restored: bigint): PremiumDelta {
  const left = minus(word(position.drawnShares), word(takenShares));
  const shares = narrow('up', left, word(riskPremium), word(PERCENT));
  const owed = minus(premiumOf(leg, position), word(restored));
  const grown = times(shares, word(leg.reserve.drawnIndex));
  const fits: Word = resulting([owed, grown], 0n, 'arithmetic');
  return { shares: shares.value - position.premiumShares, offset: grown.value - owed.value - position.premiumOffset, restored, failure: failureOf([left, fits]) };
}

/** A position after its premium changed. */
export const withPremium = ({ premiumShares, premiumOffset }: Position, { shares, offset }: PremiumDelta): Pick<Position, 'premiumShares' | 'premiumOffset'> =>
  ({ premiumShares: premiumShares + shares, premiumOffset: premiumOffset + offset });
