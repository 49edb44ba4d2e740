import type { Event } from '../kernel/event.js';
import type { World } from '../kernel/world.js';
import { firstBetween } from './boundary.js';
import { decide } from './decide.js';
import type { Mechanism } from './mechanism.js';

/** The world after an event, unjudged by guarantees; null where it is refused. */
export function afterEvent<D>(mechanism: Mechanism<D>, design: D, world: World, event: Event): World | null {
  const decided = decide(mechanism, design, world, event);
  if (decided._tag === 'Left') return null;
  const [first, second] = decided.right;
  return (second ?? first).after;
}

/** The world with time, interest and routing as of its own time: an account that shares its market may lag behind it. */
export const current = <D>(mechanism: Mechanism<D>, design: D, world: World): World =>
  afterEvent(mechanism, design, world, { type: 'TICK', at: world.market.at }) ?? world;

/**
 * The earliest second from `start` on at which a claim holds, time being all that passes; null where it never does.
 * It is asked at each second that the mechanism names and just before, and searched for in between.
 */
export function earliest<D>(mechanism: Mechanism<D>, design: D, world: World, start: bigint, holds: (at: bigint) => boolean): bigint | null {
  if (holds(start)) return start;
  let refused = start;
  for (const boundary of mechanism.boundaries.times(design, world)) {
    if (boundary <= start) continue;
    const last = boundary - 1n;
    if (last > refused && holds(last)) return firstBetween(refused, last, holds);
    if (holds(boundary)) return boundary;
    refused = boundary;
  }
  return null;
}
