import type { Site } from '../../witness/load.js';
import type { Sight } from '../../witness/watch.js';
import { isTold, type ProtocolWitness } from '../witness.js';
import { type ProtocolCell, protocolCellName } from './cell.js';
import { alone, type Edge, met, type Met, textOf } from './edge.js';
import { changed, type Leaf, leavesOf, namesFor, othersFor, type Part, quantityOf } from './leaves.js';

/** What a search found for a cell: an edge that shows it, or a refusal with its accepted neighbour. */
export type Found = { readonly kind: 'edge'; readonly edge: Met } | ({ readonly kind: 'neighbours' } & Neighbours);

/** A refusal, and an accepted event that differs from it in one place. */
export interface Neighbours {
  readonly refused: Met;
  readonly accepted: Met;
  readonly leaf: Leaf;
  readonly nearness: 'a unit apart' | 'a word apart';
}

/** Whether an edge meets a place in one way, and its answer shows it where it can. */
export function shows(witness: ProtocolWitness, tried: Met, site: Site, how: Sight): boolean {
  if (tried.execution.seen.get(site.name)?.has(how) !== true) return false;
  return (how !== 'at' && how !== 'inexact') || isTold(witness, alone(tried), tried.execution, site);
}

/** The way in which a cell of a place is met; null for cells of anything else. */
export const sightOf = ({ how }: ProtocolCell): Sight | null => (['below', 'at', 'above', 'inexact', 'exact'] as const).find((each) => each === how) ?? null;

/** How many boundaries are looked for a cell before it is given up: most leaves move by steps that never stand on one. */
const mostBoundaries = 40;
/** How many edges are changed, one of each type of event and each answer, and the shortest of the others. */
const mostChanged = 60;

/** Looks for cells of one dialect in what edges become when one value of them is another. */
class Search {
  readonly found = new Map<string, Found>();
  readonly #wanted: Map<string, ProtocolCell>;
  readonly #sites: ReadonlyMap<string, Site>;
  readonly #boundaries = new Map<string, number>();

  constructor(private readonly witness: ProtocolWitness, cells: readonly ProtocolCell[]) {
    this.#wanted = new Map(cells.map((cell) => [protocolCellName(cell), cell]));
    this.#sites = new Map(witness.sites.map((site) => [site.name, site]));
  }

  /** Looks at edges as they are, and then at their changes, of events first: the simplest that shows a cell comes first. */
  over(pool: readonly Met[]): void {
    for (const edge of pool) this.#look(edge);
    const few = fewOf(pool);
    for (const part of ['event', 'init', 'params'] as const) for (const edge of few) if (this.#wanted.size > 0) this.#change(edge, part);
  }

  #keep(name: string, found: Found): void {
    this.found.set(name, found);
    this.#wanted.delete(name);
  }

