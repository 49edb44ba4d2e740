import type { Site } from '../../witness/load.js';
import type { Sight } from '../../witness/watch.js';
import { executed, isTold, type ProtocolWitness } from '../witness.js';
import { type ProtocolCell, protocolCellName } from './cell.js';
import { alone, type Leaf, met, type Met, type Part, type Place, textOf } from './edge.js';
import { changed, leavesOf, othersFor, quantityIn, quantityOf, valueAt } from './leaves.js';

/** What a search found for a cell: an edge that shows it, or a refusal with its accepted neighbour. */
export type Found = { readonly kind: 'edge'; readonly edge: Met } | ({ readonly kind: 'neighbours' } & Neighbours);

/** A refusal, and an accepted event that differs from it in one place. */
export interface Neighbours {
  readonly refused: Met;
  readonly accepted: Met;
  readonly leaf: Place;
  readonly nearness: 'a unit apart' | 'a number apart' | 'a word apart';
}

/** Whether an edge meets a place in one way, and its answer shows it where it can. */
export function shows(witness: ProtocolWitness, tried: Met, site: Site, how: Sight): boolean {
  if (tried.seen.get(site.name)?.has(how) !== true) return false;
  if (how !== 'at' && how !== 'inexact') return true;
  const execution = executed(witness, alone(tried));
  return execution !== null && isTold(witness, alone(tried), execution, site);
}

/** The way in which a cell of a place is met; null for cells of anything else. */
export const sightOf = ({ how }: ProtocolCell): Sight | null => (['below', 'at', 'above', 'inexact', 'exact'] as const).find((each) => each === how) ?? null;

