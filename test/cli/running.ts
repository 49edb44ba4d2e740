import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runCommandLine } from '../../src/cli/program.js';
import type { Writer } from '../../src/cli/surroundings.js';

/** What a command line came to. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What surrounds a command in a test. */
export interface Around {
  readonly input?: string;
  readonly isTerminal?: boolean;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly interrupted?: AbortSignal;
}

function gathering(isTerminal: boolean): { readonly writer: Writer; readonly text: () => string } {
  const pieces: string[] = [];
  const write = (text: string): Promise<void> => {
    pieces.push(text);
    return Promise.resolve();
  };
  return { writer: { write, isTerminal }, text: () => pieces.join('') };
}

/** Runs a command line in this process. */
export async function unwind(texts: readonly string[], { input = '', isTerminal = false, environment = {}, interrupted = new AbortController().signal }: Around = {}): Promise<Ran> {
  const out = gathering(isTerminal);
  const err = gathering(isTerminal);
  const code = await runCommandLine(texts, { stdout: out.writer, stderr: err.writer, readInput: () => input, environment, interrupted });
  return { code, out: out.text(), err: err.text() };
}

/** An empty folder for one test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'unwind-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** What JSON says, as tests look into it. */
export const parsed = <T>(text: string): T => JSON.parse(text) as T;

/** The longest line of a text, in characters as a terminal counts them. */
export const longestLine = (text: string): number => Math.max(...text.split('\n').map((line) => [...line].length));