  /** What an edge shows by itself. */
  #look(edge: Met): void {
    for (const [name, cell] of this.#wanted) {
      const sight = sightOf(cell);
      const site = this.#sites.get(cell.name);
      const isShown = cell.kind === 'refusal' ? edge.code === cell.name : site !== undefined && sight !== null && shows(this.witness, edge, site, sight);
      if (isShown) this.#keep(name, { kind: 'edge', edge });
    }
  }

  #change(edge: Met, part: Part): void {
    for (const leaf of leavesOf(edge).filter((each) => each.part === part)) {
      const value = quantityOf(leaf);
      const others = value !== null ? othersFor(value).map(String) : typeof leaf.value === 'boolean' ? [!leaf.value] : namesFor(edge);
      for (const other of others) {
        const tried = other === leaf.value ? null : met(this.witness, changed(edge, leaf, other));
        if (tried === null) continue;
        this.#look(tried);
        this.#compare(edge, tried, leaf, value, other);
      }
    }
  }

  /** Two edges that differ in one leaf: neighbours, perhaps, or on both sides of a boundary. */
  #compare(edge: Met, tried: Met, leaf: Leaf, value: bigint | null, other: string | boolean): void {
    const [refused, accepted] = edge.code === 'OK' ? [tried, edge] : [edge, tried];
    const name = protocolCellName({ dialect: edge.dialect, kind: 'neighbour', name: refused.code, how: 'beside it' });
    if (accepted.code === 'OK' && refused.code !== 'OK' && this.#wanted.has(name)) {
      const found = value === null || typeof other !== 'string' ? { refused, accepted, leaf, nearness: 'a word apart' as const } : this.#parted(refused, accepted, leaf, edge.code === 'OK' ? [BigInt(other), value] : [value, BigInt(other)]);
      if (found !== null) this.#keep(name, { kind: 'neighbours', ...found });
    }
    if (value !== null && typeof other === 'string') this.#betweenThem(edge, tried, leaf, value, BigInt(other));
  }

  /** The refused and the accepted edge that are a unit apart, between two that are further. */
  #parted(refused: Met, accepted: Met, leaf: Leaf, [from, to]: readonly [bigint, bigint]): Neighbours | null {
    const pair = this.#between(refused, leaf, from, to, ({ code }) => code === 'OK');
    return pair !== null && pair[0].code === refused.code && pair[1].code === accepted.code ? { refused: pair[0], accepted: pair[1], leaf, nearness: 'a unit apart' } : null;
  }

  /** Edges that stand on the boundary of a place, or a unit beside it, between one that is below and one that is above. */
  #betweenThem(edge: Met, tried: Met, leaf: Leaf, from: bigint, to: bigint): void {
    for (const [name, cell] of this.#wanted) {
      if (cell.how !== 'at') continue;
      const [one, other] = [edge.execution.seen.get(cell.name), tried.execution.seen.get(cell.name)];
      const side = one?.has('below') === true && other?.has('above') === true ? 'above' : one?.has('above') === true && other?.has('below') === true ? 'below' : null;
      const boundaries = this.#boundaries.get(name) ?? 0;
      if (side === null || boundaries >= mostBoundaries) continue;
      this.#boundaries.set(name, boundaries + 1);
      const pair = this.#between(edge, leaf, from, to, ({ execution }) => execution.seen.get(cell.name)?.has(side) === true);
      for (const each of pair ?? []) this.#look(each);
    }
  }

  /** Two edges that differ by one unit of one leaf, and of which only the second is as wanted; null where what lies between is no case. */
  #between(edge: Edge, leaf: Leaf, from: bigint, to: bigint, isWanted: (tried: Met) => boolean): readonly [Met, Met] | null {
    const at = (value: bigint): Met | null => met(this.witness, changed(edge, leaf, value.toString()));
    let [without, withIt] = [from, to];
    while (without - withIt > 1n || withIt - without > 1n) {
      const middle = (without + withIt) / 2n;
      const tried = at(middle);
      if (tried === null) return null;
      if (isWanted(tried)) withIt = middle;
      else without = middle;
    }
    const [one, other] = [at(without), at(withIt)];
    return one === null || other === null ? null : [one, other];
  }
}

/** One edge of each type of event and each answer, the shortest; and the shortest of the others. */
function fewOf(pool: readonly Met[]): readonly Met[] {
  const first = new Map<string, Met>();
  for (const edge of pool) {
    const key = `${textOf(edge.event['type'])} ${edge.code} ${kindsOf(edge)}`;
    if (!first.has(key)) first.set(key, edge);
  }
  const few = [...first.values()];
  return [...few, ...pool.filter((edge) => !few.includes(edge)).slice(0, Math.max(0, mostChanged - few.length))];
}

const kindsOf = ({ execution }: Met): string => (execution.answers[0]?.announced ?? []).map((said) => textOf(said['kind'])).join();

/** For each cell what shows it, as far as it is found: among edges of its dialect, or one change of a value away. */
export function searchedFor(witness: ProtocolWitness, pool: readonly Met[], cells: readonly ProtocolCell[]): ReadonlyMap<string, Found> {
  const search = new Search(witness, cells);
  search.over(pool);
  return search.found;
}
