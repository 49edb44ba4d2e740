import type { Execution, Way } from '../symbolic/execution.js';
import { together } from '../symbolic/together.js';
import { rowOfAll } from '../term/alternatives.js';
import { type Counterclaim, doubts, hypotheses } from './counterclaim.js';
import { Reading } from './reading.js';

/** What would show that something concluded since the last time was wrong. */
export const doubtsOf = (execution: Execution): readonly Counterclaim[] =>
  execution.unquestioned().flatMap(({ items, from }) => doubts(execution.terms, items, from));

/** Ways that a predicate cannot tell apart: what it looks at is the same at the end of each. */
interface Alike<T> {
  readonly result: T;
  readonly ends: readonly Way<T>[];
}

/** The ways that end like the first of them, wherever the predicate looks when all that is known is what they have in common. */
function alikeTo<T extends object>(execution: Execution, first: Way<T>, ways: readonly Way<T>[], holds: (result: T) => boolean): Alike<T> {
  let ends: readonly Way<T>[] = [first];
  for (let among = ways; ;) {
    const reading = new Reading(first.result);
    execution.explore(() => holds(reading.view), together(execution.terms, ends.map(({ end }) => end)));
    // Only what was looked at counts: what was concluded meanwhile is concluded anew, and asked about, for those that are put together.
    execution.unquestioned();
    among = among.filter(({ result }) => reading.isLike(result));
    if (among.length === ends.length) return { result: first.result, ends };
    ends = among;
  }
}

/**
 * Where a predicate fails at the end of ways, or might fail in spite of what our own reasoning says. Ways that it cannot tell apart are
 * looked at together: the machine has many more ways than ends.
 * @param holds a function of what it is given alone, which makes whatever it remembers anew
 */
export function failures<T extends object>(execution: Execution, ways: readonly Way<T>[], holds: (result: T) => boolean): readonly Counterclaim[] {
  const counterclaims: Counterclaim[] = [];
  for (let left = ways, [first] = left; first !== undefined; [first] = left) {
    const { result, ends } = alikeTo(execution, first, left, holds);
    const failing = execution.explore(() => holds(result), together(execution.terms, ends.map(({ end }) => end))).filter((way) => !way.result);
    counterclaims.push(...doubtsOf(execution), ...failing.map(({ items }) => rowOfAll(hypotheses(items))));
    const done = new Set(ends);
    left = left.filter((way) => !done.has(way));
  }
  return counterclaims;
}
