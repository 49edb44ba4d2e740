import type { Guarantee } from '../../properties/guarantee.js';
import type { Design } from '../kernel/design.js';
import type { World } from '../kernel/world.js';
import type { Mechanism } from '../machine/mechanism.js';
import { stepwise } from '../mechanisms/stepwise/mechanism.js';
import { courseOf, isShapely, replayed } from './search/breaking.js';
import { rulingOn, rulingOnCourse } from './search/judge.js';
import { afterMoment, type Moment } from './search/play.js';
import type { Trace } from './trace.js';

/** What a trace comes to when it is played again. */
export interface Replay {
  /** Each event, with the world that it found and what came of it. */
  readonly moments: readonly Moment[];
  /** The world at the start and after each event. */
  readonly worlds: readonly World[];
  /** Places of the events that were refused. */
  readonly refused: readonly number[];
  /** The place of the event that breaks the named guarantee; null where none does, or where none is named. */
  readonly brokenAt: number | null;
}

function brokenAt(mechanism: Mechanism<Design>, design: Design, guarantee: Guarantee<Design>, moments: readonly Moment[]): number | null {
  if (guarantee.scope === 'course') {
    const course = courseOf(mechanism, design, moments);
    return course !== null && rulingOnCourse(guarantee, course) === 'broken' ? moments.length - 1 : null;
  }
  const place = moments.findIndex((moment) => rulingOn(mechanism, design, guarantee, moment, isShapely(mechanism, design, moment.event)) === 'broken');
  return place < 0 ? null : place;
}

/** Plays a trace again through the ordinary machine, and says whether and where the named guarantee breaks. */
export function replayTrace(trace: Trace, mechanism: Mechanism<Design> = stepwise): Replay {
  const { design } = trace.design;
  const moments = [...replayed(mechanism, design, trace.start, trace.events)];
  const guarantee = mechanism.guarantees.find(({ id }) => id === trace.guarantee);
  return {
    moments,
    worlds: [trace.start, ...moments.map(afterMoment)],
    refused: moments.flatMap(({ parts }, place) => (parts === null ? [place] : [])),
    brokenAt: guarantee === undefined ? null : brokenAt(mechanism, design, guarantee, moments),
  };
}
