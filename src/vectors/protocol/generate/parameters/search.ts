import type { Plain } from '../../../../machine/dialect.js';
import { isSame } from '../../../../machine/same.js';
import { type ProtocolCell, protocolCellName } from '../cell.js';
import { alone, type Edge, met, type Met } from '../edge.js';
import { changed, placeOf } from '../leaves.js';
import { oneOfEach, wayTaken } from '../search.js';
import type { ProtocolWitness } from '../../witness.js';
import { type Beside, type Parameter, valuesFor } from './range.js';
import { parametersOf } from './ranges.js';
import { type Standing, standingIn } from './standing.js';
import { toldBy } from './told.js';

/** Of how many edges a parameter is changed: those that go through come first. */
const mostEdges = 400;

const isPlace = (key: string): boolean => /^[0-9]+$/.test(key);

/** The edge with what has to stand beside a parameter: places of lists are those of the parameter. */
function surrounded(edge: Edge, beside: Beside, { place }: Standing): Edge {
  return Object.entries(beside).reduce<Edge>((changing, [name, value]) => {
    const places = place.path.filter(isPlace);
    const written = name.replace(/\[\]/g, () => `.${places.shift() ?? '0'}`);
    return changed(changing, placeOf(written.startsWith('market') ? written : `params.${written}`), value);
  }, edge);
}

/** Every edge in which a parameter of this one stands in a way, the simplest first. */
function standingSo(edge: Edge, { name, how }: ProtocolCell, { range, beside }: Parameter): readonly Edge[] {
  return standingIn(edge).filter((standing) => standing.name === name).flatMap((standing) =>
    valuesFor(range, how).flatMap((value: Plain) => [{}, ...(beside?.[how] ?? [])].map((each) => {
      const around = surrounded(edge, each, standing);
      return isSame(value, standing.value) ? around : changed(around, standing.place, value);
    })));
}

/** Of edges that go one way those with other parameters count for themselves, and what was recorded besides what somebody wrote: its numbers are as small as they may be. */
const kindOf = (edge: Met): string => `${edge.recorded === null ? 'written' : 'recorded'} ${[...new Set(standingIn(edge).map(({ name }) => name))].join(' ')} ${wayTaken(edge)}`;

/** How many edges that tell a cell are tried for telling others besides. */
const mostTelling = 6;

/** The first edges that tell a cell, changed or as they come: those that go through, or else refusals. */
export function edgesTelling(witness: ProtocolWitness, pool: readonly Met[], cell: ProtocolCell): readonly Met[] {
  const parameter = parametersOf[cell.dialect]?.[cell.name];
  if (parameter === undefined) return [];
  const name = protocolCellName(cell);
  const few = oneOfEach(pool.filter(({ dialect }) => dialect === cell.dialect), kindOf);
  const edges = [...few.filter(({ code }) => code === 'OK'), ...few.filter(({ code }) => code !== 'OK')].slice(0, mostEdges);
  const [accepted, refused]: [Met[], Met[]] = [[], []];
  for (const edge of edges) {
    const telling = [edge, ...standingSo(edge, cell, parameter)].filter((each) => toldBy(alone(each), (told) => told === name).includes(name)).flatMap((each) => met(witness, each) ?? []);
    accepted.push(...telling.filter(({ code }) => code === 'OK').slice(0, 1));
    refused.push(...telling.filter(({ code }) => code !== 'OK').slice(0, 1));
    if (accepted.length === mostTelling) break;
  }
  return accepted.length > 0 ? accepted : refused.slice(0, mostTelling);
}

/** How a parameter may stand beside others that tell already, so that all of them do: the edge, and the cells that it tells. */
export interface Packed {
  readonly edge: Met;
  readonly cells: readonly ProtocolCell[];
}

/**
 * The edge of one cell with as many others as it can tell besides: one vector for several ways of standing.
 * @param lacking those that nothing tells yet, in the order in which they are tried
 */
function packedWith(witness: ProtocolWitness, found: Met, cell: ProtocolCell, lacking: readonly ProtocolCell[]): Packed {
  let packed: Packed = { edge: found, cells: [cell] };
  for (const more of lacking) {
    const parameter = parametersOf[more.dialect]?.[more.name];
    if (parameter === undefined || more.dialect !== cell.dialect || more === cell) continue;
    const cells = [...packed.cells, more];
    const names = new Set(cells.map(protocolCellName));
    const tried = standingSo(packed.edge, more, parameter).find((each) => new Set(toldBy(alone(each), (name) => names.has(name))).size === names.size);
    const edge = tried === undefined ? null : met(witness, tried);
    // What goes through must not become a refusal that depends on as much: it would show less of the world.
    if (edge !== null && edge.code === found.code) packed = { edge, cells };
  }
  return packed;
}

/** Of the edges that tell a cell the one that can tell most others besides, the first of equals; null where none tells it. @param lacking those that nothing tells yet */
export function searchedParameter(witness: ProtocolWitness, pool: readonly Met[], cell: ProtocolCell, lacking: readonly ProtocolCell[]): Packed | null {
  const packed = edgesTelling(witness, pool, cell).map((edge) => packedWith(witness, edge, cell, lacking));
  return packed.reduce<Packed | null>((best, each) => (best === null || each.cells.length > best.cells.length ? each : best), null);
}
