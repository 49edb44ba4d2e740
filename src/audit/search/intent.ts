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

/** The least and the most of each number of an intent. */
export const intentRanges = {
  aim: [0, 9_999], asset: [0, 5], other: [0, 5], size: [0, 59], nudge: [-1, 1], moment: [0, 59],
} as const satisfies Readonly<Record<keyof Intent, readonly [number, number]>>;

const within = ([min, max]: readonly [number, number]): fc.Arbitrary<number> => fc.noBias(fc.integer({ min, max }));

/** Intents; they shrink towards the plainest aim, the first asset, the boundary itself, and now. */
export const intents: fc.Arbitrary<Intent> = fc.record({
  aim: within(intentRanges.aim),
  asset: within(intentRanges.asset),
  other: within(intentRanges.other),
  size: within(intentRanges.size),
  nudge: within(intentRanges.nudge),
  moment: within(intentRanges.moment),
});
