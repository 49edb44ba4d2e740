import type { Claim } from './term.js';
import type { Terms } from './terms.js';

/** Claims in a row that begin alike, as a tree: what they share is said once. */
interface Branch {
  readonly next: Map<Claim, Branch>;
  isEnd: boolean;
}

const sprout = (): Branch => ({ next: new Map(), isEnd: false });

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
export function anyOf(terms: Terms, rows: readonly (readonly Claim[])[]): Claim {
  const root = sprout();
  for (const row of rows) {
    let at = root;
    for (const claim of row) {
      const next = at.next.get(claim) ?? sprout();
      at.next.set(claim, next);
      at = next;
    }
    at.isEnd = true;
  }
  return rows.length === 0 ? terms.some([]) : terms.every(rowOf(terms, root));
}
