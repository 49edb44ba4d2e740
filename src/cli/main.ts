#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { runCommandLine } from './program.js';
import { ReaderGone, type Surroundings, type Writer } from './surroundings.js';

const isGone = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && cause.code === 'EPIPE';

function writerOf(stream: NodeJS.WriteStream): Writer {
  // A write that failed is told to its callback; without a listener the stream would throw beside it.
  stream.on('error', () => undefined);
  const write = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      stream.write(text, (cause) => {
        if (cause === undefined || cause === null) resolve();
        else reject(isGone(cause) ? new ReaderGone() : cause);
      });
    });
  return { write, isTerminal: stream.isTTY === true };
}

let interruption: AbortController | null = null;

/** A command that asks for it ends in order at the first signal; others, and whoever signals twice, are ended by the system. */
function interrupted(): AbortSignal {
  if (interruption !== null) return interruption.signal;
  const made = new AbortController();
  process.once('SIGINT', () => made.abort()).once('SIGTERM', () => made.abort());
  interruption = made;
  return made.signal;
}

const surroundings: Surroundings = {
  stdout: writerOf(process.stdout),
  stderr: writerOf(process.stderr),
  readInput: () => readFileSync(0, 'utf8'),
  environment: process.env,
  get interrupted() { return interrupted(); },
};

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), surroundings);
} catch (cause) {
  if (!(cause instanceof ReaderGone)) throw cause;
}
