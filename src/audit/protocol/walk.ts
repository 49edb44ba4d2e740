import type { Scene } from '../../machine/scene.js';
import { Chance, seedFor } from '../search/chance.js';
import { type Known, learnt } from './explore.js';
import { judgementsFor, type Move, visited } from './visit.js';

/** How many moves a walk makes at the most. */
const longest = 24;

/** A half of the time what liquidates, while there is something: walks of prices alone prove little. */
function chosen(moves: readonly Move[], chance: Chance): Move | undefined {
  const accepted = moves.filter(({ played }) => played.kind === 'accepted');
  const others = accepted.filter(({ aim }) => aim.deed !== 'price');
  return others.length > 0 && chance.below(2) === 0 ? chance.oneOf(others) : chance.oneOf(accepted);
}

/** What walks found. */
export interface Walked {
  readonly runs: number;
  readonly edges: number;
  readonly known: ReadonlyMap<string, Known>;
}

/** Walks at random from the opening; on the way everything that could be asked is asked and judged. The same seed walks the same way. */
export function walked(opening: Scene, runs: number, seed: number): Walked {
  const judgements = judgementsFor(opening);
  const known = new Map<string, Known>();
  let edges = 0;
  for (let run = 0; run < runs; run += 1) {
    const chance = new Chance(seedFor(seed, run));
    let scene = opening;
    const way: string[] = [];
    for (let step = 0; step < longest; step += 1) {
      const visit = visited(scene);
      edges += visit.moves.filter(({ played }) => played.kind === 'accepted').length;
      for (const judgement of judgements) learnt(known, judgement, visit, () => [...way]);
      const move = chosen(visit.moves, chance);
      if (move === undefined || move.played.kind === 'refused') break;
      way.push(move.aim.name);
      scene = move.played.scene;
    }
  }
  return { runs, edges, known };
}
