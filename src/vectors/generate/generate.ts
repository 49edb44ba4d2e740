import type { Vector } from '../format/vector.js';
import type { Witness } from '../witness/load.js';
import { assembled } from './assemble.js';
import { type Cell, cellName } from './cell.js';
import { allCells, coveredBy } from './cells.js';
import type { Draft } from './draft.js';
import { draftOf, found } from './fill.js';
import { exemptCells } from './exempt.js';
import { parametersTold } from './parameters-told.js';
import { aimed, recipes } from './recipes.js';

/** The vectors of the dialect, and what they cover. */
export interface Generated {
  readonly vectors: readonly Vector[];
  /** For each cell that vectors cover, their ids; of a parameter the first. */
  readonly covered: ReadonlyMap<string, readonly string[]>;
  /** Neither covered nor exempt: a set that lacks one is not complete. */
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

/** Generates the set: recipes first, then one event for each cell that they leave and a search finds, then what was aimed at the rest. The same bytes for everyone. */
export function generated(witness: Witness): Generated {
  const cells = allCells(witness);
  const written = recipes.map((draft) => assembled(witness, draft));
  const first = coveredBy(witness, written);
  // No event found by search sets out to show a parameter.
  const open = cells.filter((cell) => cell.kind !== 'parameter' && !first.has(cellName(cell)));
  const searched = filled(witness, open).map((draft) => assembled(witness, draft));
  const vectors = [...written, ...searched, ...aimed.map((draft) => assembled(witness, draft))];
  const covered = new Map([...coveredBy(witness, vectors), ...[...parametersTold(vectors)].map(([cell, id]) => [cell, [id]] as const)]);
  return { vectors, covered, missing: cells.filter((cell) => !covered.has(cellName(cell)) && !exemptCells.has(cellName(cell))) };
}
