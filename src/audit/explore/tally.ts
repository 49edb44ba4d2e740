import type { Ending } from './expander.js';

/** An answer by its place: the state in packed words, the move and the choice. */
export interface Place {
  readonly depth: number;
  readonly state: readonly number[];
  readonly move: number;
  readonly choice: number;
}

/** How often each ending was met, and where guarantees broke first. */
export interface Tally {
  readonly met: readonly { readonly ending: Ending; readonly times: number }[];
  readonly broken: ReadonlyMap<string, Place>;
}

function isBefore(one: Place, other: Place): boolean {
  if (one.depth !== other.depth) return one.depth < other.depth;
  const mine = [...one.state, one.move, one.choice];
  const theirs = [...other.state, other.move, other.choice];
  const at = mine.findIndex((number, place) => number !== theirs[place]);
  return at >= 0 && (mine[at] ?? 0) < (theirs[at] ?? 0);
}

/** The earlier of two places: by depth, then by the numbers of the state, so that it does not matter who came first. */
export const earlier = (one: Place | undefined, other: Place): Place => (one === undefined || isBefore(other, one) ? other : one);

/** The sum of tallies, in an order that does not depend on theirs. */
export function summed(tallies: readonly Tally[]): Tally {
  const met = new Map<string, { readonly ending: Ending; readonly times: number }>();
  const broken = new Map<string, Place>();
  for (const tally of tallies) {
    for (const { ending, times } of tally.met) {
      const key = JSON.stringify(ending);
      met.set(key, { ending, times: times + (met.get(key)?.times ?? 0) });
    }
    for (const [id, place] of tally.broken) broken.set(id, earlier(broken.get(id), place));
  }
  const inOrder = [...met].sort(([one], [other]) => (one < other ? -1 : 1));
  return { met: inOrder.map(([, entry]) => entry), broken };
}

/** Accepted answers: the edges of the graph. */
export const edgesIn = ({ met }: Tally): number => met.reduce((sum, { ending, times }) => (ending.code === null ? sum + times : sum), 0);

/** How often each guarantee was put to the test and held. */
export function heldIn({ met }: Tally): ReadonlyMap<string, number> {
  const held = new Map<string, number>();
  for (const { ending, times } of met) for (const id of ending.held) held.set(id, (held.get(id) ?? 0) + times);
  return held;
}
