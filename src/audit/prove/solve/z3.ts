import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type Answer, type Asking, isAnswer, type Question } from './protocol.js';
import type { Solver } from './solver.js';

/** Whether we run from TypeScript, as tests and development do. */
const isSource = import.meta.url.endsWith('.ts');

const built = fileURLToPath(new URL('./child.js', import.meta.url));
const child = isSource ? built.replace(/\.js$/, '.ts') : built;
const loader = isSource ? ['--import', import.meta.resolve('tsx')] : [];

/** What limits a solver beside its effort: a machine that is slow or full must not hang. */
export interface Limits {
  /** Seconds for one question. */
  readonly seconds: number;
  /** Node itself: where it and its module are found. */
  readonly node: string;
}

/** A solver in a process of its own, which answers one question at a time. */
class Child {
  /** How many questions it has answered. */
  answered = 0;
  isOver = false;
  #settle: ((answer: Answer) => void) | null = null;
  #clock: NodeJS.Timeout | undefined;
  #isLate = false;
  readonly #running: ChildProcessByStdio<Writable, Readable, null>;

  constructor(private readonly limits: Limits) {
    this.#running = spawn(limits.node, [...loader, child], { stdio: ['pipe', 'pipe', 'ignore'] });
    createInterface({ input: this.#running.stdout }).on('line', (line) => this.#hear(line));
    // What could not even be started is closed as well, and its question is unknown.
    this.#running.on('error', () => undefined);
    this.#running.on('close', () => {
      this.isOver = true;
      this.#finish({ verdict: 'unknown', reason: this.#isLate ? 'time' : 'crash' });
    });
    this.#running.stdin.on('error', () => undefined);
  }

  ask(question: Question): Promise<Answer> {
    if (this.isOver) return Promise.resolve({ verdict: 'unknown', reason: 'crash' });
    const { seconds } = this.limits;
    return new Promise((settle) => {
      this.#settle = settle;
      const late = (): void => {
        this.#isLate = true;
        this.close();
      };
      // The first question also waits for the solver to load.
      this.#clock = setTimeout(late, (this.answered === 0 ? seconds + 20 : seconds) * 1000);
      this.#running.stdin.write(`${JSON.stringify({ question, seconds } satisfies Asking)}\n`);
    });
  }

  close(): void {
    this.#running.kill('SIGKILL');
  }

  #hear(line: string): void {
    const answer: unknown = JSON.parse(line);
    if (!isAnswer(answer)) return;
    this.answered += 1;
    this.#finish(answer);
  }

  #finish(answer: Answer): void {
    clearTimeout(this.#clock);
    const settle = this.#settle;
    this.#settle = null;
    settle?.(answer);
  }
}

/** Z3, for as long as it is wanted. Whoever starts it closes it. */
export interface RunningZ3 extends Solver {
  readonly close: () => void;
}

/** Questions after which a process gives way to another: its heap has a fixed size, and never quite recovers. */
const mostQuestions = 200;

/** Starts Z3, which answers questions one after the other; a question that brings it down is unknown, and the rest go to another process. */
export function startZ3(limits: Limits): RunningZ3 {
  let running: Child | null = null;
  const ready = (): Child => {
    if (running === null || running.isOver || running.answered >= mostQuestions) {
      running?.close();
      running = new Child(limits);
    }
    return running;
  };
  const answerTo = async (question: Question): Promise<Answer> => {
    const asked = ready();
    const hasAnswered = asked.answered > 0;
    const answer = await asked.ask(question);
    // What others left behind must not decide: a process of its own has the last word.
    return hasAnswered && answer.verdict === 'unknown' && answer.reason === 'crash' ? ready().ask(question) : answer;
  };
  return {
    ask: async (questions) => {
      const answers: Answer[] = [];
      for (const question of questions) answers.push(await answerTo(question));
      return answers;
    },
    close: () => running?.close(),
  };
}

/** Puts questions to a Z3 that is started for them alone. */
export async function askZ3(questions: readonly Question[], limits: Limits): Promise<readonly Answer[]> {
  const z3 = startZ3(limits);
  const answers = await z3.ask(questions);
  z3.close();
  return answers;
}

/** Z3 as whoever asks sees it. */
export const solverFor = (limits: Limits): Solver => ({ ask: (questions) => askZ3(questions, limits) });
