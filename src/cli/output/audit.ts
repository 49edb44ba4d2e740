import type { WalkedPath } from '../audit/walked.js';
import type { NamedDesign } from '../input/design.js';
import { resultLines } from './run-summary.js';
import type { Style } from './style.js';

/** What happened to the design's own positions, shortly. */
export function walkedLines({ design, numeraire }: NamedDesign, { prices, report, observations, all }: WalkedPath, style: Style): readonly string[] {
  const followed = observations.length < all ? [`Generated runs follow the ${observations.length.toString()} observations around the worst move of ${all.toString()}.`] : [];
  return [style.strong(`${design.name} over ${prices.name}`), ...prices.notes, '', ...resultLines(design, numeraire, report, style), '', ...followed, ...(followed.length === 0 ? [] : [''])];
}
