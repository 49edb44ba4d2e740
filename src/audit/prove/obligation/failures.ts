import type { Execution, Way } from '../symbolic/execution.js';
import type { Standing } from '../symbolic/standing.js';
import { together } from '../symbolic/together.js';
import { rowOfAll } from '../term/alternatives.js';
import { type Counterclaim, doubts, hypotheses } from './counterclaim.js';
import { Layout, Reading } from './reading.js';

/** What would show that something concluded since the last time was wrong: once for all ways on which the same few claims led to it. */
export function doubtsOf(execution: Execution): readonly Counterclaim[] {
  const said = new Set<string>();
  return execution.unquestioned().flatMap(({ items, from }) => doubts(execution.terms, items, from, said));
}

/** Where any of the ways ends that come to one result. */
export interface End<T extends object> {
  readonly layout: Layout<T>;
  readonly standing: Standing;
}

/** The results of ways, each once: the machine has many more ways than results. */
export function endsOf<T extends object>(execution: Execution, ways: readonly Way<T>[]): readonly End<T>[] {
  const alike = new Map<string, { readonly layout: Layout<T>; readonly standings: Standing[] }>();
  for (const { result, end } of ways) {
    const layout = new Layout(result);
    const known = alike.get(layout.text);
    if (known === undefined) alike.set(layout.text, { layout, standings: [end] });
    else known.standings.push(end);
  }
  return [...alike.values()].map(({ layout, standings }) => ({ layout, standing: together(execution.terms, standings) }));
}

/** Ends that a predicate cannot tell apart: what it looks at is the same in each. */
interface Alike<T extends object> {
  readonly ends: readonly End<T>[];
  readonly standing: Standing;
}

/** The ends that are like the first, wherever the predicate looks when all that is known is what they have in common. */
function alikeTo<T extends object>(execution: Execution, first: End<T>, ends: readonly End<T>[], holds: (result: T) => boolean): Alike<T> {
  let alike: Alike<T> = { ends: [first], standing: first.standing };
  for (let among = ends; ;) {
    const reading = new Reading(first.layout);
    execution.explore(() => holds(reading.view), alike.standing);
    // Only what was looked at counts: what was concluded meanwhile is concluded anew, and asked about, for those that are put together.
    execution.unquestioned();
    among = among.filter(({ layout }) => reading.isLike(layout));
    if (among.length === alike.ends.length) return alike;
    alike = { ends: among, standing: together(execution.terms, among.map(({ standing }) => standing)) };
  }
}

/**
 * Where a predicate fails at the end of ways, or might fail in spite of what our own reasoning says. Ends that it cannot tell apart are
 * looked at together.
 * @param holds a function of what it is given alone, which makes whatever it remembers anew
 */
export function failures<T extends object>(execution: Execution, ends: readonly End<T>[], holds: (result: T) => boolean): readonly Counterclaim[] {
  const counterclaims: Counterclaim[] = [];
  for (let left = ends, [first] = left; first !== undefined; [first] = left) {
    const alike = alikeTo(execution, first, left, holds);
    const { layout: { data } } = first;
    const failing = execution.explore(() => holds(data), alike.standing).filter(({ result }) => !result);
    for (const each of doubtsOf(execution)) counterclaims.push(each);
    for (const { items } of failing) counterclaims.push(rowOfAll(hypotheses(items)));
    const done = new Set(alike.ends);
    left = left.filter((end) => !done.has(end));
  }
  return counterclaims;
}
