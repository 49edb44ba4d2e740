import { protocolFile, type ProtocolVector } from '../vector.js';
import { executed, type ProtocolWitness } from '../witness.js';
import { type ProtocolCell, protocolCellName } from './cell.js';
import { cellsOfProtocol, fixedCells, recordedName } from './cells.js';
import { assembledProtocol, type ProtocolDraft } from './draft.js';
import { neighbourDrafts, pairDraft, recordedDraft, refusalDraft, siteDraft, Slugs } from './drafts.js';
import type { Met } from './edge.js';
import { byRecording, type Kept, keptFor } from './kept.js';
import { notShown } from './not-shown.js';
import { aims } from './aims/all.js';
import { courseDrafts, edgeOfAim, edgesOfCourse, poolOf } from './pool.js';
import { precedenceCells } from './precedence/pairs.js';
import { searchedPairs } from './precedence/search.js';
import { pairsTold } from './precedence/told.js';
import { trimmed } from './trimmed.js';
import { edgesOf, recordedFiles } from './recorded.js';
import { type Found, searchedFor } from './search.js';
import { besides } from './beside.js';
import { filledParameters } from './parameters/fill.js';
import { protocolParameterCells } from './parameters/ranges.js';

/** The vectors of every protocol, and what they cover. */
export interface GeneratedProtocols {
  readonly vectors: readonly ProtocolVector[];
  readonly cells: readonly ProtocolCell[];
  /** For each cell that vectors cover, their ids. */
  readonly covered: ReadonlyMap<string, readonly string[]>;
  /** Neither covered nor told of as not shown: a set that lacks one is not complete. */
  readonly missing: readonly ProtocolCell[];
  /** Every edge that was looked at: of courses, aims and recordings, the shortest first. */
  readonly pool: readonly Met[];
}

/** A set in the making: what was drafted, and which cells it covers so far. */
class Making {
  readonly vectors: ProtocolVector[] = [];
  readonly covered = new Set<string>();
  readonly slugs = new Slugs();

  constructor(readonly witness: ProtocolWitness) {}

  add(draft: ProtocolDraft): void {
    this.take(assembledProtocol(this.witness, draft));
  }

  take(vector: ProtocolVector): void {
    this.vectors.push(vector);
    for (const cell of cellsIn(this.witness, vector)) this.covered.add(cell);
  }

  lacks(cell: ProtocolCell): boolean {
    const name = protocolCellName(cell);
    return !this.covered.has(name) && !notShown.has(name);
  }
}

const known = new WeakMap<ProtocolVector, readonly string[]>();

/** The cells that a vector covers by itself: executed once, and then known. */
function cellsIn(witness: ProtocolWitness, vector: ProtocolVector): readonly string[] {
  const cells = known.get(vector) ?? executedCells(witness, vector);
  known.set(vector, cells);
  return cells;
}

function executedCells(witness: ProtocolWitness, vector: ProtocolVector): readonly string[] {
  const execution = executed(witness, vector);
  if (execution === null) return [];
  return [...cellsOfProtocol(witness, vector.dialect, vector.events, execution, vector.covers, vector.source.recorded ?? null), ...pairsTold(witness, vector, execution.answers)];
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
    const { answer } = edge;
    if (edge.recorded === null || answer === null) continue;
    const name = recordedName(edge.recorded, edge.event, answer);
    const cell: ProtocolCell = { dialect: edge.dialect, kind: 'recorded', name, how: 'asked' };
    if (cells.has(name)) continue;
    cells.set(name, cell);
    making.add(trimmed(making.witness, recordedDraft(making.slugs, edge, name, '')));
  }
  return [...cells.values()];
}

/** Without vectors that show nothing which others do not, the longest first. Courses stay: they are there to be read; and so does what was shipped: its id is somebody's by now. */
function withoutIdle(witness: ProtocolWitness, vectors: readonly ProtocolVector[], kept: Kept): readonly ProtocolVector[] {
  const shown = new Map(vectors.map((vector) => [vector.id, new Set(cellsIn(witness, vector))]));
  for (const { cell, id } of besides(vectors)) for (const each of [id, id.replace('/neighbour/', '/refusal/')]) shown.get(each)?.add(protocolCellName(cell));
  const counts = new Map<string, number>();
  for (const cells of shown.values()) for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  // Both of a pair show that they are one.
  for (const { cell } of besides(vectors)) counts.set(protocolCellName(cell), (counts.get(protocolCellName(cell)) ?? 0) - 1);
  const idle = new Set<string>();
  const longest = [...vectors].filter(({ id, source }) => source.generator !== 'lifecycle' && !kept.has(id)).sort((one, other) => protocolFile(other).length - protocolFile(one).length || (one.id < other.id ? -1 : 1));
  for (const { id } of longest) {
    const cells = [...(shown.get(id) ?? [])];
    if (cells.some((cell) => (counts.get(cell) ?? 0) < 2)) continue;
    for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) - 1);
    idle.add(id);
  }
  return vectors.filter(({ id }) => !idle.has(id));
}

