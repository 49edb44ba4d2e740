import { BPS, PRICE_SCALE } from '../../kernel/arithmetic.js';
import type { Asset, Design } from '../../kernel/design.js';
import { ratioToHuman } from '../../mechanisms/stepwise/parameters/human.js';
import type { Health } from '../../market/run/index.js';
import { shortNumber } from './numbers.js';

/** Small settings leave out the scale of prices, so that theirs would be shown as nothing but zeros. */
const leastShown = 10n ** 12n;

/** Numeraire per base unit × 10^36, as a price of one whole unit. */
export function shortPrice(price: bigint, { decimals }: Asset): string {
  const scaled = price * 10n ** decimals;
  if (scaled === 0n) return '-';
  return scaled < leastShown ? `${scaled.toString()}e-36` : shortNumber(scaled, PRICE_SCALE);
}

/** Base units, as whole units with their name. */
export const shortAmount = (amount: bigint, { decimals, id }: Asset): string => `${shortNumber(amount, 10n ** decimals)} ${id}`;

/** A value in the numeraire, without its name. */
export const shortValue = (value: bigint): string => shortNumber(value, PRICE_SCALE);

/** backing / owed as a factor: 1 is the edge. */
export const shortHealth = (health: Health | null): string => (health === null || health.owed === 0n ? '-' : shortNumber(health.backing, health.owed * BPS));

/** A ratio that was rounded up to a basis point, and so is no more than it says. */
export const atMost = (ratio: bigint): string => (ratio === 0n ? '0%' : `≤${ratioToHuman(ratio)}`);

/** Amounts of several assets: those above zero, by name. */
export const shortAmounts = (design: Design, amounts: readonly bigint[]): string => {
  const parts = design.assets.flatMap((asset, place) => ((amounts[place] ?? 0n) === 0n ? [] : [shortAmount(amounts[place] ?? 0n, asset)]));
  return parts.length === 0 ? '-' : parts.join(' + ');
};
