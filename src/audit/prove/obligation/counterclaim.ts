import type { Item } from '../symbolic/path.js';
import type { Claim } from '../term/term.js';
import type { Terms } from '../term/terms.js';

/** Claims that could only hold together if something were wrong: what was met on a way, and the opposite of what should hold at its end. */
export type Counterclaim = readonly Claim[];

const hypothetical: readonly Item['kind'][] = ['taken', 'assumed', 'defined'];

/** What was met up to a place on a way, as far as it is not a conclusion. */
export const hypotheses = (items: readonly Item[]): readonly Claim[] => items.flatMap(({ kind, claim }) => (hypothetical.includes(kind) ? [claim] : []));

/**
 * What would show that a conclusion on the way was wrong: a comparison that could have gone the other way after all, or an operation that
 * meant nothing. @param from the first item that is looked at
 */
export const doubts = (terms: Terms, items: readonly Item[], from: number): readonly Counterclaim[] =>
  items.flatMap(({ kind, claim }, place) =>
    (place >= from && (kind === 'implied' || kind === 'needed') ? [[...hypotheses(items.slice(0, place)), terms.not(claim)]] : []));
