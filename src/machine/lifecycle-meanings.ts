import type { EventEffect, RoutingEffect, RoutingGuard } from '../../spec/lifecycle.js';
import type { Effect } from '../kernel/effect.js';
import type { Event, EventType } from '../kernel/event.js';
import type { Assessment } from '../kernel/health.js';
import type { Response } from '../kernel/outcome.js';
import type { Refusal } from '../kernel/refusal.js';
import type { Phase, World } from '../kernel/world.js';
import { expectedEvents, handlerIn, phases } from './chart.js';
import { eventTypes, shapeRefusalOf } from './event-shape.js';
import type { Mechanism } from './mechanism.js';

/** The event is later than the machine's time [seconds], which moves by TICK alone: TICK must come first. */
export interface TickFirst {
  readonly code: 'TICK_FIRST';
  readonly at: bigint;
  readonly last: bigint;
}

/** What the XState machine carries. The names of states inside `world` may lag behind the machine's own: `worldOf` brings them up. */
export interface LifecycleContext {
  readonly world: World;
  /** Of the last event; none where it was refused. */
  readonly effects: readonly Effect[];
  /** Of the last event; null where it was accepted. */
  readonly refusal: Refusal | TickFirst | null;
}

interface Asked {
  readonly context: LifecycleContext;
  readonly event: Event;
}

/** The effect that the chart names for an event wherever it expects it: XState does not tell a guard which state asks. */
const effectOf: ReadonlyMap<EventType, EventEffect> = new Map(
  eventTypes.flatMap((type) => phases.flatMap((phase) => {
    const handler = handlerIn(phase, type);
    return handler === undefined ? [] : [[type, handler.effect] as const];
  })),
);

/** A judge that judges each world once: a turn of the chart asks a dozen guards about one. */
function judgeOf<D>(mechanism: Mechanism<D>, design: D): (world: World) => Assessment {
  const judged = new WeakMap<World, Assessment>();
  return (world) => {
    const known = judged.get(world);
    if (known !== undefined) return known;
    const assessment = mechanism.assess(design, world);
    judged.set(world, assessment);
    return assessment;
  };
}

/** What the names of the chart mean for one design, in the form in which XState asks. */
export interface Meanings {
  readonly asks: (guard: RoutingGuard) => (asked: { readonly context: LifecycleContext }) => boolean;
  readonly accepted: (asked: Asked) => boolean;
  readonly responds: (effect: EventEffect, asked: Asked) => LifecycleContext;
  readonly routes: (effect: RoutingEffect, asked: { readonly context: LifecycleContext }) => LifecycleContext;
  /** The context after an event that is not accepted in this phase, with the first check that it fails. */
  readonly refuses: (phase: Phase, asked: Asked) => LifecycleContext;
}

/** Gives the names of the chart their meaning. The order of checks is that of `decide`, with TICK_FIRST where that would tick by itself. */
export function meaningsOf<D>(mechanism: Mechanism<D>, design: D): Meanings {
  const assess = judgeOf(mechanism, design);

  const earlyRefusal = ({ market: { at } }: World, event: Event): Refusal | TickFirst | null => {
    const shape = shapeRefusalOf(event, mechanism.assetsOf(design));
    if (shape !== null) return shape;
    if (event.at < at) return { code: 'TIME_REVERSED', at: event.at, last: at };
    return event.at > at && event.type !== 'TICK' ? { code: 'TICK_FIRST', at: event.at, last: at } : null;
  };

  const respond = (effect: EventEffect, world: World, event: Event): Response => mechanism.eventEffects[effect](design, world, event, assess(world));

  const refusalIn = (phase: Phase, world: World, event: Event): Refusal | TickFirst | null => {
    const early = earlyRefusal(world, event);
    if (early !== null) return early;
    const handler = handlerIn(phase, event.type);
    if (handler === undefined || !mechanism.offers.includes(event.type)) {
      return { code: 'EVENT_NOT_ALLOWED', phase, event: event.type, expected: expectedEvents(phase) };
    }
    const response = respond(handler.effect, world, event);
    return response.code === undefined ? null : response;
  };

  return {
    asks: (guard) => ({ context: { world } }) => mechanism.guards[guard](design, world, assess(world)),
    accepted: ({ context: { world }, event }) => {
      const effect = effectOf.get(event.type);
      if (effect === undefined || !mechanism.offers.includes(event.type) || earlyRefusal(world, event) !== null) return false;
      return respond(effect, world, event).code === undefined;
    },
    responds: (effect, { context: { world }, event }) => {
      const response = respond(effect, world, event);
      return response.code === undefined ? { world: response.world, effects: response.effects, refusal: null } : { world, effects: [], refusal: response };
    },
    routes: (effect, { context: { world, effects, refusal } }) => {
      const outcome = mechanism.routingEffects[effect](design, world);
      return { world: outcome.world, effects: [...effects, ...outcome.effects], refusal };
    },
    refuses: (phase, { context: { world }, event }) => ({ world, effects: [], refusal: refusalIn(phase, world, event) }),
  };
}
