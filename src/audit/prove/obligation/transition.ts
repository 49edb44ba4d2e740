import { routingGuards } from '../../../../spec/lifecycle.js';
import type { Design } from '../../../kernel/design.js';
import type { Event, EventType } from '../../../kernel/event.js';
import type { Phase, World } from '../../../kernel/world.js';
import { handlerIn, phases } from '../../../machine/chart.js';
import type { GuardFunction, Mechanism } from '../../../machine/mechanism.js';
import type { Part } from '../../../machine/decide.js';
import { eventTypes } from '../../../machine/event-shape.js';
import type { ProvedDesign } from '../family/subject.js';
import type { Kit } from '../kit.js';
import type { Execution, Way } from '../symbolic/execution.js';
import { eventOf } from '../world/event.js';
import { type Inputs, symbolicInputs } from '../world/inputs.js';
import { worldIn } from '../world/world.js';

/** A transition of the chart, taken in one phase: what is proved of the machine is proved of each. */
export interface Transition {
  /** The phase, and the name by which the chart knows the transition. */
  readonly name: string;
  readonly phase: Phase;
  readonly type: EventType;
}

/** Every transition of the chart that an event takes, phase by phase. */
export const transitions: readonly Transition[] = phases.flatMap((phase) =>
  eventTypes.flatMap((type) => {
    const handler = handlerIn(phase, type);
    return handler === undefined ? [] : [{ name: handler.accepted.startsWith(`${phase}.`) ? handler.accepted : `${phase}: ${handler.accepted}`, phase, type }];
  }));

/** The transition that events of a type take in a phase, where there is one. */
export const transitionIn = (phase: Phase, type: EventType): Transition | undefined => transitions.find((each) => each.phase === phase && each.type === type);

/** There is no transition of this name: a mistake of whoever asks for its proof. */
export class NoTransition extends Error {
  override readonly name = 'NoTransition';
}

/** The transition with this name. */
export function transitionNamed(name: string): Transition {
  const found = transitions.find((transition) => transition.name === name);
  if (found === undefined) throw new NoTransition(`The chart has no ${name}.`);
  return found;
}

/** Where every course begins: proved of like a transition, from no world at all. */
export const opening = 'opening';

/** What a world and an event are before the machine sees them. */
export interface Situation {
  readonly world: World;
  readonly event: Event;
}

/** What the machine made of them: the one part of the step, or why there is none; it must never throw. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly part: Part }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'threw'; readonly thrown: string };

/**
 * Any world and event of a transition. Time moves by TICK alone: an event at a later time is TICK and then the event, so it is enough
 * to look at TICK at any time, and at every other event at the time of the world.
 */
export function situationOf(design: Design, { phase, type }: Transition, inputs: Inputs): Situation {
  const world = worldIn(design, phase, inputs);
  return { world, event: eventOf(design, type, type === 'TICK' ? inputs.integer('event.at') : world.market.at, inputs) };
}

type GuardReading = (guard: () => boolean) => boolean;

/** The mechanism with each guard read in a way of one's own. */
const reading = (mechanism: Mechanism<Design>, read: GuardReading): Mechanism<Design> => {
  const readThrough = (guard: GuardFunction<Design>): GuardFunction<Design> => (design, world, assessment) => read(() => guard(design, world, assessment));
  const guards = Object.fromEntries(routingGuards.map((name) => [name, readThrough(mechanism.guards[name])]));
  return { ...mechanism, guards: { ...mechanism.guards, ...guards } };
};

/** Every situation of a transition that keeps the invariants: the ways to make it, and what is known of it. */
function situations(kit: Kit, execution: Execution, { shape, design, conditions }: ProvedDesign, transition: Transition): readonly Way<Situation>[] {
  const any = execution.explore(() => {
    for (const holds of conditions) if (!execution.joined(() => holds(design))) execution.leave();
    return situationOf(shape, transition, symbolicInputs(execution));
  });
  const consistent = any.flatMap(({ result: situation, end }) => execution.explore(() => {
    if (!execution.joined(() => kit.isShapely(design, situation.event))) execution.leave();
    for (const { holds } of kit.invariants) if (!execution.joined(() => holds(design, situation.world))) execution.leave();
    return situation;
  }, end));
  // Elsewhere a step has a first part, which is that of TICK; what follows begins where that one ends, and no route leads on.
  if (transition.type === 'TICK') return consistent;
  const resting = reading(kit.mechanism, (guard) => (execution.joined(guard) ? execution.leave() : false));
  return consistent.flatMap(({ result: situation, end }) => execution.explore(() =>
    (kit.isAtRest(resting, design, situation.world) ? situation : execution.leave()), end));
}

/** Every way of the machine through a transition. */
export function followed(kit: Kit, execution: Execution, proved: ProvedDesign, transition: Transition): readonly Way<Outcome>[] {
  const { design } = proved;
  // Which of several reasons opens a route makes no difference to where it leads.
  const mechanism = reading(kit.mechanism, (guard) => execution.joined(guard));
  const outcomeOf = ({ world, event }: Situation): Outcome => {
    const decided = kit.decide(mechanism, design, world, event);
    if (decided._tag === 'Left') return { kind: 'refused', code: decided.left.code };
    const [part, second] = decided.right;
    return second === undefined ? { kind: 'accepted', part } : execution.leave();
  };
  return situations(kit, execution, proved, transition).flatMap(({ result, end }) => execution.explore(() => answered(() => outcomeOf(result)), end));
}

/** What code answers, or that it threw what only our own mistakes throw. */
function answered(outcome: () => Outcome): Outcome {
  try {
    return outcome();
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'RoutingCycle') return { kind: 'threw', thrown: thrown.name };
    throw thrown;
  }
}