/** How many boundaries are looked for a cell before it is given up: most leaves move by steps that never stand on one. */
const mostBoundaries = 10;
/** Of how many edges each value of the event, of the world, and of the parameters is changed: those that differ most come first. */
const mostEvents = 80;
const mostWorlds = 10;
const mostParameters = 5;

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
    // Aims come last: what calls meet shows more of a protocol, and there are few whose every value can be changed.
    const [aimed, asked] = [pool.filter(({ purpose }) => purpose !== undefined), pool.filter(({ purpose }) => purpose === undefined)];
    for (const edge of asked) this.#look(edge);
    this.#changes(asked);
    for (const edge of aimed) this.#besideIt(edge);
    for (const edge of aimed) this.#look(edge);
  }

  #changes(pool: readonly Met[]): void {
    const [answers, ways] = [oneOfEach(pool, answerOf), oneOfEach(pool, wayTaken)];
    const few = [...new Set([...answers, ...ways])];
    const changing: readonly (readonly [Part, readonly Met[]])[] = [['event', few.slice(0, mostEvents)], ['init', few.slice(0, mostWorlds)], ['params', few.slice(0, mostParameters)]];
    for (const [part, edges] of changing) for (const edge of edges) if (this.#wanted.size > 0) this.#change(edge, part);
  }

  /** What is spelled otherwise than it would be written is no vector. */
  #keep(name: string, found: Found): void {
    const edges = found.kind === 'edge' ? [found.edge] : [found.refused, found.accepted];
    if (edges.some((edge) => executed(this.witness, alone(edge)) === null)) return;
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

  /** What was aimed as a refusal says itself what stands where it goes through. */
  #besideIt(edge: Met): void {
    const { place, value } = edge.purpose?.beside ?? { place: null, value: null };
    const tried = place === null ? null : met(this.witness, changed(edge, place, value));
    if (place === null || tried === null) return;
    const [refused, accepted] = edge.code === 'OK' ? [tried, edge] : [edge, tried];
    const name = protocolCellName({ dialect: refused.dialect, kind: 'neighbour', name: refused.code, how: 'beside it' });
    if (refused.code === 'OK' || accepted.code !== 'OK' || !this.#wanted.has(name)) return;
    const [from, to] = [quantityIn(valueAt(refused, place)), quantityIn(valueAt(accepted, place))];
    const found = from === null || to === null ? { refused, accepted, leaf: place, nearness: 'a word apart' as const } : (this.#parted(refused, accepted, place, [from, to]) ?? { refused, accepted, leaf: place, nearness: 'a number apart' as const });
    this.#keep(name, { kind: 'neighbours', ...found });
  }

  #change(edge: Met, part: Part): void {
    for (const leaf of leavesOf(edge).filter((each) => each.part === part)) {
      const value = quantityOf(leaf);
      for (const other of othersFor(edge, leaf)) {
        const tried = met(this.witness, changed(edge, leaf, other));
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
    if (accepted.code === 'OK' && refused.code !== 'OK' && this.#wanted.has(name) && this.#mayTry(name)) {
      const found = value === null || typeof other !== 'string' ? { refused, accepted, leaf, nearness: 'a word apart' as const } : this.#parted(refused, accepted, leaf, edge.code === 'OK' ? [BigInt(other), value] : [value, BigInt(other)]);
      if (found !== null) this.#keep(name, { kind: 'neighbours', ...found });
    }
    if (value !== null && typeof other === 'string') this.#betweenThem(edge, tried, leaf, value, BigInt(other));
  }

  /** Whether another boundary may be looked for on behalf of a cell. */
  #mayTry(name: string): boolean {
    const tried = this.#boundaries.get(name) ?? 0;
    this.#boundaries.set(name, tried + 1);
    return tried < mostBoundaries;
  }

  /** The refused and the accepted edge that are a unit apart, between two that are further. */
  #parted(refused: Met, accepted: Met, leaf: Place, [from, to]: readonly [bigint, bigint]): Neighbours | null {
    const pair = this.#between(refused, leaf, from, to, ({ code }) => code === 'OK');
    return pair !== null && pair[0].code === refused.code && pair[1].code === accepted.code ? { refused: pair[0], accepted: pair[1], leaf, nearness: 'a unit apart' } : null;
  }

  /** Edges that stand on the boundary of a place, or a unit beside it, between one that is below and one that is above. */
  #betweenThem(edge: Met, tried: Met, leaf: Leaf, from: bigint, to: bigint): void {
    for (const [name, cell] of this.#wanted) {
      if (cell.how !== 'at') continue;
      const [one, other] = [edge.seen.get(cell.name), tried.seen.get(cell.name)];
      const side = one?.has('below') === true && other?.has('above') === true ? 'above' : one?.has('above') === true && other?.has('below') === true ? 'below' : null;
      if (side === null || !this.#mayTry(name)) continue;
      const pair = this.#between(edge, leaf, from, to, ({ seen }) => seen.get(cell.name)?.has(side) === true);
      for (const each of pair ?? []) this.#look(each);
    }
  }

  /** Two edges that differ by one unit of one leaf, and of which only the second is as wanted; null where what lies between is no case. */
  #between(edge: Met, leaf: Place, from: bigint, to: bigint, isWanted: (tried: Met) => boolean): readonly [Met, Met] | null {
    // What was aimed keeps what is said of it where it stands as it was aimed.
    const at = (value: bigint): Met | null => (value === from && edge.purpose !== undefined ? edge : met(this.witness, changed(edge, leaf, value.toString())));
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

const answerOf = ({ event, code }: Met): string => `${textOf(event['type'])} ${code}`;
/** A text for what an edge is answered, and for all that it meets on the way. */
export const wayTaken = (edge: Met): string => `${answerOf(edge)} ${[...edge.seen].map(([site, sights]) => `${site} ${[...sights].sort().join()}`).sort().join()}`;

/** The first edge of each kind. @param kindOf its name */
export function oneOfEach(pool: readonly Met[], kindOf: (edge: Met) => string): readonly Met[] {
  const first = new Map<string, Met>();
  for (const edge of pool) if (!first.has(kindOf(edge))) first.set(kindOf(edge), edge);
  return [...first.values()];
}

/** For each cell what shows it, as far as it is found: among edges of its dialect, or one change of a value away. */
export function searchedFor(witness: ProtocolWitness, pool: readonly Met[], cells: readonly ProtocolCell[]): ReadonlyMap<string, Found> {
  const search = new Search(witness, cells);
  search.over(pool);
  return search.found;
}
