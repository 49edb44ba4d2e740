import type { Guarantee } from '../../../properties/guarantee.js';
import type { Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import type { Mechanism } from '../../machine/mechanism.js';
import type { Setting } from '../../machine/setting.js';
import { eventsUntilBroken, replayed } from '../search/breaking.js';
import { traceOf } from '../search/hunt.js';
import { afterMoment, momentFor } from '../search/play.js';
import { shortened } from '../search/shorten.js';
import type { Trace } from '../trace.js';
import type { Shard } from './shard.js';
import type { Place } from './tally.js';

/** The events of a way, each made for the world that it meets. */
function eventsOf(mechanism: Mechanism<Design>, { design, start, moves }: Setting<Design>, way: readonly Place[]): readonly Event[] {
  let world = start;
  return way.flatMap(({ move, choice }) => {
    const event = moves[move]?.event(world, moves[move].choices[choice] ?? []);
    if (event === undefined) return [];
    world = afterMoment(momentFor(mechanism, design, world, event));
    return [event];
  });
}

/**
 * The shortest run from the start that breaks a guarantee, replayed through the ordinary machine and made as plain as we can; null where the
 * machine itself does not break it there, which would be a bug of the explorer's.
 * @param way the edges from the start to the place where it broke, that one included
 */
export function traceAlong(mechanism: Mechanism<Design>, setting: Setting<Design>, guarantee: Guarantee<Design>, way: readonly Place[]): Trace | null {
  const tick = setting.moves.findIndex(({ type }) => type === 'TICK');
  // Where no answer broke it, time that leads nowhere did.
  const events = eventsOf(mechanism, setting, way.map((place) => (place.move < 0 ? { ...place, move: tick } : place)));
  const breaks = (candidate: readonly Event[]): readonly Event[] | null =>
    eventsUntilBroken(mechanism, setting.design, guarantee, replayed(mechanism, setting.design, setting.start, candidate));
  const found = breaks(events);
  return found === null ? null : traceOf(guarantee, { design: setting.design, start: setting.start, events: shortened(found, breaks) }, 0, 'unit');
}

/** The edges from the start to a place, its own included. */
export function wayTo(shard: Shard, place: Place): readonly Place[] {
  const way = [place];
  for (let { state, depth } = place; depth > 0;) {
    const origin = shard.originOf(state, depth);
    if (origin === null) return way;
    way.unshift(origin);
    ({ state, depth } = origin);
  }
  return way;
}
