import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from './failure.js';
import type { Reply } from './reply.js';

/** Tells the pool something while a job is under way. */
export type Tell = (note: unknown) => void;

/** A worker was given something else than it was written for: a mistake of whoever started the pool. */
export class Misdirected extends Error {
  override readonly name = 'Misdirected';
}

/**
 * Answers jobs, one after the other, for as long as the pool wants; the last line of a worker's module. Nothing happens where the module
 * is not run as a worker.
 * @param isSetup, isJob what may arrive; anything else is refused with `Misdirected`
 * @param begin makes the function that answers, once, from what the pool told every worker at its start
 */
export function serve<Setup, Job>(
  isSetup: (value: unknown) => value is Setup,
  isJob: (value: unknown) => value is Job,
  begin: (setup: Setup) => (job: Job, tell: Tell) => unknown,
): void {
  const port = parentPort;
  if (port === null) return;
  const send = (reply: Reply): void => port.postMessage(reply);
  const setup: unknown = workerData;
  if (!isSetup(setup)) throw new Misdirected('The worker was started with something else than it expects.');
  const answer = begin(setup);
  const answered = async (job: unknown): Promise<Reply> => {
    try {
      if (!isJob(job)) throw new Misdirected('The worker was sent something else than a job.');
      return { kind: 'answered', value: await answer(job, (value) => send({ kind: 'noted', value })) };
    } catch (thrown) {
      return { kind: 'threw', message: messageOf(thrown) };
    }
  };
  port.on('message', (job: unknown) => {
    // An answer that cannot be sent is a job that failed: the pool must hear of it.
    void answered(job).then(send).catch((thrown: unknown) => send({ kind: 'threw', message: messageOf(thrown) }));
  });
}
