import { serve } from '../../workers/serving.js';
import { loadInstrumented, NotBuilt } from '../load.js';
import { remembering, shortMemory } from '../solve/solver.js';
import { startZ3 } from '../solve/z3.js';
import { type AskOptions, askOf } from './asking.js';
import { isProverJob, isProverSetup, type ProverJob, type ProverSetup } from './messages.js';

async function begun({ design, wanted, effort, limits, folder }: ProverSetup): Promise<AskOptions> {
  const instrumented = await loadInstrumented(folder ?? undefined);
  if (instrumented === null) throw new NotBuilt('The instrumented machine was not built.');
  const solver = remembering(startZ3(limits), shortMemory());
  return { instrumented, design, solver, effort, wanted };
}

serve(isProverSetup, isProverJob, (setup) => {
  const options = begun(setup);
  return async (job: ProverJob) => askOf(await options, job);
});
