import type { EventEffect, RoutingEffect, RoutingGuard } from '../../spec/lifecycle.js';
import type { Event, EventType } from '../kernel/event.js';
import type { Assessment } from '../kernel/health.js';
import type { World } from '../kernel/world.js';
import type { Guarantee } from '../../properties/guarantee.js';
import type { Measure } from '../../properties/measure.js';
import type { Boundaries } from './boundary.js';
import type { Outcome, Response } from '../kernel/outcome.js';

/** A guard of the chart: a question put to the assessed world, whatever event led there. */
export type GuardFunction<D> = (design: D, world: World, assessment: Assessment) => boolean;

/** What an event does: its checks in normative order, and the outcome exactly where none fails. Time, shape and chart are checked before. */
export type EventEffectFunction<D> = (design: D, world: World, event: Event, assessment: Assessment) => Response;

/** An effect of routing: it knows the world alone, since where an account belongs does not depend on what happened. */
export type RoutingEffectFunction<D> = (design: D, world: World) => Outcome;

/** One way to liquidate: pure functions that give the names of the lifecycle their meaning. */
export interface Mechanism<D> {
  /** What it is called, and the version of its normative page. */
  readonly dialect: string;
  /** The events of the lifecycle that it offers. */
  readonly offers: readonly EventType[];
  /** Ids of the assets, in the order of every per-asset list of the world. */
  readonly assetsOf: (design: D) => readonly { readonly id: string }[];
  readonly assess: (design: D, world: World) => Assessment;
  /** The world with time at `at` and the account brought to the market's debt indices. */
  readonly caughtUp: (design: D, world: World, at: bigint) => Outcome;
  readonly guards: Readonly<Record<RoutingGuard, GuardFunction<D>>>;
  readonly eventEffects: Readonly<Record<EventEffect, EventEffectFunction<D>>>;
  readonly routingEffects: Readonly<Record<RoutingEffect, RoutingEffectFunction<D>>>;
  /** What guarantees compare: the account's worth from raw amounts, computed apart from `assess`. */
  readonly measure: (design: D, world: World) => Measure;
  readonly guarantees: readonly Guarantee<D>[];
  /** Events worth asking about in this world: at least one of each type that it offers, such as would be accepted where any would. */
  readonly probes: (design: D, world: World) => readonly Event[];
  readonly boundaries: Boundaries<D>;
}
