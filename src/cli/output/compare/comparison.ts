import type { DesignResult } from '../../../audit/compare/compare.js';
import type { Start } from '../../../audit/compare/starting.js';
import type { Contenders } from '../../compare/contenders.js';
import type { NamedPrices } from '../../input/given.js';

/** Designs that were compared: what they had in common, and what each came to. */
export interface Comparison extends Contenders {
  readonly start: Start;
  readonly prices: NamedPrices;
  /** The health that over-sale is measured against for all alike [bps]. */
  readonly level: bigint;
  /** What keepers want on the market price of a lot [bps]. */
  readonly margin: bigint;
  /** The best first. */
  readonly results: readonly DesignResult[];
  /** Whether every position is shown, and not only all together. */
  readonly isEach: boolean;
}
