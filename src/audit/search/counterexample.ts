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
  /** The run to begin with, where it is known that it breaks the guarantee. */
  readonly first?: number;
}

/** The run of a plan up to where it breaks a guarantee; null where it breaks nothing. @param given the observations of a given path */
export function asFound(mechanism: Mechanism<Design>, guarantee: Guarantee<Design>, plan: Plan, given: readonly Observation[] = []): Counterexample | null {
  const { design } = plan;
  const [first] = play(mechanism, plan, given);
  const events = eventsUntilBroken(mechanism, design, guarantee, play(mechanism, plan, given));
  return first === undefined || events === null ? null : { design, start: first.before, events };
}

/** The same with events as few and as plain as we can make them. */
function shortest(mechanism: Mechanism<Design>, guarantee: Guarantee<Design>, found: Counterexample | null): Counterexample | null {
  if (found === null) return null;
  const { design, start, events } = found;
  const breaks = (candidate: readonly Event[]): readonly Event[] | null => eventsUntilBroken(mechanism, design, guarantee, replayed(mechanism, design, start, candidate));
  return { design, start, events: shortened(breaks(events) ?? events, breaks) };
}

/**
 * The shortest run that comes of a plan which breaks a guarantee: fast-check leaves out what it can of the plan, and then it is shortened
 * event by event and number by number. Null where the plan breaks nothing.
 */
export function shortestOf(mechanism: Mechanism<Design>, guarantee: Guarantee<Design>, plan: Plan, given: readonly Observation[], mix: Mix): Counterexample | null {
  const holds = (candidate: Plan): boolean => eventsUntilBroken(mechanism, candidate.design, guarantee, play(mechanism, candidate, given)) === null;
  const property = fc.property(plans(fc.constant(plan.design), mix), holds);
  const shrunk = fc.check(property, { seed: 0, numRuns: 1, examples: [[plan]], verbose: false }).counterexample?.[0];
  return shortest(mechanism, guarantee, asFound(mechanism, guarantee, shrunk ?? plan, given));
}

/** Looks for a run that breaks a guarantee, and shortens it: fast-check first, then event by event and number by number. */
export function counterexample(mechanism: Mechanism<Design>, guarantee: Guarantee<Design>, hunting: Hunting): Counterexample | null {
  const { designs, mix, seed, runs, first } = hunting;
  const property = fc.property(plans(designs, mix), (plan) => eventsUntilBroken(mechanism, plan.design, guarantee, play(mechanism, plan)) === null);
  const found = fc.check(property, { seed, numRuns: runs, ...(first === undefined ? {} : { path: first.toString() }) });
  const plan = found.counterexample?.[0];
  return plan === undefined ? null : shortest(mechanism, guarantee, asFound(mechanism, guarantee, plan));
}
