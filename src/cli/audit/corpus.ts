import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { left, right } from 'fp-ts/lib/Either.js';
import { type CorpusEntry, decodeCorpusEntry, encodeCorpusEntry } from '../../audit/search/corpus.js';
import { type Read, within } from '../input/text.js';
import type { FindingsFolder } from './findings-folder.js';

const ending = '.plan.json';

/** The plans that a folder keeps, in the order of their names; none where there is no such folder yet. */
export function readCorpus(folder: string): Read<readonly CorpusEntry[]> {
  if (!existsSync(folder)) return right([]);
  const read = readdirSync(folder).filter((name) => name.endsWith(ending)).sort().map((name) => {
    const decoded = decodeCorpusEntry(readFileSync(join(folder, name), 'utf8'));
    return decoded._tag === 'Right' ? decoded : left(within(join(folder, name), decoded.left));
  });
  const errors = read.flatMap((each) => (each._tag === 'Left' ? each.left : []));
  return errors.length > 0 ? left(errors) : right(read.flatMap((each) => (each._tag === 'Right' ? [each.right] : [])));
}

/** Keeps a plan under a name that its text decides: the same plan is kept once. */
export function keepEntry(folder: FindingsFolder, entry: CorpusEntry): void {
  const text = encodeCorpusEntry(entry);
  folder.write(`${createHash('sha256').update(text).digest('hex').slice(0, 16)}${ending}`, text);
}
