import type { Plain } from '../../../../machine/dialect.js';
import { isSame } from '../../../../machine/same.js';
import { type ProtocolCell, protocolCellName } from '../cell.js';
import { alone, type Edge, met, type Met } from '../edge.js';
import { changed, placeOf } from '../leaves.js';
import { oneOfEach, wayOf as wayOfEdge } from '../search.js';
import type { ProtocolWitness } from '../../witness.js';
import { type Beside, type Parameter, valuesFor } from './range.js';
import { parametersOf } from './ranges.js';
import { type Standing, standingIn } from './standing.js';
import { toldBy } from './told.js';

/** Of how many edges a parameter is changed: those that go through come first. */
const mostEdges = 120;

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

/** Edges as they come and each way of standing in them, until one tells: one that goes through rather than a refusal. */
export function searchedParameter(witness: ProtocolWitness, pool: readonly Met[], cell: ProtocolCell): Met | null {
  const parameter = parametersOf[cell.dialect]?.[cell.name];
  if (parameter === undefined) return null;
  const name = protocolCellName(cell);
  const few = oneOfEach(pool.filter(({ dialect }) => dialect === cell.dialect), wayOfEdge);
  const edges = [...few.filter(({ code }) => code === 'OK'), ...few.filter(({ code }) => code !== 'OK')].slice(0, mostEdges);
  let refused: Met | null = null;
  for (const edge of edges) {
    for (const tried of [edge, ...standingSo(edge, cell, parameter)]) {
      if (!toldBy(alone(tried), (each) => each === name).includes(name)) continue;
      const found = met(witness, tried);
      if (found?.code === 'OK') return found;
      refused ??= found;
    }
  }
  return refused;
}
