import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Either, left, right, tryCatch } from 'fp-ts/lib/Either.js';
import type { InputError } from '../../machine/input.js';
import type { Writer } from '../surroundings.js';

/** Where a command writes its result. */
export interface Sink {
  readonly write: (text: string) => Promise<void>;
  /** What is written was good to the end, or was not: then a file is as it was before. */
  readonly close: (isGood: boolean) => Promise<Either<readonly InputError[], void>>;
}

const pieceLength = 65_536;

/** Gathers small texts into pieces: one system call for each line would be most of the work. */
function gathered(emit: (text: string) => Promise<void>): { readonly write: (text: string) => Promise<void>; readonly flush: () => Promise<void> } {
  let pending = '';
  const flush = async (): Promise<void> => {
    const text = pending;
    pending = '';
    if (text !== '') await emit(text);
  };
  return {
    write: async (text) => {
      pending += text;
      if (pending.length >= pieceLength) await flush();
    },
    flush,
  };
}

/** The standard output; what is written there cannot be taken back. */
export function streamSink({ write }: Writer): Sink {
  const pieces = gathered(write);
  return {
    write: pieces.write,
    close: async (isGood) => {
      if (isGood) await pieces.flush();
      return right(undefined);
    },
  };
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

const unwritable = (path: string, found: string): Either<readonly InputError[], never> =>
  left([{ code: 'UNREADABLE', path, expected: 'a file that can be written', found }]);

/** A file operation; what the system refuses becomes an error that names the file. */
function attempt<T>(path: string, operation: () => T): Either<readonly InputError[], T> {
  const done = tryCatch(operation, messageOf);
  return done._tag === 'Right' ? done : unwritable(path, done.left);
}

/** Such as a disk that is full: nothing is wrong with us. */
const isOfSystem = (cause: unknown): cause is Error => cause instanceof Error && 'syscall' in cause;

/** A file that appears only when it is whole: it is written beside its place, and then renamed. */
export function fileSink(path: string): Either<readonly InputError[], Sink> {
  const temporary = join(dirname(path), `.${basename(path)}.unfinished-${process.pid.toString()}`);
  const opened = attempt(path, () => openSync(temporary, 'w'));
  if (opened._tag === 'Left') return opened;
  const pieces = gathered((text) => Promise.resolve(void writeSync(opened.right, text)));
  const close = async (isGood: boolean): Promise<Either<readonly InputError[], void>> => {
    if (isGood) await pieces.flush();
    closeSync(opened.right);
    return attempt(path, () => (isGood ? renameSync(temporary, path) : rmSync(temporary, { force: true })));
  };
  return right({ write: pieces.write, close });
}

/** Writes a whole file at once, or not at all. */
export async function writeWhole(path: string, text: string): Promise<Either<readonly InputError[], void>> {
  const sink = fileSink(path);
  if (sink._tag === 'Left') return sink;
  await sink.right.write(text);
  return await sink.right.close(true);
}

/** Lets a command write to a file, or to the standard output where none is named. A file is left alone where the command fails. */
export async function writingTo<T>(
  stdout: Writer,
  file: string | undefined,
  write: (sink: Sink) => Promise<Either<readonly InputError[], T>>,
): Promise<Either<readonly InputError[], T>> {
  const opened: Either<readonly InputError[], Sink> = file === undefined ? right(streamSink(stdout)) : fileSink(file);
  if (opened._tag === 'Left') return opened;
  let isGood = false;
  let written: Either<readonly InputError[], T>;
  try {
    written = await write(opened.right);
    isGood = written._tag === 'Right';
  } catch (cause) {
    await opened.right.close(false);
    if (!isOfSystem(cause)) throw cause;
    return unwritable(file ?? 'standard output', cause.message);
  }
  const closed = await opened.right.close(isGood);
  return closed._tag === 'Left' && isGood ? closed : written;
}
