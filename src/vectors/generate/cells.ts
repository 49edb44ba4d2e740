import type { Site, Witness } from '../witness/load.js';
import { coverageOf } from '../witness/covers.js';
import type { Sight } from '../witness/watch.js';
import { refusalCodes } from '../../kernel/refusal.js';
import { transitionNames } from '../../machine/chart.js';
import type { Vector } from '../format/vector.js';
import { type Cell, cellName } from './cell.js';
import { parameterCells } from './parameters-told.js';

const howsOf: Readonly<Record<Site['kind'], readonly string[]>> = { guard: ['below', 'at', 'above'], choice: ['below', 'above'], rounding: ['inexact', 'exact'] };

/** Every cell: transitions, refusals, each way through each place that decides or rounds, and each way in which a parameter may stand. */
export const allCells = ({ sites }: Pick<Witness, 'sites'>): readonly Cell[] => [
  ...transitionNames.map((name): Cell => ({ kind: 'transition', name, how: 'taken' })),
  ...refusalCodes.map((name): Cell => ({ kind: 'refusal', name, how: 'returned' })),
  ...sites.flatMap(({ name, kind }) => howsOf[kind].map((how): Cell => ({ kind, name, how }))),
  ...parameterCells,
];

/** The cells of what an execution met and what its answers tell apart. Standing at a boundary counts where the answers show on which side it belongs. */
export function cellsOf(sites: readonly Site[], { covers, seen }: { readonly covers: Vector['covers']; readonly seen: ReadonlyMap<string, ReadonlySet<Sight>> }): readonly string[] {
  const told = new Set([...covers.guards, ...covers.roundings]);
  const met = sites.flatMap(({ name, kind }) => [...(seen.get(name) ?? [])].flatMap((how) =>
    ((how === 'at' || how === 'inexact') && !told.has(name) ? [] : [cellName({ kind, name, how })])));
  return [
    ...covers.transitions.map((name) => cellName({ kind: 'transition', name, how: 'taken' })),
    ...covers.refusals.map((name) => cellName({ kind: 'refusal', name, how: 'returned' })),
    ...met,
  ];
}

/** For each cell that vectors cover, the ids of those that do, in their order. */
export function coveredBy(witness: Witness, vectors: readonly Vector[]): ReadonlyMap<string, readonly string[]> {
  const covered = new Map<string, string[]>();
  for (const vector of vectors) {
    for (const cell of cellsOf(witness.sites, coverageOf(witness, vector))) covered.set(cell, [...(covered.get(cell) ?? []), vector.id]);
  }
  return covered;
}
