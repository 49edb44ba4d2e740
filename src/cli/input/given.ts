import { AMOUNT_LIMIT } from '../../kernel/limits.js';
import { max, min, PRICE_SCALE } from '../../kernel/arithmetic.js';
import type { Asset } from '../../kernel/design.js';
import type { PricePath } from '../../market/index.js';
import type { NamedDesign } from './design.js';

/** What the command line gives beside the path itself: prices and depths by asset. */
export interface Given {
  readonly base: ReadonlyMap<string, bigint>;
  readonly depth: ReadonlyMap<string, bigint>;
}

/** A price path with what people need to know of it. */
export interface NamedPrices {
  readonly name: string;
  /** What was assumed, one sentence each. */
  readonly notes: readonly string[];
  readonly path: PricePath;
}

/** The price of one unit of the numeraire itself. */
export const oneUnit = ({ decimals }: Asset): bigint => PRICE_SCALE / 10n ** decimals;

/** Without a word about depth, the market absorbs ten times what the positions hold. */
const timesHeld = 10n;

/** The depth that is quoted of an asset where the prices name none [base units]. */
export function depthOf({ design, positions }: NamedDesign, asset: Asset, { depth }: Given): bigint {
  const place = design.assets.indexOf(asset);
  const held = positions.reduce((sum, { collateral, debt }) => sum + (collateral[place] ?? 0n) + (debt[place] ?? 0n), 0n);
  return depth.get(asset.id) ?? min(max(timesHeld * held, 1n), AMOUNT_LIMIT - 1n);
}

/** Depth decides nothing in most designs: only where it does, an assumed one is mentioned. */
export const depthNotes = ({ design }: NamedDesign, { depth }: Given): readonly string[] =>
  design.depth.kind === 'share' && depth.size === 0
    ? [`Depth, where the prices name none: ${timesHeld.toString()} times what the positions hold; --depth ASSET=AMOUNT says otherwise.`]
    : [];
