import { localPool } from '../workers/local.js';
import { type Pool, startPool } from '../workers/pool.js';
import type { Job, JobResult, Setup } from './batch.js';

const isResult = (value: unknown): value is JobResult => typeof value === 'object' && value !== null && 'kind' in value && (value.kind === 'batch' || value.kind === 'shortening');

/**
 * Whoever does the jobs of a search: this thread alone, or some workers. What a worker could not finish is done here, since the report may
 * not depend on who did what.
 */
export function teamFor(answer: (job: Job) => JobResult, setup: Setup, workers: number): Pool<Job, JobResult> {
  const here = localPool(answer);
  if (workers <= 1) return here;
  const pool = startPool<Job, JobResult>({ module: new URL('./search-worker.js', import.meta.url), setup, workers, isResult });
  return {
    run: async (job) => {
      const outcome = await pool.run(job);
      return outcome._tag === 'Left' && outcome.left.kind === 'crashed' ? here.run(job) : outcome;
    },
    close: async () => {
      await Promise.all([pool.close(), here.close()]);
    },
  };
}
