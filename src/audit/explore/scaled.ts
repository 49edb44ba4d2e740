import type { Design } from '../../kernel/design.js';
import { layoutOf } from '../../mechanisms/stepwise/exploration/layout.js';
import { scaled } from '../../mechanisms/stepwise/exploration/scaled.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import { expanderFor } from './expander-for.js';
import { exploreInTurns, type ExplorationReport, type ExploreOptions } from './explore.js';
import { kitOf } from './kit.js';
import { mostShapes } from './packing.js';
import { exploreInParallel } from './parallel/explore.js';

/** How a design made small is explored. */
export interface ExploreScaledOptions extends ExploreOptions {
  /** How many workers; one thread by default. Reports do not depend on it. */
  readonly jobs?: number;
}

/** Explores the design made small, on the machine itself; null where it has so many legs that not even their shapes can be counted. */
export async function exploreScaled(design: Design, options: ExploreScaledOptions): Promise<ExplorationReport | null> {
  const { design: small, extent, changes } = scaled(design);
  const bounds = { collateral: extent.collateral, debt: extent.debt, surplus: 1n, price: 1n, depth: 1n };
  if (layoutOf(small, bounds).shapes.length > mostShapes) return null;
  const kit = kitOf(small, extent);
  const setting = { ...kit.setting, assumptions: [...changes, ...kit.setting.assumptions] };
  const { jobs = 1 } = options;
  if (jobs > 1) return exploreInParallel(setting, extent, options, jobs);
  return exploreInTurns(stepwise, setting, await expanderFor(small, extent, kit), options);
}
