import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { type Either, isLeft, right, tryCatch } from 'fp-ts/lib/Either.js';
import type { InputError } from '../../machine/input.js';
import { type CsvOptions, pricesFromChunks } from './csv.js';
import type { TextChunks } from './lines.js';
import { type PricePath, problem } from './observation.js';

const chunkBytes = 65_536;

/** Runs a file operation; what the system refuses becomes an error that names the file. */
function attempt<T>(file: string, operation: () => T): Either<InputError, T> {
  const result = tryCatch(operation, (cause) => (cause instanceof Error ? cause.message : String(cause)));
  return isLeft(result) ? problem('UNREADABLE', file, 'a file that can be read', result.left) : result;
}

function* chunksOf(file: string): Generator<Either<InputError, string>, undefined> {
  const opened = attempt(file, () => openSync(file, 'r'));
  if (isLeft(opened)) {
    yield opened;
    return;
  }
  const buffer = new Uint8Array(chunkBytes);
  // A character may lie across two chunks: the decoder keeps its first bytes.
  const decoder = new StringDecoder('utf8');
  try {
    for (;;) {
      const read = attempt(file, () => readSync(opened.right, buffer));
      if (isLeft(read)) {
        yield read;
        return;
      }
      if (read.right === 0) break;
      yield right(decoder.write(buffer.subarray(0, read.right)));
    }
    yield right(decoder.end());
  } finally {
    closeSync(opened.right);
  }
}

/** The text of a file in chunks; it is opened when the walk begins and closed when it ends, even early. */
export const textChunks = (file: string): TextChunks => ({ [Symbol.iterator]: () => chunksOf(file) });

/** The price path of a CSV file, in bounded memory. */
export const pricesFromFile = (file: string, options: CsvOptions): PricePath => pricesFromChunks(textChunks(file), options);
