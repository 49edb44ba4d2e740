import type { Intent } from '../intent.js';
import type { Moment, Playing } from '../play.js';

/** Somebody with a plan of several events, where an aim is one event. */
export interface Adversary {
  /** What it does, and why that may hurt. */
  readonly story: string;
  /** One move: events aimed at the boundaries of the state that each of them finds; none where there is nothing to gain. */
  readonly move: (playing: Playing, intent: Intent) => Generator<Moment, void>;
}
