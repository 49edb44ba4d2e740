import type { Design } from '../../kernel/design.js';
import type { Extent } from '../../mechanisms/stepwise/exploration/setting.js';
import type { Expander } from './expander.js';
import type { Kit } from './kit.js';
import { plainExpander } from './plain.js';
import { tracedExpander } from './tracing/expander.js';
import { loadInstrumented } from './tracing/load.js';

/** The fastest way to all answers in a setting: recorded ways where the instrumented machine was built, else the machine as it is. */
export async function expanderFor(design: Design, extent: Extent, kit: Kit): Promise<Expander> {
  const instrumented = await loadInstrumented();
  return instrumented === null ? plainExpander(kit) : tracedExpander(kit.setting, instrumented.kitOf(design, extent), instrumented.listen);
}
