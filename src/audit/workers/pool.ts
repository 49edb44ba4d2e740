import { availableParallelism } from 'node:os';
import { chain, left, right, type Either } from 'fp-ts/lib/Either.js';
import type { Failure } from './failure.js';
import { Thread, type ThreadOptions } from './thread.js';

/** Somewhere to have jobs done. */
export interface Pool<Job, Result> {
  /**
   * Does one job as soon as a worker is free, in the order of the calls. Never rejects but where the job itself cannot be cloned, which is
   * a mistake of the caller's. @param transfer buffers that are handed over instead of copied
   */
  readonly run: (job: Job, transfer?: readonly ArrayBuffer[]) => Promise<Either<Failure, Result>>;
  /** Ends every worker. Jobs that wait or are under way fail as `closed`. */
  readonly close: () => Promise<void>;
}

/** A pool of threads. */
export interface PoolOptions<Result> extends ThreadOptions {
  /** How many workers at the most; each starts when it is first needed. */
  readonly workers: number;
  /** What the module answers with. */
  readonly isResult: (value: unknown) => value is Result;
}

/** How many jobs this machine can do at once. */
export const availableWorkers = (): number => Math.max(1, availableParallelism());

interface Waiting {
  readonly job: unknown;
  readonly transfer: readonly ArrayBuffer[];
  readonly settle: (outcome: Either<Failure, unknown>) => void;
  readonly reject: (thrown: unknown) => void;
}

/** Threads, and the jobs that wait for them. */
class Threads {
  private readonly all = new Set<Thread>();
  private readonly idle: Thread[] = [];
  private readonly waiting: Waiting[] = [];
  private isClosed = false;
  constructor(private readonly options: ThreadOptions, private readonly most: number) {}

  add(waiting: Waiting): void {
    if (this.isClosed) waiting.settle(left({ kind: 'closed' }));
    else this.waiting.push(waiting);
    this.dispatch();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const { settle } of this.waiting.splice(0)) settle(left({ kind: 'closed' }));
    await Promise.all([...this.all].map((thread) => thread.close()));
  }

  private readonly free = (thread: Thread): void => {
    this.idle.push(thread);
    this.dispatch();
  };

  /** A thread that ended leaves its place to another, which starts when a job waits for it. */
  private readonly forget = (thread: Thread): void => {
    this.all.delete(thread);
    const place = this.idle.indexOf(thread);
    if (place >= 0) this.idle.splice(place, 1);
    if (!this.isClosed) this.dispatch();
  };

  private another(): Thread | undefined {
    if (this.all.size >= this.most) return undefined;
    const thread = new Thread(this.options, this.free, this.forget);
    this.all.add(thread);
    return thread;
  }

  private dispatch(): void {
    while (!this.isClosed && this.waiting.length > 0) {
      const thread = this.idle.pop() ?? this.another();
      const next = thread === undefined ? undefined : this.waiting.shift();
      if (thread === undefined || next === undefined) return;
      try {
        thread.work(next.job, next.transfer, next.settle);
      } catch (thrown) {
        this.idle.push(thread);
        next.reject(thrown);
      }
    }
  }
}

/** Starts a pool of workers on a module that ends in `serve(…)`. A worker that crashes fails its own job only. */
export function startPool<Job, Result>(options: PoolOptions<Result>): Pool<Job, Result> {
  const { isResult, workers } = options;
  const threads = new Threads(options, Math.max(1, workers));
  const read = (value: unknown): Either<Failure, Result> =>
    (isResult(value) ? right(value) : left({ kind: 'misread', message: 'The worker answered with something that is no result.' }));
  return {
    run: async (job, transfer = []) => {
      const outcome = await new Promise<Either<Failure, unknown>>((settle, reject) => threads.add({ job, transfer, settle, reject }));
      return chain(read)(outcome);
    },
    close: () => threads.close(),
  };
}
