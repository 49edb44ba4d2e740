import type { ProtocolCell } from '../cell.js';
import { cellOfPair } from './pair.js';

/** Two codes: the earlier, and the later. */
type Codes = readonly [earlier: string, later: string];

/** Every pair that a vector must tell the order of, by dialect and type of event. Those that follow by way of others are left out: A before B and B before C come to A before C. */
export const pairs: Readonly<Record<string, Readonly<Record<string, readonly Codes[]>>>> = {
};

/** The cell of each pair. */
export const precedenceCells: readonly ProtocolCell[] = Object.entries(pairs).flatMap(([dialect, types]) =>
  Object.entries(types).flatMap(([type, ofType]) => ofType.map(([earlier, later]) => cellOfPair(dialect, { type, earlier, later }))));
