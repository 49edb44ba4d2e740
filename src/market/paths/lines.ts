import { type Either, right } from 'fp-ts/lib/Either.js';
import type { InputError } from '../../machine/input.js';
import { problem } from './observation.js';

/** One line of a text, counted from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** A text in pieces of any size; a piece that could not be read is an error. */
export type TextChunks = Iterable<Either<InputError, string>>;

/** A file without line ends is no table, and would otherwise be read whole into memory. */
const longestLine = 65_536;

const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);
const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);

const lineFrom = (number: number, text: string): Line => ({ number, text: withoutReturn(number === 1 ? withoutMark(text) : text) });

/** The lines of a text, without their ends and without a byte order mark; never more than one chunk and one line in memory. */
export function* linesOf(chunks: TextChunks, name: string): Generator<Either<InputError, Line>, undefined> {
  let pending = '';
  let number = 1;
  for (const chunk of chunks) {
    if (chunk._tag === 'Left') {
      yield chunk;
      return;
    }
    const pieces = (pending + chunk.right).split('\n');
    pending = pieces.pop() ?? '';
    for (const text of pieces) {
      yield right(lineFrom(number, text));
      number += 1;
    }
    if (pending.length > longestLine) {
      yield problem('UNREADABLE', `${name}:${number}`, `a line of at most ${longestLine} characters`, pending);
      return;
    }
  }
  if (pending !== '') yield right(lineFrom(number, pending));
}
