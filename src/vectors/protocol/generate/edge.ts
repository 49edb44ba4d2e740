import type { Plain, PlainAnswer, PlainRecord, PlainWorld } from '../../../machine/dialect.js';
import type { Sight } from '../../witness/watch.js';
import type { ProtocolWitness } from '../witness.js';
import type { Recorded } from '../vector.js';

/** Where something stands in an edge: first in its event, then in the world, then in the parameters. */
export type Part = 'event' | 'init' | 'params';

/** A place in an edge. */
export interface Place {
  readonly part: Part;
  readonly path: readonly string[];
}

/** One value of an edge. */
export interface Leaf extends Place {
  readonly value: string | boolean;
}

/** What an edge was worked out for: in a sentence, and what stands in one place where a refusal goes through. */
export interface Purpose {
  readonly says: string;
  readonly beside: { readonly place: Place; readonly value: Plain } | null;
}

/** One event in a world, of which nothing is known yet. */
export interface Edge {
  readonly dialect: string;
  readonly params: Plain;
  readonly init: PlainWorld;
  readonly event: PlainRecord;
  /** Which recorded call it is; null where nobody asked a contract. */
  readonly recorded: Recorded | null;
  /** Only where somebody aimed it. */
  readonly purpose?: Purpose;
}

/** An edge, what came of it, and each place of the kernel that it met. */
export interface Met extends Edge {
  readonly code: string;
  readonly seen: ReadonlyMap<string, ReadonlySet<Sight>>;
  /** The whole answer, where it was asked for. */
  readonly answer: PlainAnswer | null;
}

export const textOf = (value: Plain | undefined): string => (typeof value === 'string' ? value : '');

/** Asks an edge; null where it is no case of its dialect, as with parameters that governance could not set. */
export function met({ dialects, watched }: ProtocolWitness, edge: Edge): Met | null {
  const probe = dialects.get(edge.dialect)?.probe(edge.params, edge.init, edge.event) ?? null;
  if (probe === null) return null;
  try {
    const { result, seen } = watched(probe);
    return { ...edge, code: result, seen, answer: null };
  } catch (cause) {
    // A search tries interest over times that no clock reaches: what outgrows the engine's integers is no case.
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}

/** What a vector of one edge executes. */
export const alone = ({ dialect, params, init, event }: Edge): { readonly dialect: string; readonly params: Plain; readonly init: PlainWorld; readonly events: readonly PlainRecord[] } =>
  ({ dialect, params, init, events: [event] });
