import { isHypothesis, type Item } from '../symbolic/path.js';
import { type Row, rowOfAll } from '../term/alternatives.js';
import type { Claim } from '../term/term.js';
import type { Terms } from '../term/terms.js';

/** Claims that could only hold together if something were wrong: what was met on a way, and the opposite of what should hold at its end. */
export type Counterclaim = Row;

type Conclusion = Extract<Item, { kind: 'implied' | 'needed' }>;

const isConclusion = (item: Item): item is Conclusion => item.kind === 'implied' || item.kind === 'needed';

/** The same claims come in the same order, whichever way met them first. */
const inOrder = (claims: readonly Claim[]): readonly Claim[] => [...claims].sort((one, other) => one.id - other.id);

/** What was met up to a place on a way, as far as it is not a conclusion. */
export const hypotheses = (items: readonly Item[]): readonly Claim[] => items.flatMap(({ kind, claim }) => (isHypothesis(kind) ? [claim] : []));

/**
 * What would show that a conclusion on the way was wrong: a comparison that could have gone the other way after all, or an operation that
 * meant nothing. Where the few claims are known from which it follows, nothing else of the way is said: each of them is a hypothesis, or a
 * conclusion before it, which is shown itself. @param from the first item that is looked at; @param said what other ways concluded from a few claims
 */
export function doubts(terms: Terms, items: readonly Item[], from: number, said: Set<string>): readonly Counterclaim[] {
  if (!items.some((item, place) => place >= from && isConclusion(item))) return [];
  const along = hypotheses(items);
  let length = 0;
  return items.flatMap((item, place) => {
    if (isHypothesis(item.kind)) length += 1;
    if (place < from || !isConclusion(item)) return [];
    const last = terms.not(item.claim);
    if (item.because === null) return [{ along, length, last }];
    const reasons = inOrder(item.because);
    const text = [last, ...reasons].map(({ id }) => id).join(' ');
    if (reasons.includes(item.claim) || said.has(text)) return [];
    said.add(text);
    return [{ ...rowOfAll(reasons), last }];
  });
}
