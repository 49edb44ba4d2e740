import { serve } from '../../workers/serving.js';
import { loadFamily } from '../family/load.js';
import { loadInstrumented, NotBuilt } from '../load.js';
import { remembering, shortMemory } from '../solve/solver.js';
import { startZ3 } from '../solve/z3.js';
import { type AskOptions, askOf } from './asking.js';
import { isProverJob, isProverSetup, type ProverJob, type ProverSetup } from './messages.js';

async function begun({ design, isForAll, wanted, effort, limits, folder }: ProverSetup): Promise<AskOptions> {
  const instrumented = await loadInstrumented(folder ?? undefined);
  if (instrumented === null) throw new NotBuilt('The instrumented machine was not built.');
  const solver = remembering(startZ3(limits), shortMemory());
  const family = isForAll ? await loadFamily(folder ?? undefined) : null;
  if (isForAll && family === null) throw new NotBuilt('The conditions on parameters were not instrumented.');
  return { instrumented, design, family, solver, effort, wanted };
}

serve(isProverSetup, isProverJob, (setup) => {
  const options = begun(setup);
  return async (job: ProverJob) => askOf(await options, job);
});
