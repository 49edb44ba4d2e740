import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { tryCatch } from 'fp-ts/lib/Either.js';
import { type AskedTransition, isProverAnswer } from './worker/messages.js';

/** Answers that were given before: of a question that is the same in all that could change the answer. */
export interface ProofCache {
  readonly recall: (key: string) => AskedTransition | null;
  readonly keep: (key: string, answer: AskedTransition) => void;
}

/** One key for all that an answer depends on. */
export const cacheKey = (parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

const whyNot = (thrown: unknown): string => String(thrown);

/**
 * A cache in a folder, one file for an answer. What cannot be read is asked anew, and what cannot be written is not kept: a cache decides
 * how long a proof takes, and nothing else. A file appears whole, so that one who reads while another writes reads no half of it.
 */
export function folderCache(folder: string): ProofCache {
  const fileOf = (key: string): string => join(folder, `${key}.json`);
  return {
    recall: (key) => {
      const read = tryCatch((): unknown => JSON.parse(readFileSync(fileOf(key), 'utf8')), whyNot);
      return read._tag === 'Right' && isProverAnswer(read.right) && read.right.kind === 'transition' ? read.right : null;
    },
    keep: (key, answer) => {
      tryCatch(() => {
        mkdirSync(folder, { recursive: true });
        const unfinished = `${fileOf(key)}.unfinished`;
        const file = openSync(unfinished, 'w');
        writeSync(file, JSON.stringify(answer));
        closeSync(file);
        renameSync(unfinished, fileOf(key));
      }, whyNot);
    },
  };
}
