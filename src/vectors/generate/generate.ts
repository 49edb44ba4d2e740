import type { Vector } from '../format/vector.js';
import type { Witness } from '../witness/load.js';
import { assembled } from './assemble.js';
import { allCells, type Cell, cellName, coveredBy } from './cells.js';
import type { Draft } from './draft.js';
import { draftOf, found } from './fill.js';
import { recipes } from './recipes.js';

/** The vectors of the dialect, and what they cover. */
export interface Generated {
  readonly vectors: readonly Vector[];
  /** For each cell that vectors cover, their ids. */
  readonly covered: ReadonlyMap<string, readonly string[]>;
  readonly missing: readonly Cell[];
}

/** One edge may be the first for several cells: one vector then stands for all of them, under the first. */
function filled(witness: Witness, missing: readonly Cell[]): readonly Draft[] {
  const edges = found(witness, missing);
  const taken = new Set<unknown>();
  return missing.flatMap((cell) => {
    const edge = edges.get(cellName(cell));
    if (edge === undefined || taken.has(edge)) return [];
    taken.add(edge);
    return [draftOf(cell, edge)];
  });
}

/** Generates the set: recipes first, then one event for each cell that they leave. The same bytes for everyone. */
export function generated(witness: Witness): Generated {
  const written = recipes.map((draft) => assembled(witness, draft));
  const first = coveredBy(witness, written);
  const open = allCells(witness).filter((cell) => !first.has(cellName(cell)));
  const searched = filled(witness, open).map((draft) => assembled(witness, draft));
  const covered = new Map([...first, ...coveredBy(witness, searched)].map(([cell]) => [cell, first.get(cell) ?? []]));
  for (const [cell, ids] of coveredBy(witness, searched)) covered.set(cell, [...(first.get(cell) ?? []), ...ids]);
  return { vectors: [...written, ...searched], covered, missing: allCells(witness).filter((cell) => !covered.has(cellName(cell))) };
}
