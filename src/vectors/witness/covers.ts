import { isDeepStrictEqual } from 'node:util';
import { handlerIn } from '../../machine/chart.js';
import { isEventType } from '../../machine/event-shape.js';
import { isPlain } from '../../machine/records.js';
import type { Answer, Traversed } from '../format/answer.js';
import { designOf, type Parameters } from '../format/parameters.js';
import type { Covers } from '../format/vector.js';
import type { World } from '../../kernel/world.js';
import type { Site, Witness } from './load.js';
import type { Sight } from './watch.js';


/** What is executed: a vector without what is said of it. */
export interface Executable {
  readonly params: Parameters;
  readonly init: World;
  readonly events: readonly unknown[];
}

/** What an execution covers, and each place that it met with how it met it. */
export interface Coverage {
  readonly answers: readonly Traversed[];
  readonly covers: Covers;
  readonly seen: ReadonlyMap<string, ReadonlySet<Sight>>;
}

const plainly = ({ code, flows, world }: Answer): Answer => ({ code, flows, world });

/** The transition that stands for the refusal of an event which the chart expects. */
function refusedBy(before: World, event: unknown): readonly string[] {
  const type = isPlain(event) ? event['type'] : undefined;
  const handler = isEventType(type) ? handlerIn(before.account.phase, type) : undefined;
  return handler === undefined ? [] : [handler.refused];
}

const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort();

/** Whether the answers show a mistake at a place that an execution met. */
export function tells(witness: Witness, executable: Executable, truth: readonly Traversed[], seen: ReadonlyMap<string, ReadonlySet<Sight>>, { name, kind }: Site): boolean {
  const sights = seen.get(name);
  if (kind === 'choice' || sights === undefined || !sights.has(kind === 'guard' ? 'at' : 'inexact')) return false;
  return !isDeepStrictEqual(withMistake(witness, name, () => run(witness, executable).map(plainly)), truth.map(plainly));
}

const run = (witness: Witness, { params, init, events }: Executable): readonly Traversed[] => witness.answersOf(designOf(params), init, events);

/** The answers on the watched machine, and each place that they met. */
export const seenIn = (witness: Witness, executable: Executable): { readonly result: readonly Traversed[]; readonly seen: ReadonlyMap<string, ReadonlySet<Sight>> } =>
  witness.watched(() => run(witness, executable));

/** Executes on the watched machine, and once more with each mistake that might have made a difference: what the answers then tell apart is covered. */
export function coverageOf(witness: Witness, executable: Executable): Coverage {
  const { params, init, events } = executable;
  const design = designOf(params);
  const { result: answers, seen } = seenIn(witness, executable);
  const told = (kind: Site['kind']): readonly string[] => sorted(witness.sites.filter((site) => site.kind === kind && tells(witness, executable, answers, seen, site)).map(({ name }) => name));
  // An event that is refused met the account as time had brought it there.
  const worldBefore = (place: number): World => {
    const before = answers[place - 1]?.world ?? init;
    const event = events[place];
    return witness.answersOf(design, before, [{ type: 'TICK', at: isPlain(event) ? event['at'] : null }])[0]?.world ?? before;
  };
  return {
    answers,
    seen,
    covers: {
      guards: told('guard'),
      refusals: sorted(answers.flatMap(({ code }) => (code === 'OK' ? [] : [code]))),
      roundings: told('rounding'),
      transitions: sorted(answers.flatMap(({ code, path }, place) => (code === 'OK' ? path : code === 'EVENT_NOT_ALLOWED' ? [] : refusedBy(worldBefore(place), events[place])))),
    },
  };
}

/** What a mistaken machine answers; whatever it throws is no answer of the right one. */
function withMistake(witness: Witness, site: string, mistaken: () => readonly Answer[]): readonly Answer[] | null {
  try {
    return witness.watched(mistaken, site).result;
  } catch {
    return null;
  }
}
