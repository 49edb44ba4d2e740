import fc from 'fast-check';
import type { Event } from '../../kernel/event.js';
import type { Phase } from '../../kernel/world.js';
import type { Scene } from './scene.js';

/**
 * A wish to do something: what at, and how near to which boundary. Small numbers only, resolved against the state when the event is
 * made, since a random amount never lands on a boundary and a shrunk one should stay on it.
 */
export interface Intent {
  /** Chooses among the aims that make sense in the phase. */
  readonly aim: number;
  readonly asset: number;
  readonly other: number;
  /** Chooses among the amounts, prices or boundaries of the aim. */
  readonly size: number;
  /** One unit below, at or above the boundary. */
  readonly nudge: number;
  /** Chooses when: mostly now. */
  readonly moment: number;
}

/** A phase, or that of an account that owes nothing and has yet to become interesting. */
export type Situation = Phase | 'idle';

/** One kind of event, aimed. Null where the aim makes no sense in the scene. */
export interface Aim {
  readonly name: string;
  /** How often it is chosen in a situation, relative to others; 0 for never. */
  readonly weight: (situation: Situation) => number;
  readonly event: (scene: Scene, intent: Intent) => Event | null;
}

const drawn = (most: number): fc.Arbitrary<number> => fc.noBias(fc.nat(most));

/** Intents; they shrink towards the plainest aim, the first asset, the boundary itself, and now. */
export const intents: fc.Arbitrary<Intent> = fc.record({
  aim: drawn(9_999),
  asset: drawn(5),
  other: drawn(5),
  size: drawn(59),
  nudge: fc.noBias(fc.integer({ min: -1, max: 1 })),
  moment: drawn(59),
});
