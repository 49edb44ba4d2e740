import { type ResourceLimits, Worker } from 'node:worker_threads';
import { left, right, type Either } from 'fp-ts/lib/Either.js';
import { type Failure, messageOf } from './failure.js';
import { isReply } from './reply.js';

/** What a thread runs, and with what. */
export interface ThreadOptions {
  /** The module, as `new URL('./worker.js', import.meta.url)`. */
  readonly module: URL;
  /** What it is told at its start: anything that can be cloned. */
  readonly setup: unknown;
  readonly limits?: ResourceLimits;
  readonly onNote?: (note: unknown) => void;
}

/** Whether we run from TypeScript, as tests and development do. */
const isSource = import.meta.url.endsWith('.ts');

/** A worker inherits no loader: it registers one before it runs a module of TypeScript. */
function throughLoader(module: URL): URL {
  const file = JSON.stringify(module.href.replace(/\.js$/, '.ts'));
  const code = `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}; register(); await import(${file});`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

const started = ({ module, setup, limits }: ThreadOptions): Worker =>
  new Worker(isSource ? throughLoader(module) : module, { workerData: setup, ...(limits === undefined ? {} : { resourceLimits: limits }) });

type Settle = (outcome: Either<Failure, unknown>) => void;

/** One worker, which answers one job at a time. */
export class Thread {
  private readonly worker: Worker;
  private settle: Settle | null = null;
  private ending: Failure | null = null;

  /** @param onFree called whenever it has answered; @param onGone called once, when it has ended */
  constructor(options: ThreadOptions, private readonly onFree: (thread: Thread) => void, onGone: (thread: Thread) => void) {
    this.worker = started(options);
    // Whoever forgets to close a pool still comes to an end: only a job that is under way keeps us waiting.
    this.worker.unref();
    this.worker.on('message', (reply: unknown) => this.hear(reply, options.onNote));
    this.worker.on('messageerror', (error) => this.finish(left({ kind: 'misread', message: messageOf(error) })));
    this.worker.on('error', (error) => {
      this.ending ??= { kind: 'crashed', message: messageOf(error) };
    });
    this.worker.on('exit', (code) => {
      onGone(this);
      this.deliver(left(this.ending ?? { kind: 'crashed', message: `The worker ended with code ${code.toString()} before it answered.` }));
    });
  }

  /** Does one job. @param transfer what is handed over instead of copied */
  work(job: unknown, transfer: readonly ArrayBuffer[], settle: Settle): void {
    this.worker.postMessage(job, transfer);
    this.settle = settle;
    this.worker.ref();
  }

  /** Ends the worker, whatever it is doing. */
  async close(): Promise<void> {
    this.ending = { kind: 'closed' };
    await this.worker.terminate();
  }

  private hear(reply: unknown, onNote: ThreadOptions['onNote']): void {
    if (isReply(reply) && reply.kind === 'noted') {
      onNote?.(reply.value);
      return;
    }
    // What it answered before it was ended may still arrive: it would free a thread that is about to go, and lose the next job.
    if (this.ending !== null) return;
    if (!isReply(reply)) this.distrust('The worker said something that is no reply.');
    else if (reply.kind === 'answered') this.finish(right(reply.value));
    else if (reply.kind === 'threw') this.finish(left({ kind: 'threw', message: reply.message }));
  }

  /** Whoever says what is no reply may say more of it while the next job is under way: it ends, and another takes its place. */
  private distrust(message: string): void {
    if (this.settle === null) return;
    this.ending ??= { kind: 'misread', message };
    void this.worker.terminate();
  }

  private finish(outcome: Either<Failure, unknown>): void {
    // What is said without being asked frees nobody: a thread that stood twice among the idle would be given two jobs.
    if (this.settle === null) return;
    this.worker.unref();
    this.deliver(outcome);
    this.onFree(this);
  }

  private deliver(outcome: Either<Failure, unknown>): void {
    const { settle } = this;
    this.settle = null;
    settle?.(outcome);
  }
}
