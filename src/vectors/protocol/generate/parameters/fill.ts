import { slugOf } from '../../../generate/draft.js';
import type { ProtocolVector } from '../../vector.js';
import type { ProtocolWitness } from '../../witness.js';
import { type ProtocolCell, protocolCellName } from '../cell.js';
import { assembledProtocol, type ProtocolDraft } from '../draft.js';
import type { Met } from '../edge.js';
import type { Kept } from '../kept.js';
import { trimmed } from '../trimmed.js';
import { protocolParameterCells } from './ranges.js';
import { type Packed, searchedParameter } from './search.js';
import { toldBy, toldByVectors } from './told.js';
import { untold } from './untold.js';

/** What was added so that every parameter stands in every way, and what tells of each. */
export interface Filled {
  readonly added: readonly ProtocolVector[];
  /** For each cell one vector that tells of it. */
  readonly told: ReadonlyMap<string, readonly string[]>;
  readonly missing: readonly ProtocolCell[];
}

const slugOfCell = ({ name, how }: ProtocolCell): string => slugOf(`${name} ${how}`);

/** How a parameter stands, after its name. */
const standingSaid: Readonly<Record<string, string>> = { 0: 'at zero', 1: 'at the least above zero', least: 'at its least', typical: 'between its ends', limit: 'at its limit', named: 'as it is' };
const saidOf = ({ name, how }: ProtocolCell): string => `${name} ${standingSaid[how] ?? `being ${how}`}`;

/** So many letters of a comment are left for what it lists. */
const mostListed = 220;

/** As many as there is room for, and how many more there are. */
function listed(texts: readonly string[]): string {
  const [whole, few] = [texts.join(', '), texts.slice(0, 4)];
  return whole.length <= mostListed ? whole : `${few.join(', ')} and ${(texts.length - few.length).toString()} more`;
}

const isTold = (draft: ProtocolDraft, names: ReadonlySet<string>): boolean => new Set(toldBy(draft, (cell) => names.has(cell))).size === names.size;

/** The event of an edge, in a world in which nobody is without a part in it. */
function draftOf(witness: ProtocolWitness, cell: ProtocolCell, { edge: { params, init, event }, cells }: Packed): ProtocolDraft {
  const comment = `The answer depends on ${listed(cells.map(saidOf))}.`;
  const draft: ProtocolDraft = { dialect: cell.dialect, family: 'parameter', slug: slugOfCell(cell), comment, params, init, events: [event], recorded: null };
  const names = new Set(cells.map(protocolCellName));
  return trimmed(witness, draft, (fewer) => isTold(fewer, names));
}

/** What was found for a cell before; null where nothing was. */
function keptDraft(kept: Kept, cell: ProtocolCell): ProtocolDraft | null {
  const vector = kept.get(`${cell.dialect}/parameter/${slugOfCell(cell)}`);
  if (vector === undefined) return null;
  const { dialect, comment, params, init, events } = vector;
  return { dialect, family: 'parameter', slug: slugOfCell(cell), comment, params, init, events, recorded: null };
}

/**
 * The vectors that are still needed so that each parameter stands in each way in one whose answers depend on it.
 * @param vectors those that there are for other reasons
 * @param pool the edges that a search changes
 * @param kept what was found before, which is taken again where it still tells, be it that something else tells it as well by now
 */
export function filledParameters(witness: ProtocolWitness, vectors: readonly ProtocolVector[], pool: readonly Met[], kept: Kept): Filled {
  const cells = protocolParameterCells.filter((cell) => !untold.has(protocolCellName(cell)));
  const told = new Map<string, readonly string[]>();
  const added: ProtocolVector[] = [];
  /** Adds a vector that tells a cell. Whether it does is asked of it even where another does. */
  const add = (draft: ProtocolDraft, name: string): void => {
    const vector = assembledProtocol(witness, draft);
    const tells = toldBy(vector, (each) => each === name || (!told.has(each) && !untold.has(each)));
    if (!tells.includes(name)) return;
    added.push(vector);
    for (const each of tells) told.set(each, told.get(each) ?? [vector.id]);
  };
  for (const cell of cells) {
    const draft = keptDraft(kept, cell);
    if (draft !== null) add(draft, protocolCellName(cell));
  }
  for (const [cell, ids] of toldByVectors(vectors, (each) => !told.has(each) && !untold.has(each))) told.set(cell, ids);
  for (const cell of cells) {
    if (told.has(protocolCellName(cell))) continue;
    const found = searchedParameter(witness, pool, cell, cells.filter((each) => !told.has(protocolCellName(each))));
    if (found !== null) add(draftOf(witness, cell, found), protocolCellName(cell));
  }
  return { added, told, missing: cells.filter((cell) => !told.has(protocolCellName(cell))) };
}
