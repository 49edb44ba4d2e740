import { left, right, type Either } from 'fp-ts/lib/Either.js';
import { type Failure, messageOf } from './failure.js';
import type { Pool } from './pool.js';

const turn = (): Promise<void> => new Promise((resolve) => {
  setImmediate(resolve);
});

/**
 * A pool without workers: jobs are done here, one after the other, in the order of the calls. Between two of them signals are heard.
 * @param answer does one job; what it throws fails that job alone
 */
export function localPool<Job, Result>(answer: (job: Job) => Result): Pool<Job, Result> {
  let isClosed = false;
  let last: Promise<unknown> = Promise.resolve();
  const done = async (job: Job): Promise<Either<Failure, Result>> => {
    await turn();
    if (isClosed) return left({ kind: 'closed' });
    try {
      return right(answer(job));
    } catch (thrown) {
      return left({ kind: 'threw', message: messageOf(thrown) });
    }
  };
  return {
    run: (job) => {
      const mine = last.then(() => done(job));
      last = mine;
      return mine;
    },
    close: () => {
      isClosed = true;
      return Promise.resolve();
    },
  };
}
