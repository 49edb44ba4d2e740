import type { Effect } from '../kernel/effect.js';
import type { Event } from '../kernel/event.js';
import type { Refusal } from '../kernel/refusal.js';
import type { Phase, World } from '../kernel/world.js';
import { decide } from './decide.js';
import type { Mechanism } from './mechanism.js';
import { stepOf } from './transition.js';
import { current, earliest } from './waiting.js';

/** What the machine would answer to an event, and why. */
export type Explanation =
  | {
      readonly event: Event;
      readonly enabled: true;
      /** The phase that it leads to, the named transitions on the way, and the numbers. */
      readonly phase: Phase;
      readonly path: readonly string[];
      readonly effects: readonly Effect[];
    }
  | {
      readonly event: Event;
      readonly enabled: false;
      readonly refusal: Refusal;
      /** [seconds] from which the same event would be accepted if nothing else happened; null where time alone does not help. */
      readonly from: bigint | null;
    };

/** Explains one event, or one example of each thing that could be done. */
export interface Explain<D> {
  (design: D, world: World): readonly Explanation[];
  (design: D, world: World, event: Event): Explanation;
}

function explained<D>(mechanism: Mechanism<D>, design: D, world: World, event: Event): Explanation {
  const decided = decide(mechanism, design, world, event);
  if (decided._tag === 'Right') {
    const step = stepOf(decided.right);
    return { event, enabled: true, phase: step.world.account.phase, path: step.path, effects: step.effects };
  }
  const isAccepted = (at: bigint): boolean => decide(mechanism, design, world, { ...event, at })._tag === 'Right';
  // An event that is no bigint late is malformed at any time.
  const start = typeof event.at === 'bigint' && event.at > world.market.at ? event.at : world.market.at;
  return { event, enabled: false, refusal: decided.left, from: earliest(mechanism, design, world, start, isAccepted) };
}

/**
 * What could be done in a world, and what not: for each probe of the mechanism, or for a given event, either where it leads or the refusal
 * and the second from which time alone would turn it into consent. Judges no guarantee.
 */
export function explainOf<D>(mechanism: Mechanism<D>): Explain<D> {
  function explain(design: D, world: World): readonly Explanation[];
  function explain(design: D, world: World, event: Event): Explanation;
  function explain(design: D, world: World, event?: Event): Explanation | readonly Explanation[] {
    const now = current(mechanism, design, world);
    if (event !== undefined) return explained(mechanism, design, now, event);
    return mechanism.probes(design, now).map((probe) => explained(mechanism, design, now, probe));
  }
  return explain;
}
