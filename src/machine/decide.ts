import { left, right, type Either } from 'fp-ts/lib/Either.js';
import type { Edge } from '../../properties/guarantee.js';
import type { Effect } from '../kernel/effect.js';
import type { Event } from '../kernel/event.js';
import type { Assessment } from '../kernel/health.js';
import type { World } from '../kernel/world.js';
import { expectedEvents, handlerIn } from './chart.js';
import { shapeRefusalOf } from './event-shape.js';
import type { Mechanism } from './mechanism.js';
import type { Outcome } from '../kernel/outcome.js';
import type { Refusal } from '../kernel/refusal.js';
import { settle, type Routed } from './routing.js';

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

function partOf(before: World, event: Event, name: string, outcome: Outcome, routed: Routed): Part {
  return {
    before,
    event,
    after: routed.world,
    path: routed.path.length === 0 ? [name] : [name, ...routed.path],
    effects: routed.effects.length === 0 ? outcome.effects : [...outcome.effects, ...routed.effects],
  };
}

/** The account as it stands when the event arrives: time, interest and routing up to then; no part where it already stands there. */
interface CaughtUp {
  readonly part: Part | null;
  readonly world: World;
  readonly assessment: Assessment;
}

function catchUp<D>(mechanism: Mechanism<D>, design: D, world: World, at: bigint): CaughtUp {
  const outcome = mechanism.caughtUp(design, world, at);
  const routed = settle(mechanism, design, outcome.world);
  const part = routed.world === world ? null : partOf(world, { type: 'TICK', at }, tickHandler, outcome, routed);
  return { part, world: routed.world, assessment: routed.assessment };
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
  const now = earlier === null ? world : earlier.world;
  const handler = handlerIn(now.account.phase, event.type);
  if (handler === undefined || !mechanism.offers.includes(event.type)) {
    return left({ code: 'EVENT_NOT_ALLOWED', phase: now.account.phase, event: event.type, expected: expectedEvents(now.account.phase) });
  }
  const assessment = earlier === null ? mechanism.assess(design, now) : earlier.assessment;
  const response = mechanism.eventEffects[handler.effect](design, now, event, assessment);
  if (response.code !== undefined) return left(response);
  const part = partOf(now, event, handler.accepted, response, settle(mechanism, design, response.world));
  return right(earlier === null || earlier.part === null ? [part] : [earlier.part, part]);
}

/** A part as guarantees see it: with both worlds measured from raw amounts. */
export const edgeOf = <D>(mechanism: Mechanism<D>, design: D, { before, event, after, path, effects }: Part): Edge<D> => ({
  design, before, event, after, path, effects, was: mechanism.measure(design, before), is: mechanism.measure(design, after),
});
