import { refusalCodes } from '../../kernel/refusal.js';
import { phases, transitionNames } from '../../machine/chart.js';
import type { Coverage, Reached } from '../search/coverage.js';

/** Which names of a list were reached and which were not; both in the order of their code units. */
export interface Names {
  readonly reached: readonly string[];
  readonly missing: readonly string[];
}

/** What a campaign came by. */
export interface Reach {
  readonly phases: Names;
  readonly transitions: Names;
  /** Each guard of the chart, once for each of its answers. */
  readonly guardSides: Names;
  readonly refusals: Names;
}

/** Names in the order of their code units, each once: the same on every machine. */
export const inOrder = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort((one, other) => (one < other ? -1 : 1));

/** The names of a list, parted into those that were seen and those that were not. */
export function namesOf(all: readonly string[], isReached: (name: string) => boolean): Names {
  const [reached, missing] = [all.filter(isReached), all.filter((name) => !isReached(name))];
  return { reached: inOrder(reached), missing: inOrder(missing) };
}

const without = (all: readonly string[], { missing }: Reached): Names => namesOf(all, (name) => !missing.includes(name));

/** What a search says that it reached, by name. @param guardSides every side of every guard that was watched, and whether it was seen */
export const reachOf = ({ phases: seen, transitions, refusals }: Coverage, guardSides: Names = { reached: [], missing: [] }): Reach => ({
  phases: without(phases, seen),
  transitions: without(transitionNames, transitions),
  guardSides,
  refusals: without(refusalCodes, refusals),
});

/** Every name, reached or not. */
export const allOf = ({ reached, missing }: Names): readonly string[] => inOrder([...reached, ...missing]);

/** What either of them reached. Both must speak of the same names. */
function joinedNames(one: Names, other: Names): Names {
  const reached = new Set([...one.reached, ...other.reached]);
  return namesOf(allOf(one), (name) => reached.has(name));
}

/** What either of two reports of the same names reached. */
export const joinedReach = (one: Reach, other: Reach): Reach => ({
  phases: joinedNames(one.phases, other.phases),
  transitions: joinedNames(one.transitions, other.transitions),
  guardSides: joinedNames(one.guardSides, other.guardSides),
  refusals: joinedNames(one.refusals, other.refusals),
});
