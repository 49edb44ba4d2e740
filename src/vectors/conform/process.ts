import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';

/** What a harness did when it was asked something. */
export type Heard =
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'death'; readonly how: string };

/** What is kept of the standard error, for whoever must find out why a harness died. */
const keptErrors = 2_000;

/** A harness in a process of its own: it is sent requests, and heard line by line. */
export class HarnessProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: Interface;
  readonly #waiting: string[] = [];
  #answer: ((heard: Heard) => void) | null = null;
  #death: string | null = null;
  #errors = '';

  constructor(command: string, args: readonly string[]) {
    this.#child = spawn(command, [...args], { stdio: 'pipe' });
    this.#lines = createInterface({ input: this.#child.stdout });
    this.#lines.on('line', (line) => this.#hear({ kind: 'line', line }));
    this.#child.stderr.on('data', (data: Buffer) => { this.#errors = (this.#errors + data.toString('utf8')).slice(-keptErrors); });
    // A harness that has gone does not read: what it did is told by its end, not by our write.
    this.#child.stdin.on('error', () => undefined);
    this.#child.on('error', (cause) => this.#die(cause.message));
    this.#child.on('close', (code, signal) => this.#die(signal === null ? `exit code ${String(code)}` : `signal ${signal}`));
  }

  #hear(heard: Heard): void {
    const answer = this.#answer;
    this.#answer = null;
    if (answer !== null) answer(heard);
    else if (heard.kind === 'line') this.#waiting.push(heard.line);
  }

  #die(how: string): void {
    this.#death ??= this.#errors === '' ? how : `${how}: ${this.#errors.trim().split('\n').slice(-1)[0] ?? ''}`;
    this.#hear({ kind: 'death', how: this.#death });
  }

  /** Sends one request. Its answer is the line after those to all that were sent before. */
  send(request: unknown): void {
    if (this.#death === null) this.#child.stdin.write(`${JSON.stringify(request)}\n`);
  }

  /** Waits for one line, or for so many milliseconds. A line that nobody asked for is the answer to the next question, and wrong there. */
  next(milliseconds: number): Promise<Heard> {
    const early = this.#waiting.shift();
    if (early !== undefined) return Promise.resolve({ kind: 'line', line: early });
    if (this.#death !== null) return Promise.resolve({ kind: 'death', how: this.#death });
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#hear({ kind: 'timeout' }), milliseconds);
      this.#answer = (heard) => {
        clearTimeout(timer);
        resolve(heard);
      };
    });
  }

  /** Sends one request and waits for its answer, where nothing else is asked. */
  ask(request: unknown, milliseconds: number): Promise<Heard> {
    this.send(request);
    return this.next(milliseconds);
  }

  /** Asks it to stop, and ends it where it does not. */
  async stop(milliseconds: number): Promise<void> {
    if (this.#death !== null) return;
    const heard = this.ask({ cmd: 'stop' }, milliseconds);
    this.#child.stdin.end();
    if ((await heard).kind !== 'death') this.kill();
  }

  /** Ends it at once. */
  kill(): void {
    this.#lines.close();
    this.#child.kill('SIGKILL');
  }
}
