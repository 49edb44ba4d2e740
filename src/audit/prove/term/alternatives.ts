import type { Claim } from './term.js';
import type { Terms } from './terms.js';

/** Claims in a row: the first few of a list, and one more. Thousands of rows go along the same list, and none has a copy of it. */
export interface Row {
  readonly along: readonly Claim[];
  readonly length: number;
  readonly last: Claim | null;
}

/** All claims of a list, in a row. */
export const rowOfAll = (along: readonly Claim[]): Row => ({ along, length: along.length, last: null });

/** Claims in a row that begin alike, as a tree: what they share is said once. */
interface Branch {
  readonly next: Map<Claim, Branch>;
  isEnd: boolean;
}

const sprout = (): Branch => ({ next: new Map(), isEnd: false });

/** Where a claim leads from a branch. */
function grown(at: Branch, claim: Claim | undefined): Branch {
  if (claim === undefined) return at;
  const next = at.next.get(claim) ?? sprout();
  at.next.set(claim, next);
  return next;
}

/** The claims in a row that hold where the branch does: what all of its ways say, and then its ways. */
function rowOf(terms: Terms, { next, isEnd }: Branch): readonly Claim[] {
  if (isEnd) return [];
  const rows = [...next].map(([claim, branch]) => ({ claim, rest: rowOf(terms, branch) }));
  const [one, other] = rows;
  if (one !== undefined && rows.length === 1) return [one.claim, ...one.rest];
  const isEither = one !== undefined && other !== undefined && rows.length === 2 && one.claim === terms.not(other.claim);
  // Where both answers to a question lead to the same, it was of no matter.
  if (isEither && one.rest.length === other.rest.length && one.rest.every((claim, place) => claim === other.rest[place])) return one.rest;
  return [terms.some(rows.map(({ claim, rest }) => terms.every([claim, ...rest])))];
}

/** One claim that holds where all claims of any of these rows do. */
export function anyOf(terms: Terms, rows: readonly Row[]): Claim {
  const root = sprout();
  // Where the list led that the row before went along: rows of one list come one after another, and each begins where the last one was.
  let along: readonly Claim[] = [];
  let walked = [root];
  for (const row of rows) {
    if (row.along !== along) {
      along = row.along;
      walked = [root];
    }
    for (let place = walked.length - 1; place < row.length; place += 1) walked.push(grown(walked[place] ?? root, along[place]));
    const at = walked[row.length] ?? root;
    (row.last === null ? at : grown(at, row.last)).isEnd = true;
  }
  return rows.length === 0 ? terms.some([]) : terms.every(rowOf(terms, root));
}
