import type { ProtocolVector } from '../vector.js';
import { executed, type ProtocolWitness } from '../witness.js';
import { type ProtocolCell, protocolCellName } from './cell.js';
import { cellsOfProtocol, fixedCells, recordedName } from './cells.js';
import { assembledProtocol, type ProtocolDraft } from './draft.js';
import { neighbourDrafts, recordedDraft, refusalDraft, siteDraft, Slugs } from './drafts.js';
import type { Met } from './edge.js';
import { notShown } from './not-shown.js';
import { courseDrafts, edgesOfCourse, poolOf } from './pool.js';
import { edgesOf, recordedFiles } from './recorded.js';
import { type Found, searchedFor } from './search.js';
import { besides } from './beside.js';

/** The vectors of every protocol, and what they cover. */
export interface GeneratedProtocols {
  readonly vectors: readonly ProtocolVector[];
  readonly cells: readonly ProtocolCell[];
  /** For each cell that vectors cover, their ids. */
  readonly covered: ReadonlyMap<string, readonly string[]>;
  /** Neither covered nor told of as not shown: a set that lacks one is not complete. */
  readonly missing: readonly ProtocolCell[];
}

/** A set in the making: what was drafted, and which cells it covers so far. */
class Making {
  readonly vectors: ProtocolVector[] = [];
  readonly covered = new Set<string>();
  readonly slugs = new Slugs();

  constructor(readonly witness: ProtocolWitness) {}

  add(draft: ProtocolDraft): void {
    const vector = assembledProtocol(this.witness, draft);
    this.vectors.push(vector);
    for (const cell of cellsIn(this.witness, vector)) this.covered.add(cell);
  }

  lacks(cell: ProtocolCell): boolean {
    const name = protocolCellName(cell);
    return !this.covered.has(name) && !notShown.has(name);
  }
}

function cellsIn(witness: ProtocolWitness, vector: ProtocolVector): readonly string[] {
  const execution = executed(witness, vector);
  return execution === null ? [] : cellsOfProtocol(witness, vector.dialect, vector.events, execution, vector.covers, vector.source.recorded ?? null);
}

/** For each cell that vectors cover, the ids of those that do, in their order. */
export function coveredByProtocols(witness: ProtocolWitness, vectors: readonly ProtocolVector[]): ReadonlyMap<string, readonly string[]> {
  const covered = new Map<string, string[]>();
  const note = (cell: string, id: string): void => { covered.set(cell, [...(covered.get(cell) ?? []), id]); };
  for (const vector of vectors) for (const cell of cellsIn(witness, vector)) note(cell, vector.id);
  for (const { cell, id } of besides(vectors)) note(protocolCellName(cell), id);
  return covered;
}

/** One recorded call for each kind of answer that was recorded: the shortest. */
function asRecorded(making: Making, pool: readonly Met[]): readonly ProtocolCell[] {
  const cells = new Map<string, ProtocolCell>();
  for (const edge of pool) {
    const answer = edge.execution.answers[0];
    if (edge.recorded === null || answer === undefined) continue;
    const name = recordedName(edge.recorded, edge.event, answer);
    const cell: ProtocolCell = { dialect: edge.dialect, kind: 'recorded', name, how: 'asked' };
    if (cells.has(name)) continue;
    cells.set(name, cell);
    making.add(recordedDraft(making.slugs, edge, name, ''));
  }
  return [...cells.values()];
}

/** Adds what a search found of cells that are not covered yet: one vector may cover several. */
function fill(making: Making, pool: readonly Met[], cells: readonly ProtocolCell[]): void {
  const lacking = cells.filter((cell) => making.lacks(cell));
  const found = lacking.length === 0 ? new Map<string, Found>() : searchedFor(making.witness, pool, lacking);
  for (const cell of lacking) {
    const shown = found.get(protocolCellName(cell));
    if (shown === undefined || !making.lacks(cell)) continue;
    if (shown.kind === 'neighbours') {
      for (const draft of neighbourDrafts(making.slugs, shown)) making.add(draft);
      making.covered.add(protocolCellName(cell));
    } else making.add(cell.kind === 'refusal' ? refusalDraft(making.slugs, shown.edge) : siteDraft(making.slugs, cell, shown.edge));
  }
}

/** Generates the vectors of every protocol: courses, recorded calls, refusals with their neighbours, and each way through each place of the kernels. The same bytes for everyone. */
export function generatedProtocols(witness: ProtocolWitness, recordings: string): GeneratedProtocols {
  const making = new Making(witness);
  const drafts = courseDrafts();
  for (const draft of drafts) making.add(draft);
  const pool = poolOf(witness, [...drafts.flatMap((draft) => edgesOfCourse(witness, draft)), ...recordedFiles(recordings).flatMap(edgesOf)]);
  const cells = [...fixedCells(witness), ...asRecorded(making, pool)];
  for (const dialect of witness.dialects.keys()) {
    const own = cells.filter((cell) => cell.dialect === dialect);
    // Neighbours first: a refusal that has one needs no vector of its own.
    fill(making, pool.filter((edge) => edge.dialect === dialect), [...own.filter(({ kind }) => kind === 'neighbour'), ...own.filter(({ kind }) => kind !== 'neighbour' && kind !== 'recorded')]);
  }
  const covered = coveredByProtocols(witness, making.vectors);
  return { vectors: making.vectors, cells, covered, missing: cells.filter((cell) => !covered.has(protocolCellName(cell)) && !notShown.has(protocolCellName(cell))) };
}
