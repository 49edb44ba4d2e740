import type { Effect } from '../../src/kernel/effect.js';
import type { Design } from '../../src/kernel/design.js';
import type { Event } from '../../src/kernel/event.js';
import type { Refusal } from '../../src/kernel/refusal.js';
import type { World } from '../../src/kernel/world.js';
import { transitionOf, type Step } from '../../src/machine/transition.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { plainDesign, three } from '../../src/vectors/generate/situations.js';

export { bitcoin, dollar, ether, usualPrices, worldWith, type Holding } from '../../src/vectors/generate/situations.js';

export const transition = transitionOf(stepwise);

/** The plain design of the vectors with bitcoin beside ether and dollars: bitcoin backs 50 %, and is lent. */
export const smallDesign = (changes: Partial<Design> = {}): Design => ({
  ...plainDesign,
  ...three,
  name: 'small',
  envelope: { largestDrop: 1_000n, largestRise: 0n, reaction: 60n },
  ...changes,
});

/** The answer to an event was not the one that the test is about. */
export class Unexpected extends Error {
  override readonly name = 'Unexpected';
}

const spelled = (value: unknown): string => JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? `${inner}n` : inner));

/** The step of an event that must be accepted. */
export function accepted(design: Design, world: World, event: Event): Step {
  const answer = transition(design, world, event);
  if (answer._tag === 'Right') return answer.right;
  throw new Unexpected(`${event.type} was refused: ${spelled(answer.left)}`);
}

/** The refusal of an event that must be refused. */
export function refused(design: Design, world: World, event: Event): Refusal {
  const answer = transition(design, world, event);
  if (answer._tag === 'Left') return answer.left;
  throw new Unexpected(`${event.type} was accepted: ${spelled(answer.right.path)}`);
}

/** The world after events that must all be accepted. */
export const after = (design: Design, world: World, ...events: readonly Event[]): World =>
  events.reduce((sofar, event) => accepted(design, sofar, event).world, world);

/** Only the effects of one kind. */
export const effectsOf = <K extends Effect['kind']>(step: Step, kind: K): readonly Extract<Effect, { kind: K }>[] =>
  step.effects.filter((effect): effect is Extract<Effect, { kind: K }> => effect.kind === kind);
