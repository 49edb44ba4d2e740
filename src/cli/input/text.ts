import { readFileSync, statSync } from 'node:fs';
import { type Either, isRight, left, right, tryCatch } from 'fp-ts/lib/Either.js';
import type { InputCode, InputError } from '../../machine/input.js';
import type { Surroundings } from '../surroundings.js';

export type Read<T> = Either<readonly InputError[], T>;

export const inputProblem = (code: InputCode, path: string, expected: string, found: string): Read<never> => left([{ code, path, expected, found }]);

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** What stands in for a file name where the standard input is meant. */
export const standardInput = '-';

/** Whether a path leads to something that can be read as a file. */
export function isFile(path: string): boolean {
  const found = tryCatch(() => !statSync(path).isDirectory(), () => false);
  return isRight(found) && found.right;
}

/** The text of a file, or of the standard input for "-". */
export function textOf(path: string, surroundings: Surroundings): Read<string> {
  const read = tryCatch(() => (path === standardInput ? surroundings.readInput() : readFileSync(path, 'utf8')), messageOf);
  return read._tag === 'Right' ? right(read.right) : inputProblem('UNREADABLE', path, 'a file that can be read', read.left);
}

/** Errors of what stands in a file, with the file before the path. */
export const within = (name: string, errors: readonly InputError[]): readonly InputError[] =>
  errors.map((error) => ({ ...error, path: error.path === '' ? name : `${name}: ${error.path}` }));
