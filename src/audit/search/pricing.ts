import { PRICE_SCALE, max, min } from '../../kernel/arithmetic.js';
import type { Asset, Design } from '../../kernel/design.js';
import { PRICE_LIMIT } from '../../kernel/limits.js';
import { pickOf } from './scene.js';

/** One unit of the numeraire [value]: a design whose assets are all indivisible thinks in small integers, as the toy does. */
export const unitOf = ({ assets }: Pick<Design, 'assets'>): bigint => (assets.every(({ decimals }) => decimals === 0n) ? 1n : PRICE_SCALE);

/** Room for a price to grow a thousandfold. */
const mostPrice = PRICE_LIMIT / 1_000n;

const backed = [195n, 3_000n, 20n, 1n, 60_000n] as const;
const owed = [1n, 1n, 1n, 2n, 195n] as const;
const smallIntegers = [5n, 7n, 4n, 8n, 3n, 6n, 2n, 12n, 1n] as const;

function priceFrom(design: Design, asset: Asset, drawn: number): bigint {
  const { sizing } = design;
  if (sizing.kind === 'tiers' && sizing.by === 'price' && asset.threshold > 0n) return (sizing.tiers.at(-1)?.below ?? 1n) + BigInt(drawn % 2);
  if (unitOf(design) === 1n) return asset.threshold > 0n ? (pickOf(smallIntegers, drawn) ?? 1n) : BigInt(1 + (drawn % 2));
  const perUnit = pickOf(asset.threshold > 0n ? backed : owed, drawn) ?? 1n;
  return (perUnit * PRICE_SCALE) / 10n ** asset.decimals;
}

/** Where the prices of a run begin, per asset [numeraire per base unit × 10^36]. */
export const basePrices = (design: Design, drawn: readonly number[]): readonly bigint[] =>
  design.assets.map((asset, index) => max(1n, min(mostPrice, priceFrom(design, asset, drawn[index] ?? 0))));
