import type { Either } from 'fp-ts/lib/Either.js';
import type { Failure } from './failure.js';
import type { Pool } from './pool.js';

/**
 * Results in the order of their jobs. A job is drawn only when fewer than `ahead` are under way, and after the result that many places
 * before it was consumed: what the consumer learns from results may so decide later jobs, in the same way however many workers there are.
 * @param jobs drawn one by one; @param ahead how many jobs may be under way, at least 1
 */
export async function* inOrder<Job, Result>(pool: Pool<Job, Result>, jobs: Iterable<Job>, ahead: number): AsyncGenerator<Either<Failure, Result>, void> {
  const drawn = jobs[Symbol.iterator]();
  const underWay: Promise<Either<Failure, Result>>[] = [];
  const draw = (): void => {
    const next = drawn.next();
    if (next.done !== true) underWay.push(pool.run(next.value));
  };
  for (let count = 0; count < ahead; count += 1) draw();
  for (let next = underWay.shift(); next !== undefined; next = underWay.shift()) {
    yield await next;
    draw();
  }
}

/** The same without a pool, at once and here. */
export function* inOrderHere<Job, Result>(answer: (job: Job) => Result, jobs: Iterable<Job>, ahead: number): Generator<Result, void> {
  const underWay: Result[] = [];
  for (const job of jobs) {
    underWay.push(answer(job));
    yield* underWay.splice(0, Math.max(0, underWay.length - ahead + 1));
  }
  yield* underWay;
}
