import { canonical } from '../../../machine/canonical.js';
import type { Plain, PlainRecord, PlainWorld } from '../../../machine/dialect.js';
import { executed, type Execution, type ProtocolWitness } from '../witness.js';
import type { Recorded } from '../vector.js';

/** One event in a world, of which nothing is known yet. */
export interface Edge {
  readonly dialect: string;
  readonly params: Plain;
  readonly init: PlainWorld;
  readonly event: PlainRecord;
  /** Which recorded call it is; null where nobody asked a contract. */
  readonly recorded: Recorded | null;
}

/** An edge, and what came of it. */
export interface Met extends Edge {
  readonly code: string;
  readonly execution: Execution;
  /** Of its text: of two that show the same the shorter is the better vector. */
  readonly size: number;
}

export const textOf = (value: Plain | undefined): string => (typeof value === 'string' ? value : '');

/** A search tries interest over times that no clock reaches: whatever outgrows the engine's integers is no case. */
function attempted(witness: ProtocolWitness, edge: Edge): Execution | null {
  try {
    return executed(witness, alone(edge));
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}

/** Executes an edge; null where it is no case of its dialect, as with parameters that governance could not set. */
export function met(witness: ProtocolWitness, edge: Edge): Met | null {
  const execution = attempted(witness, edge);
  const code = execution?.answers[0]?.code;
  if (execution === null || code === undefined) return null;
  return { ...edge, code, execution, size: canonical([edge.params, edge.init, edge.event]).length };
}

/** What a vector of one edge executes. */
export const alone = ({ dialect, params, init, event }: Edge): { readonly dialect: string; readonly params: Plain; readonly init: PlainWorld; readonly events: readonly PlainRecord[] } =>
  ({ dialect, params, init, events: [event] });
