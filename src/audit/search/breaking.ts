import type { Course, Edge, Guarantee } from '../../../properties/guarantee.js';
import type { Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import type { World } from '../../kernel/world.js';
import { shapeRefusalOf } from '../../machine/event-shape.js';
import type { Mechanism } from '../../machine/mechanism.js';
import { isWithinEnvelope } from './envelope.js';
import { edgesOf, rulingOn, rulingOnCourse } from './judge.js';
import { afterMoment, type Moment, momentFor } from './play.js';

/** A run that is given by its events: each is put to the machine in turn, and a refused one changes nothing. */
export function* replayed(mechanism: Mechanism<Design>, design: Design, start: World, events: Iterable<Event>): Generator<Moment, void> {
  let world = start;
  for (const event of events) {
    const moment = momentFor(mechanism, design, world, event);
    world = afterMoment(moment);
    yield moment;
  }
}

/** Whether an event is one at all: only such can be written into a trace, and so only such are probed. */
export const isShapely = (mechanism: Mechanism<Design>, design: Design, event: Event): boolean => shapeRefusalOf(event, mechanism.assetsOf(design)) === null;

/** A whole run for the guarantees that speak of whole runs; null where nothing happened. */
export function courseOf(mechanism: Mechanism<Design>, design: Design, moments: readonly Moment[]): Course<Design> | null {
  const [first] = moments;
  if (first === undefined) return null;
  const edges = moments.flatMap(({ parts }): readonly Edge<Design>[] => edgesOf(mechanism, design, parts));
  const found = moments.filter(({ parts }) => parts !== null).map((moment) => ({ ...moment, after: afterMoment(moment) }));
  return { design, start: first.before, edges, withinEnvelope: isWithinEnvelope(mechanism, design, found) };
}

const accepted = (moments: readonly Moment[]): readonly Event[] => moments.filter(({ parts }) => parts !== null).map(({ event }) => event);

function brokenAtEnd(mechanism: Mechanism<Design>, design: Design, guarantee: Guarantee<Design>, moments: readonly Moment[]): readonly Event[] | null {
  const course = courseOf(mechanism, design, moments);
  return course !== null && rulingOnCourse(guarantee, course) === 'broken' ? accepted(moments) : null;
}

/** The accepted events of a run up to the one that breaks a guarantee, that one included; null where none does. */
export function eventsUntilBroken(mechanism: Mechanism<Design>, design: Design, guarantee: Guarantee<Design>, moments: Iterable<Moment>): readonly Event[] | null {
  const passed: Moment[] = [];
  for (const moment of moments) {
    if (guarantee.scope !== 'course' && rulingOn(mechanism, design, guarantee, moment, isShapely(mechanism, design, moment.event)) === 'broken') {
      return [...accepted(passed), moment.event];
    }
    passed.push(moment);
  }
  return guarantee.scope === 'course' ? brokenAtEnd(mechanism, design, guarantee, passed) : null;
}
