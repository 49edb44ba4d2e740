import { searched } from './searched.js';
import { encodeEvent } from '../../machine/event-codec.js';
import { parametersOf } from '../format/parameters.js';
import { seenIn, tells } from '../witness/covers.js';
import type { Site, Witness } from '../witness/load.js';
import { type Cell, cellName } from './cell.js';
import { type Draft, slugOf } from './draft.js';
import { type Edge, walked } from './pool.js';

/** Enough that what they do not reach is out of reach; each design draws from its own name. */
const walks = 4;
const turns = 12;

/** The wanted cells that one edge covers. */
function coveredIn(witness: Witness, wanted: ReadonlyMap<string, Cell>, sites: ReadonlyMap<string, Site>, { design, world, event }: Edge): readonly string[] {
  const executable = { params: parametersOf(design), init: world, events: [encodeEvent(event)] };
  const { result, seen } = seenIn(witness, executable);
  const path = new Set(result.flatMap((answer) => answer.path));
  return [...wanted].flatMap(([key, { kind, name, how }]) => {
    if (kind === 'transition') return path.has(name) ? [key] : [];
    if (kind === 'refusal') return result.some(({ code }) => code === name) ? [key] : [];
    const site = sites.get(name);
    if (site === undefined || ![...(seen.get(name) ?? [])].some((sight) => sight === how)) return [];
    return (how === 'at' || how === 'inexact') && !tells(witness, executable, result, seen, site) ? [] : [key];
  });
}

/** For each missing cell the first edge that covers it, in the order of designs and walks. What is found for one cell depends on no other. */
export function found(witness: Witness, missing: readonly Cell[]): ReadonlyMap<string, Edge> {
  const wanted = new Map(missing.map((cell) => [cellName(cell), cell]));
  const sites = new Map(witness.sites.map((site) => [site.name, site]));
  const edges = new Map<string, Edge>();
  for (const design of searched) {
    for (const edge of walked(design, walks, turns)) {
      for (const cell of coveredIn(witness, wanted, sites, edge)) {
        edges.set(cell, edge);
        wanted.delete(cell);
      }
    }
  }
  return edges;
}

const storyOf = ({ kind, name, how }: Cell): string => {
  if (kind === 'transition') return `Takes ${name}.`;
  if (kind === 'refusal') return `Is refused with ${name}.`;
  if (kind === 'rounding') return how === 'inexact' ? `A remainder shows which way ${name} rounds.` : `No remainder: ${name} rounds nothing.`;
  if (kind === 'choice') return `The left side is the ${how === 'below' ? 'smaller' : 'larger'}: ${name}.`;
  return how === 'at' ? `Both sides are equal, and the answer shows it: ${name}.` : `The left side is ${how === 'below' ? 'smaller' : 'larger'}: ${name}.`;
};

/** The draft of a cell: one event in the smallest world that shows it. */
export const draftOf = (cell: Cell, { design, world, event }: Edge): Draft => ({
  family: cell.kind === 'rounding' ? 'rounding' : cell.kind === 'guard' || cell.kind === 'choice' ? 'boundary' : 'step',
  slug: slugOf(`${cell.name} ${cell.how}`), comment: storyOf(cell).slice(0, 280), given: () => ({ design, world }), events: [event],
});
