import { left, right, type Either } from 'fp-ts/lib/Either.js';
import type { Result, Verdict } from './verdict.js';

/** Ids of vectors that an implementation is known not to pass, each with the verdict that it then gets. */
export type Known = ReadonlyMap<string, Verdict>;

const line = /^(?<id>\S+)\s+#\s*(?<verdict>fail|error|crash|timeout|protocol)\s*$/;
const isVerdict = (text: string): text is Verdict => /^(fail|error|crash|timeout|protocol)$/.test(text);

/** One `id  # verdict` on each line; a line that is neither that nor empty is refused. */
export function knownFailures(text: string): Either<string, Known> {
  const known = new Map<string, Verdict>();
  for (const each of text.split('\n')) {
    if (each.trim() === '' || each.startsWith('#')) continue;
    const { id, verdict } = line.exec(each)?.groups ?? {};
    if (id === undefined || verdict === undefined || !isVerdict(verdict)) return left(each);
    known.set(id, verdict);
  }
  return right(known);
}

/** What is not as it was known: a failure that is not listed, a listed one that passes or fails in another way. */
export const unexpected = (results: readonly Result[], known: Known): readonly string[] => results.flatMap(({ id, verdict }) => {
  const listed = known.get(id);
  if (listed === undefined) return verdict === 'pass' || verdict === 'skip' ? [] : [`${id}: ${verdict}`];
  if (verdict === 'pass') return [`${id} passes, and is listed as a known failure`];
  return verdict === listed || verdict === 'skip' ? [] : [`${id}: ${verdict}, listed as ${listed}`];
});
