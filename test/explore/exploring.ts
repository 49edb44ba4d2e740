import { type ExplorationReport, explore, type ExploreOptions } from '../../src/audit/explore/explore.js';
import type { Expander } from '../../src/audit/explore/expander.js';
import { type Kit, kitOf } from '../../src/audit/explore/kit.js';
import { plainExpander } from '../../src/audit/explore/plain.js';
import { tracedExpander } from '../../src/audit/explore/tracing/expander.js';
import { type Instrumented, loadInstrumented } from '../../src/audit/explore/tracing/load.js';
import type { Design } from '../../src/kernel/design.js';
import type { Mechanism } from '../../src/machine/mechanism.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import type { Sized } from './settings.js';

/** More than any setting of the tests has. */
export const ample: ExploreOptions = { budget: { states: 2_000_000, bytes: 500_000_000 } };

/** The instrumented machine is not there, although the tests make it before they begin. */
class NoInstrumented extends Error {
  override readonly name = 'NoInstrumented';
}

export async function instrumented(): Promise<Instrumented> {
  const loaded = await loadInstrumented();
  if (loaded === null) throw new NoInstrumented('traced/ is missing');
  return loaded;
}

/** A setting with both ways to answer in it. */
export interface BothWays {
  readonly kit: Kit;
  readonly plain: Expander;
  readonly traced: Expander;
}

export async function bothWays({ design, extent }: Sized): Promise<BothWays> {
  const { kitOf: tracedKitOf, listen } = await instrumented();
  const kit = kitOf(design, extent);
  return { kit, plain: plainExpander(kit), traced: tracedExpander(kit.setting, tracedKitOf(design, extent), listen) };
}

/** Explores by the machine itself: another one than the real one, say. */
export function explorePlainly({ design, extent }: Sized, mechanism: Mechanism<Design> = stepwise, options: ExploreOptions = ample): ExplorationReport {
  const kit = kitOf(design, extent, mechanism);
  return explore(mechanism, kit.setting, plainExpander(kit), options);
}

/** Ids of the guarantees that were found broken, in the order of the registry. */
export const refutedIn = ({ findings }: Pick<ExplorationReport, 'findings'>): readonly string[] => findings.flatMap(({ id, trace }) => (trace === null ? [] : [id]));