/** Whether vectors show a cell. */
const showsCell = (witness: ProtocolWitness, cell: ProtocolCell, vectors: readonly ProtocolVector[]): boolean => coveredByProtocols(witness, vectors).has(protocolCellName(cell));

/** Adds what was found before and still shows its cell, be it that something else shows it as well by now. */
function fillFrom(kept: Kept, making: Making, recordings: ReadonlyMap<string, Met>, cells: readonly ProtocolCell[]): void {
  for (const cell of cells) {
    if (notShown.has(protocolCellName(cell))) continue;
    for (const drafts of keptFor(kept, making.slugs, cell, recordings)) {
      const vectors = drafts.map((draft) => assembledProtocol(making.witness, draft));
      if (!showsCell(making.witness, cell, vectors)) continue;
      making.slugs.take(`${cell.dialect} ${drafts[0].family}`, drafts[0].slug);
      for (const vector of vectors) making.take(vector);
      making.covered.add(protocolCellName(cell));
      break;
    }
  }
}

/** Adds what a search finds of cells that are not covered yet: one vector may cover several. */
function fill(making: Making, pool: readonly Met[], cells: readonly ProtocolCell[]): void {
  const lacking = cells.filter((cell) => making.lacks(cell));
  const found = lacking.length === 0 ? new Map<string, Found>() : searchedFor(making.witness, pool, lacking);
  for (const cell of lacking) {
    const shown = found.get(protocolCellName(cell));
    if (shown === undefined || !making.lacks(cell)) continue;
    const isStillShown = (draft: ProtocolDraft): boolean => showsCell(making.witness, cell, [assembledProtocol(making.witness, draft)]);
    if (shown.kind === 'neighbours') {
      const drafts = neighbourDrafts(making.slugs, shown);
      // Two that differ in their worlds must differ in nothing else.
      for (const draft of drafts) making.add(drafts.length === 1 ? trimmed(making.witness, draft, isStillShown) : draft);
      making.covered.add(protocolCellName(cell));
    } else making.add(trimmed(making.witness, cell.kind === 'refusal' ? refusalDraft(making.slugs, shown.edge) : siteDraft(making.slugs, cell, shown.edge), isStillShown));
  }
}

/** Adds an event for each pair of refusals of which no vector tells the order yet. */
function fillPairs(making: Making, pool: readonly Met[], cells: readonly ProtocolCell[]): void {
  const lacking = cells.filter((cell) => making.lacks(cell));
  if (lacking.length === 0) return;
  const found = searchedPairs(making.witness, pool, new Set(lacking.map(({ name }) => name)));
  for (const cell of lacking) {
    const shown = found.get(cell.name);
    if (shown === undefined || !making.lacks(cell)) continue;
    making.add(trimmed(making.witness, pairDraft(making.slugs, cell, shown), (draft) => showsCell(making.witness, cell, [assembledProtocol(making.witness, draft)])));
  }
}

/**
 * Generates the vectors of every protocol: courses, recorded calls, refusals with their neighbours, and each way through each place of the kernels. The same bytes for everyone.
 * @param recordings the folder of what deployed contracts answered
 * @param kept vectors of an earlier search, which are answered anew and taken where they still show what they were found for
 */
export function generatedProtocols(witness: ProtocolWitness, recordings: string, kept: Kept = new Map()): GeneratedProtocols {
  const making = new Making(witness);
  const drafts = courseDrafts();
  for (const draft of drafts) making.add(draft);
  const pool = poolOf(witness, [...drafts.flatMap((draft) => edgesOfCourse(witness, draft)), ...aims.map(edgeOfAim), ...recordedFiles(recordings).flatMap(edgesOf)]);
  const cells = [...fixedCells(witness), ...precedenceCells, ...asRecorded(making, pool)];
  const recorded = byRecording(pool);
  for (const dialect of witness.dialects.keys()) {
    const own = cells.filter((cell) => cell.dialect === dialect);
    // Neighbours first: a refusal that has one needs no vector of its own.
    const sought = [...own.filter(({ kind }) => kind === 'neighbour'), ...own.filter(({ kind }) => kind !== 'neighbour' && kind !== 'recorded' && kind !== 'precedence')];
    const [paired, asked] = [own.filter(({ kind }) => kind === 'precedence'), pool.filter((edge) => edge.dialect === dialect)];
    fillFrom(kept, making, recorded, [...sought, ...paired]);
    fill(making, asked, sought);
    fillPairs(making, asked, paired);
  }
  const shown = withoutIdle(witness, making.vectors, kept);
  const parameters = filledParameters(witness, shown, pool, kept);
  const vectors = [...shown, ...parameters.added];
  const covered = new Map([...coveredByProtocols(witness, vectors), ...parameters.told]);
  const missing = [...cells.filter((cell) => !covered.has(protocolCellName(cell)) && !notShown.has(protocolCellName(cell))), ...parameters.missing];
  return { vectors, cells: [...cells, ...protocolParameterCells], covered, pool, missing };
}
