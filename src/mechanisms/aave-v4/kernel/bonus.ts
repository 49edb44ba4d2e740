import { minus, narrow, PERCENT, plus, WAD, type Word, word } from './word.js';

/** How a spoke liquidates. */
export interface Curve {
  /** The health that a liquidation brings an account to, at most [WAD], at least one. */
  readonly targetHealth: bigint;
  /** From this health down the bonus is the largest [WAD], below one. */
  readonly fullBelow: bigint;
  /** The least bonus as a share of the largest [bps]. */
  readonly leastShare: bigint;
}

/** One whole and the bonus [bps]: it rises from its least at health one to its largest, in whole basis points. */
export function bonusAt({ fullBelow, leastShare }: Curve, health: bigint, largest: bigint): Word {
  if (health <= fullBelow) return word(largest);
  const extra = narrow('down', minus(word(largest), word(PERCENT)), word(leastShare), word(PERCENT));
  const smallest = plus(extra, word(PERCENT));
  return plus(smallest, narrow('down', minus(word(largest), smallest), minus(word(WAD), word(health)), minus(word(WAD), word(fullBelow))));
}
