import type { Design } from '../../kernel/design.js';
import { layoutOf } from '../../mechanisms/stepwise/exploration/layout.js';
import { scaled } from '../../mechanisms/stepwise/exploration/scaled.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import { exploreInTurns, type ExplorationReport, type ExploreOptions } from './explore.js';
import { kitOf } from './kit.js';
import { mostShapes } from './packing.js';
import { plainExpander } from './plain.js';
import { tracedExpander } from './tracing/expander.js';
import { loadInstrumented } from './tracing/load.js';

/** Explores the design made small, on the machine itself; null where it has so many legs that not even their shapes can be counted. */
export async function exploreScaled(design: Design, options: ExploreOptions): Promise<ExplorationReport | null> {
  const { design: small, extent, changes } = scaled(design);
  const bounds = { collateral: extent.collateral, debt: extent.debt, surplus: 1n, price: 1n, depth: 1n };
  if (layoutOf(small, bounds).shapes.length > mostShapes) return null;
  const kit = kitOf(small, extent);
  const setting = { ...kit.setting, assumptions: [...changes, ...kit.setting.assumptions] };
  const instrumented = await loadInstrumented();
  const expander = instrumented === null ? plainExpander(kit) : tracedExpander(setting, instrumented.kitOf(small, extent), instrumented.listen);
  return exploreInTurns(stepwise, setting, expander, options);
}
