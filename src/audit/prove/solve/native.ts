import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { tryCatch } from 'fp-ts/lib/Either.js';

/** A solver of the machine that we run on, which reads a script from its standard input. */
export interface NativeSolver {
  readonly name: 'cvc5' | 'z3';
  readonly file: string;
}

/** How each is told to read its standard input; the one that shares least with Z3 from npm comes first. */
const flags: Readonly<Record<NativeSolver['name'], readonly string[]>> = { cvc5: ['--lang=smt2'], z3: ['-in', '-memory:1200'] };
const names: readonly NativeSolver['name'][] = ['cvc5', 'z3'];

const isProgram = (file: string): boolean => tryCatch(() => accessSync(file, constants.X_OK), () => null)._tag === 'Right';

/** The solver that is found in one of the folders; null where none is. @param path folders, as the environment lists them */
export function nativeSolver(path: string): NativeSolver | null {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  const found = names.flatMap((name) => folders.map((folder) => ({ name, file: join(folder, name) })));
  return found.find(({ file }) => isProgram(file)) ?? null;
}

/** What a second solver makes of a script that the first found unsatisfiable. */
export type Opinion = 'agrees' | 'disagrees' | 'gave up';

const opinions: ReadonlyMap<string, Opinion> = new Map([['unsat', 'agrees'], ['sat', 'disagrees']]);

/** Asks for one script. Whatever is not plainly an answer is none; and nobody waits longer than so many seconds. */
export function opinionOf({ name, file }: NativeSolver, script: string, seconds: number): Promise<Opinion> {
  return new Promise((resolve) => {
    const pieces: string[] = [];
    const running = spawn(file, flags[name], { stdio: ['pipe', 'pipe', 'ignore'] });
    // What it started may outlive it and hold its output open: it is not waited for.
    const clock = setTimeout(() => {
      running.kill('SIGKILL');
      running.stdout.destroy();
      resolve('gave up');
    }, seconds * 1000);
    running.stdout.setEncoding('utf8').on('data', (piece: string) => pieces.push(piece));
    running.on('error', () => undefined);
    running.stdin.on('error', () => undefined);
    running.on('close', () => {
      clearTimeout(clock);
      resolve(opinions.get(pieces.join('').trim()) ?? 'gave up');
    });
    running.stdin.end(script);
  });
}
