import { isHypothesis, type Item } from '../symbolic/path.js';
import type { Row } from '../term/alternatives.js';
import type { Claim } from '../term/term.js';
import type { Terms } from '../term/terms.js';

/** Claims that could only hold together if something were wrong: what was met on a way, and the opposite of what should hold at its end. */
export type Counterclaim = Row;

const isConclusion = (kind: Item['kind']): boolean => kind === 'implied' || kind === 'needed';

/** What was met up to a place on a way, as far as it is not a conclusion. */
export const hypotheses = (items: readonly Item[]): readonly Claim[] => items.flatMap(({ kind, claim }) => (isHypothesis(kind) ? [claim] : []));

/**
 * What would show that a conclusion on the way was wrong: a comparison that could have gone the other way after all, or an operation that
 * meant nothing. @param from the first item that is looked at
 */
export function doubts(terms: Terms, items: readonly Item[], from: number): readonly Counterclaim[] {
  if (!items.some(({ kind }, place) => place >= from && isConclusion(kind))) return [];
  const along = hypotheses(items);
  let length = 0;
  return items.flatMap(({ kind, claim }, place) => {
    if (isHypothesis(kind)) length += 1;
    return place >= from && isConclusion(kind) ? [{ along, length, last: terms.not(claim) }] : [];
  });
}
