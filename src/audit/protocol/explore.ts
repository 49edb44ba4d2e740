import type { Judgement } from '../../../properties/protocol/judgement.js';
import type { Scene } from '../../machine/scene.js';
import { judgementsFor, type Move, rulingsOf, type Visit, visited } from './visit.js';

/** What is known of one guarantee. */
export interface Known {
  /** Moves and scenes that were evidence. */
  readonly judged: number;
  /** The names of the moves that break it, the last of which breaks it or leads to where it is broken; null where nothing did. */
  readonly broken: readonly string[] | null;
}

/** How far an exploration came. */
export interface Explored {
  readonly states: number;
  readonly edges: number;
  readonly depth: number;
  /** Whether no state was left to visit. */
  readonly isWhole: boolean;
  readonly known: ReadonlyMap<string, Known>;
}

/** A scene and how it was reached. */
interface Reached {
  readonly scene: Scene;
  readonly from: Reached | null;
  readonly by: string | null;
  readonly depth: number;
}

export function wayTo(reached: Reached): readonly string[] {
  return reached.from === null || reached.by === null ? [] : [...wayTo(reached.from), reached.by];
}

/** What is known after a visit more. */
export function learnt(known: Map<string, Known>, judgement: Judgement, visit: Visit, way: () => readonly string[]): void {
  const before = known.get(judgement.id) ?? { judged: 0, broken: null };
  const rulings = rulingsOf(judgement, visit).filter(({ ruling }) => ruling !== null);
  const broken = rulings.find(({ ruling }) => ruling === false);
  const breaking = (move: Move | null): readonly string[] => (move === null ? way() : [...way(), move.aim.name]);
  known.set(judgement.id, { judged: before.judged + rulings.length, broken: before.broken ?? (broken === undefined ? null : breaking(broken.move)) });
}

/** Visits every state that can be reached, nearest first, so that what breaks a guarantee is as short as can be. @param most states at most */
export function explored(opening: Scene, most: number): Explored {
  const judgements = judgementsFor(opening);
  const known = new Map<string, Known>();
  const seen = new Set([opening.key]);
  const queue: Reached[] = [{ scene: opening, from: null, by: null, depth: 0 }];
  let [place, edges, depth] = [0, 0, 0];
  for (let next = queue[place]; next !== undefined && place < most; next = queue[place]) {
    const reached = next;
    const visit = visited(reached.scene);
    for (const judgement of judgements) learnt(known, judgement, visit, () => wayTo(reached));
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
  return { states: place, edges, depth, isWhole: place === queue.length, known };
}
