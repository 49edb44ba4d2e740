import fc from 'fast-check';
import type { Guarantee } from '../../../properties/guarantee.js';
import type { Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import type { World } from '../../kernel/world.js';
import type { Mechanism } from '../../machine/mechanism.js';
import type { Observation } from '../../market/index.js';
import { eventsUntilBroken, replayed } from './breaking.js';
import { type Plan, plans, type Mix } from './plan.js';
import { play } from './play.js';
import { shortened } from './shorten.js';

/** A run that breaks a guarantee: where it begins and the fewest events that we found. */
export interface Counterexample {
  readonly design: Design;
  readonly start: World;
  readonly events: readonly Event[];
}

/** Where to look: which designs and courses, from which seed, how many runs. */
export interface Hunting {
  readonly designs: fc.Arbitrary<Design>;
  readonly mix: Mix;
  readonly seed: number;
  readonly runs: number;
  readonly given?: readonly Observation[];
  /** The run to begin with, where it is known that it breaks the guarantee. */
  readonly first?: number;
}

function startOf(mechanism: Mechanism<Design>, plan: Plan, given: readonly Observation[]): World | null {
  for (const { before } of play(mechanism, plan, given)) return before;
  return null;
}

/** The events of a plan that break a guarantee, made as few and as plain as we can. */
function shortest(mechanism: Mechanism<Design>, guarantee: Guarantee<Design>, plan: Plan, given: readonly Observation[]): Counterexample | null {
  const { design } = plan;
  const start = startOf(mechanism, plan, given);
  const events = eventsUntilBroken(mechanism, design, guarantee, play(mechanism, plan, given));
  if (start === null || events === null) return null;
  const breaks = (candidate: readonly Event[]): readonly Event[] | null => eventsUntilBroken(mechanism, design, guarantee, replayed(mechanism, design, start, candidate));
  return { design, start, events: shortened(breaks(events) ?? events, breaks) };
}

/** Looks for a run that breaks a guarantee, and shortens it: fast-check first, then event by event and number by number. */
export function counterexample(mechanism: Mechanism<Design>, guarantee: Guarantee<Design>, hunting: Hunting): Counterexample | null {
  const { designs, mix, seed, runs, given = [], first } = hunting;
  const property = fc.property(plans(designs, mix), (plan) => eventsUntilBroken(mechanism, plan.design, guarantee, play(mechanism, plan, given)) === null);
  const found = fc.check(property, { seed, numRuns: runs, ...(first === undefined ? {} : { path: first.toString() }) });
  const plan = found.counterexample?.[0];
  return plan === undefined ? null : shortest(mechanism, guarantee, plan, given);
}
