import type { Scene } from '../../machine/scene.js';
import { type Visit, visited } from './visit.js';

/** How far an exploration came. */
export interface Extent {
  readonly states: number;
  readonly edges: number;
  readonly depth: number;
  /** Whether no state was left to visit. */
  readonly isWhole: boolean;
}

/** A scene and how it was reached. */
interface Reached<Seen, Fixed> {
  readonly scene: Scene<Seen, Fixed>;
  readonly from: Reached<Seen, Fixed> | null;
  readonly by: string | null;
  readonly depth: number;
}

function wayTo<Seen, Fixed>({ from, by }: Reached<Seen, Fixed>): readonly string[] {
  return from === null || by === null ? [] : [...wayTo(from), by];
}

/**
 * Visits every scene that accepted moves lead to, nearest first.
 * @param most scenes at most
 * @param onVisit is told each visit, and the names of the moves that lead there
 */
export function nearestFirst<Seen, Fixed>(opening: Scene<Seen, Fixed>, most: number, onVisit: (visit: Visit<Seen, Fixed>, way: () => readonly string[]) => void): Extent {
  const seen = new Set([opening.key]);
  const queue: Reached<Seen, Fixed>[] = [{ scene: opening, from: null, by: null, depth: 0 }];
  let [place, edges, depth] = [0, 0, 0];
  for (let next = queue[place]; next !== undefined && place < most; next = queue[place]) {
    const reached = next;
    const visit = visited(reached.scene);
    onVisit(visit, () => wayTo(reached));
    for (const { aim, played } of visit.moves) {
      if (played.kind === 'refused') continue;
      edges += 1;
      if (seen.has(played.scene.key)) continue;
      seen.add(played.scene.key);
      queue.push({ scene: played.scene, from: reached, by: aim.name, depth: reached.depth + 1 });
    }
    depth = reached.depth;
    place += 1;
  }
  return { states: place, edges, depth, isWhole: place === queue.length };
}
