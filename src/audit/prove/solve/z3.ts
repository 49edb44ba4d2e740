import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Answer, type Asking, isAnswer, type Question } from './protocol.js';

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

/** Asks a solver in a process of its own until it has answered all, or one took too long or was its end. */
function answersUntil(questions: readonly Question[], { seconds, node }: Limits): Promise<readonly Answer[]> {
  return new Promise((resolve) => {
    const answers: Answer[] = [];
    const running = spawn(node, [...loader, child], { stdio: ['pipe', 'pipe', 'ignore'] });
    let isLate = false;
    const late = (): void => {
      isLate = true;
      running.kill('SIGKILL');
    };
    // The first question also waits for the solver to load.
    let clock = setTimeout(late, (seconds + 20) * 1000);
    createInterface({ input: running.stdout }).on('line', (line) => {
      const answer: unknown = JSON.parse(line);
      if (isAnswer(answer)) answers.push(answer);
      clearTimeout(clock);
      clock = setTimeout(late, seconds * 1000);
      if (answers.length === questions.length) running.kill('SIGKILL');
    });
    // What could not even be started is closed as well, and its questions are unknown.
    running.on('error', () => undefined);
    running.on('close', () => {
      clearTimeout(clock);
      if (answers.length < questions.length) answers.push({ verdict: 'unknown', reason: isLate ? 'time' : 'crash' });
      resolve(answers);
    });
    running.stdin.on('error', () => undefined);
    running.stdin.end(JSON.stringify({ questions, seconds } satisfies Asking));
  });
}

/** Puts questions to Z3, one after the other; a question that brings it down is unknown, and the rest go to another. */
export async function askZ3(questions: readonly Question[], limits: Limits): Promise<readonly Answer[]> {
  let answers: readonly Answer[] = [];
  while (answers.length < questions.length) answers = [...answers, ...await answersUntil(questions.slice(answers.length), limits)];
  return answers;
}
