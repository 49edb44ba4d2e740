import type { Event, EventType } from '../kernel/event.js';
import type { World } from '../kernel/world.js';

/** One whole number of a world, between zero and `most`. */
export interface Field {
  readonly name: string;
  readonly most: bigint;
}

/**
 * How a world of a small setting is written as a few small numbers, and read back. Worlds that no event can ever tell apart are written
 * alike: times as ages, up to where age makes no more difference, and nothing that is kept for the books alone.
 */
export interface Layout {
  readonly fields: readonly Field[];
  /** Every shape that a world of the setting can have. */
  readonly shapes: readonly string[];
  /** All of the world that is not a number. */
  readonly shapeOf: (world: World) => string;
  readonly valuesOf: (world: World) => readonly bigint[];
  /** The world of a shape and values: it stands at the layout's own time, and its books are empty of what was left out. */
  readonly worldOf: (shape: string, values: readonly bigint[]) => World;
}

/** A kind of event with every combination of amounts that a setting tries. */
export interface Move {
  readonly type: EventType;
  /** Names the move, since an event type has one for each asset or pair. */
  readonly name: string;
  /** Largest value that each parameter takes. */
  readonly most: readonly bigint[];
  readonly choices: readonly (readonly bigint[])[];
  readonly event: (world: World, parameters: readonly bigint[]) => Event;
}

/** A finite world for a design: every state that its moves reach can be visited. */
export interface Setting<D> {
  readonly design: D;
  readonly start: World;
  readonly layout: Layout;
  readonly moves: readonly Move[];
  /** The prices in force once more, as a choice of the move that quotes; −1 before the first quote. @param values of the layout's fields */
  readonly sameQuotes: (values: ArrayLike<number>) => number;
  /** What the setting leaves out, in words: they stand beside every verdict that rests on it. */
  readonly assumptions: readonly string[];
}
