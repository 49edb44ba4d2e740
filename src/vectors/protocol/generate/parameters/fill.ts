import { slugOf } from '../../../generate/draft.js';
import type { ProtocolVector } from '../../vector.js';
import type { ProtocolWitness } from '../../witness.js';
import { type ProtocolCell, protocolCellName } from '../cell.js';
import { assembledProtocol, type ProtocolDraft } from '../draft.js';
import type { Met } from '../edge.js';
import type { Kept } from '../kept.js';
import { trimmed } from '../trimmed.js';
import { protocolParameterCells } from './ranges.js';
import { type Packed, packedWith, searchedParameter } from './search.js';
import { toldBy, toldByVectors } from './told.js';
import { untold } from './untold.js';

/** What was added so that every parameter stands in every way, and what tells of each. */
export interface Filled {
  readonly added: readonly ProtocolVector[];
  /** For each cell the first vector that tells of it. */
  readonly told: ReadonlyMap<string, readonly string[]>;
  readonly missing: readonly ProtocolCell[];
}

const slugOfCell = ({ name, how }: ProtocolCell): string => slugOf(`${name} ${how}`);
const saidOf: Readonly<Record<string, string>> = { 0: 'at zero', 1: 'at the least above zero', least: 'at its least', typical: 'between its ends', limit: 'at its limit' };

const isTold = (draft: ProtocolDraft, name: string): boolean => toldBy(draft, (cell) => cell === name).includes(name);

const standsSo = ({ name, how }: ProtocolCell): string => `${name} ${saidOf[how] ?? `is ${how}`}`;

/** The event of an edge, in a world in which nobody is without a part in it. */
function draftOf(witness: ProtocolWitness, cell: ProtocolCell, { edge: { params, init, event }, cells }: Packed): ProtocolDraft {
  const said = `The answer depends on each of these parameters as it stands: ${cells.map(standsSo).join('; ')}.`;
  const comment = said.length > 240 ? `The answer depends on each of ${cells.length.toString()} parameters as they stand, the first being ${standsSo(cell)}.` : said;
  const draft: ProtocolDraft = { dialect: cell.dialect, family: 'parameter', slug: slugOfCell(cell), comment, params, init, events: [event], recorded: null };
  return trimmed(witness, draft, (fewer) => cells.map(protocolCellName).every((name) => isTold(fewer, name)));
}

/** What was found for a cell before, where it still tells. */
function keptDraft(kept: Kept, cell: ProtocolCell): ProtocolDraft | null {
  const vector = kept.get(`${cell.dialect}/parameter/${slugOfCell(cell)}`);
  if (vector === undefined) return null;
  const { dialect, comment, params, init, events } = vector;
  const draft: ProtocolDraft = { dialect, family: 'parameter', slug: slugOfCell(cell), comment, params, init, events, recorded: null };
  return isTold(draft, protocolCellName(cell)) ? draft : null;
}

/**
 * The vectors that are still needed so that each parameter stands in each way in one whose answers depend on it.
 * @param vectors those that there are for other reasons
 * @param pool the edges that a search changes
 * @param kept what was found before, which is taken again where it still tells, be it that something else tells it as well by now
 */
export function filledParameters(witness: ProtocolWitness, vectors: readonly ProtocolVector[], pool: readonly Met[], kept: Kept): Filled {
  const cells = protocolParameterCells.filter((cell) => !untold.has(protocolCellName(cell)));
  const told = toldByVectors(vectors, (cell) => !untold.has(cell));
  const added: ProtocolVector[] = [];
  const add = (draft: ProtocolDraft): void => {
    const vector = assembledProtocol(witness, draft);
    added.push(vector);
    for (const cell of toldBy(vector, (each) => !told.has(each) && !untold.has(each))) told.set(cell, [vector.id]);
  };
  for (const cell of cells) {
    const draft = keptDraft(kept, cell);
    if (draft !== null) add(draft);
  }
  for (const cell of cells) {
    const found = told.has(protocolCellName(cell)) ? null : searchedParameter(witness, pool, cell);
    if (found !== null) add(draftOf(witness, cell, packedWith(witness, found, cell, cells.filter((each) => !told.has(protocolCellName(each))))));
  }
  return { added, told, missing: cells.filter((cell) => !told.has(protocolCellName(cell))) };
}
