import { unchecked } from '../../../witness/watch.js';
import { executed, type ProtocolWitness } from '../../witness.js';
import { alone, type Leaf, met, type Met, textOf } from '../edge.js';
import { changed, leavesOf, othersFor } from '../leaves.js';
import { wayTaken } from '../search.js';
import { isCheck, isGoverning, type Pair, pairName } from './pair.js';

/** How many accepted events of each type are looked at, and by how many places each refusal is brought about in one of them. */
const mostAccepted = 6;
const mostPlaces = 4;

/** One value that, put into an accepted event or its world, has it refused. */
interface Cause {
  readonly leaf: Leaf;
  readonly value: string | boolean;
}

/** An event that deserves two refusals, and the place and value with which only the later is left. */
export interface FoundPair {
  readonly pair: Pair;
  readonly edge: Met;
  readonly without: Leaf;
}

/** For each code, what brings it about in an accepted edge: a value in one place each. */
function causesIn(witness: ProtocolWitness, accepted: Met): ReadonlyMap<string, readonly Cause[]> {
  const causes = new Map<string, Cause[]>();
  for (const leaf of leavesOf(accepted)) {
    const here = new Set<string>();
    for (const value of othersFor(accepted, leaf)) {
      const code = met(witness, changed(accepted, leaf, value))?.code ?? 'OK';
      const others = causes.get(code) ?? [];
      if (!isCheck(code) || here.has(code) || others.length >= mostPlaces) continue;
      here.add(code);
      causes.set(code, [...others, { leaf, value }]);
    }
  }
  return causes;
}

/** The code that an edge is answered with by a kernel that never says its own. */
function withoutCheck({ dialects, watched }: ProtocolWitness, { dialect, params, init, event, code }: Met): string | null {
  const probe = dialects.get(dialect)?.probe(params, init, event) ?? null;
  try {
    return probe === null ? null : watched(probe, unchecked(code)).result;
  } catch {
    return null;
  }
}

/** The pair that both causes together show: one is answered, and the other would be without it. */
function together(witness: ProtocolWitness, accepted: Met, [one, other]: readonly [string, string], causes: readonly [Cause, Cause]): FoundPair | null {
  const [first, second] = causes;
  if (first.leaf === second.leaf) return null;
  const edge = met(witness, changed(changed(accepted, first.leaf, first.value), second.leaf, second.value));
  if (edge === null || (edge.code !== one && edge.code !== other)) return null;
  const [later, without] = edge.code === one ? [other, first.leaf] : [one, second.leaf];
  if (withoutCheck(witness, edge) !== later || executed(witness, alone(edge)) === null) return null;
  return { pair: { type: textOf(edge.event['type']), earlier: edge.code, later }, edge, without };
}

/** Accepted edges, some of each type of event: the shortest of those that go different ways, in worlds of courses and aims, which are small. What was aimed as a refusal is accepted where its neighbour is. */
function acceptedIn(witness: ProtocolWitness, pool: readonly Met[]): readonly Met[] {
  const beside = pool.flatMap((edge) => {
    const { place, value } = edge.purpose?.beside ?? { place: null, value: null };
    const tried = place === null ? null : met(witness, changed(edge, place, value));
    return tried === null ? [] : [tried];
  });
  const byType = new Map<string, Map<string, Met>>();
  for (const edge of [...pool, ...beside]) {
    if (edge.code !== 'OK' || edge.recorded !== null || isGoverning(textOf(edge.event['type']))) continue;
    const ways = byType.get(textOf(edge.event['type'])) ?? new Map<string, Met>();
    byType.set(textOf(edge.event['type']), ways);
    if (!ways.has(wayTaken(edge)) && ways.size < mostAccepted) ways.set(wayTaken(edge), edge);
  }
  return [...byType.values()].flatMap((ways) => [...ways.values()]);
}

const twoOf = <T>(list: readonly T[]): readonly (readonly [T, T])[] => list.flatMap((one, at) => list.slice(at + 1).map((other) => [one, other] as const));
const eachWith = <T>(some: readonly T[], others: readonly T[]): readonly (readonly [T, T])[] => some.flatMap((one) => others.map((other) => [one, other] as const));

/**
 * Pairs of refusals of one dialect that some event deserves at once: in an accepted event two values, each of which has it refused by itself, are changed together.
 * @param wanted names of the pairs that are looked for; null for every pair
 */
export function searchedPairs(witness: ProtocolWitness, pool: readonly Met[], wanted: ReadonlySet<string> | null): ReadonlyMap<string, FoundPair> {
  const found = new Map<string, FoundPair>();
  const lacks = (pair: Pair): boolean => !found.has(pairName(pair)) && (wanted === null || wanted.has(pairName(pair)));
  for (const accepted of acceptedIn(witness, pool)) {
    const type = textOf(accepted.event['type']);
    if (wanted !== null && ![...wanted].some((name) => name.startsWith(`${type}: `) && !found.has(name))) continue;
    for (const [[one, ofOne], [other, ofOther]] of twoOf([...causesIn(witness, accepted)])) {
      const isLacking = (): boolean => lacks({ type, earlier: one, later: other }) || lacks({ type, earlier: other, later: one });
      for (const causes of eachWith(ofOne, ofOther)) {
        const shown = isLacking() ? together(witness, accepted, [one, other], causes) : null;
        if (shown !== null && lacks(shown.pair)) found.set(pairName(shown.pair), shown);
      }
    }
  }
  return found;
}
