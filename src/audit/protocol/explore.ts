import type { Judgement } from '../../../properties/protocol/judgement.js';
import type { Scene } from '../../machine/scene.js';
import { type Extent, nearestFirst } from './nearest.js';
import { judgementsFor, type Move, rulingsOf, type Visit } from './visit.js';

/** What is known of one guarantee. */
export interface Known {
  /** Moves and scenes that were evidence. */
  readonly judged: number;
  /** The names of the moves that break it, the last of which breaks it or leads to where it is broken; null where nothing did. */
  readonly broken: readonly string[] | null;
}

/** How far an exploration came, and what is known by then. */
export interface Explored extends Extent {
  readonly known: ReadonlyMap<string, Known>;
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
  const extent = nearestFirst(opening, most, (visit, way) => {
    for (const judgement of judgements) learnt(known, judgement, visit, way);
  });
  return { ...extent, known };
}
