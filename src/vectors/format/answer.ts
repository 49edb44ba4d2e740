import type { Design } from '../../kernel/design.js';
import type { Effect, Flow } from '../../kernel/effect.js';
import type { Event } from '../../kernel/event.js';
import type { RefusalCode } from '../../kernel/refusal.js';
import type { World } from '../../kernel/world.js';
import { type Checking, unchecked } from '../../machine/checking.js';
import { isPlain } from '../../machine/records.js';
import { transitionOf, type Step, type Transition } from '../../machine/transition.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';

/** What changed hands at one event: flow → asset → amount [base units], nothing that is zero. */
export type Flows = Readonly<Partial<Record<Flow, Readonly<Record<string, bigint>>>>>;

/** What an implementation says to one event: the code, what changed hands, and the whole world afterwards. */
export interface Answer {
  readonly code: 'OK' | RefusalCode;
  readonly flows: Flows;
  readonly world: World;
}

/** An answer, and the named transitions that led to it: none where the event was refused before the chart was asked. */
export interface Traversed extends Answer {
  readonly path: readonly string[];
}

/** Sums of what changed hands. Catching up, the event and routing may each move the same asset in the same way. */
export function flowsOf(effects: readonly Effect[]): Flows {
  const flows: Partial<Record<Flow, Record<string, bigint>>> = {};
  for (const effect of effects) {
    if (effect.kind !== 'flow' || effect.amount === 0n) continue;
    const byAsset = flows[effect.flow] ?? {};
    byAsset[effect.asset] = (byAsset[effect.asset] ?? 0n) + effect.amount;
    flows[effect.flow] = byAsset;
  }
  return flows;
}

/** Integers of at most 78 digits, as the dialect's page writes them; whatever else stands in a field is no integer. */
const canonicalInteger = /^(0|-?[1-9][0-9]{0,77})$/;
const integerFields = new Set(['at', 'amount', 'offered', 'least', 'maxPrice', 'price', 'depth']);

const fieldRead = (key: string, value: unknown): unknown => {
  if (integerFields.has(key)) return typeof value === 'string' && canonicalInteger.test(value) ? BigInt(value) : value;
  return key === 'quotes' && Array.isArray(value) ? value.map(eventRead) : value;
};

/** An event as it came over the wire, with its integers read. What is no event stays what it is: to refuse it is the machine's part. */
export function eventRead(data: unknown): unknown {
  if (!isPlain(data)) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, fieldRead(key, value)]));
}

/** What came over the wire: the type of events does not hold for it, which is what some vectors are about. */
const asWired = (event: unknown): Event => event as Event;

/** Answers one event after another. */
export type Answering = (design: Design, start: World, events: readonly unknown[], checking?: Checking) => readonly Traversed[];

/** One event, one answer; a refused event leaves the world as it was. */
export const answering = (transition: Transition<Design>): Answering => (design, start, events, checking = unchecked) => {
  let world = start;
  return events.map((data): Traversed => {
    const answer = transition(design, world, asWired(eventRead(data)), checking);
    if (answer._tag === 'Left') return { code: answer.left.code, flows: {}, world, path: [] };
    const step: Step = answer.right;
    world = step.world;
    return { code: 'OK', flows: flowsOf(step.effects), world, path: step.path };
  });
};

/** The answers of the machine itself. */
export const answersOf: Answering = answering(transitionOf(stepwise));
