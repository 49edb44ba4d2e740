import { left, right, type Either } from 'fp-ts/lib/Either.js';
import type { Edge } from '../../properties/guarantee.js';
import type { Effect } from '../kernel/effect.js';
import type { Event } from '../kernel/event.js';
import type { World } from '../kernel/world.js';
import { expectedEvents, handlerIn } from './chart.js';
import { shapeRefusalOf } from './event-shape.js';
import type { Mechanism } from './mechanism.js';
import type { Outcome } from '../kernel/outcome.js';
import { isRefusal, type Refusal } from '../kernel/refusal.js';
import { settle } from './routing.js';

/** One part of a step: catching up with time and market, or the event itself. Guarantees are judged part by part. */
export interface Part {
  readonly before: World;
  readonly event: Event;
  readonly after: World;
  readonly path: readonly string[];
  readonly effects: readonly Effect[];
}

/** The parts of an accepted event, in order: the event itself last. */
export type Parts = readonly [Part] | readonly [Part, Part];

const tickHandler = 'market.TICK.accepted';

function partOf<D>(mechanism: Mechanism<D>, design: D, before: World, event: Event, name: string, outcome: Outcome): Part {
  const routed = settle(mechanism, design, outcome.world);
  return {
    before,
    event,
    after: routed.world,
    path: routed.path.length === 0 ? [name] : [name, ...routed.path],
    effects: routed.effects.length === 0 ? outcome.effects : [...outcome.effects, ...routed.effects],
  };
}

/** The account as it stands when the event arrives: time, interest and routing up to then. Null where it already stands there. */
function catchUp<D>(mechanism: Mechanism<D>, design: D, world: World, at: bigint): Part | null {
  const outcome = mechanism.caughtUp(design, world, at);
  const part = partOf(mechanism, design, world, { type: 'TICK', at }, tickHandler, outcome);
  return part.after === world ? null : part;
}

/**
 * An event's parts, or why it is refused. Time moves by TICK alone: an event at a later time is TICK and then the event.
 * Decides everything and checks no guarantee; the machine's `transition` adds those.
 */
export function decide<D>(mechanism: Mechanism<D>, design: D, world: World, event: Event): Either<Refusal, Parts> {
  const shape = shapeRefusalOf(event, mechanism.assetsOf(design));
  if (shape !== null) return left(shape);
  if (event.at < world.market.at) return left({ code: 'TIME_REVERSED', at: event.at, last: world.market.at });
  const earlier = event.type === 'TICK' ? null : catchUp(mechanism, design, world, event.at);
  const now = earlier === null ? world : earlier.after;
  const handler = handlerIn(now.account.phase, event.type);
  if (handler === undefined || !mechanism.offers.includes(event.type)) {
    return left({ code: 'EVENT_NOT_ALLOWED', phase: now.account.phase, event: event.type, expected: expectedEvents(now.account.phase) });
  }
  const assessment = mechanism.assess(design, now);
  const response = mechanism.eventEffects[handler.effect](design, now, event, assessment);
  if (isRefusal(response)) return left(response);
  const part = partOf(mechanism, design, now, event, handler.accepted, response);
  return right(earlier === null ? [part] : [earlier, part]);
}

/** A part as guarantees see it: with both worlds measured from raw amounts. */
export const edgeOf = <D>(mechanism: Mechanism<D>, design: D, part: Part): Edge<D> => ({
  design,
  ...part,
  was: mechanism.measure(design, part.before),
  is: mechanism.measure(design, part.after),
});
