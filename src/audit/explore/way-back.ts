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

/** A choice of a move. */
interface Taken {
  readonly move: number;
  readonly choice: number;
}

/** The first answer by which one state leads to another. */
function between(shard: Shard, from: number, to: number): Taken | null {
  const { packing, visited, expander } = shard;
  const values = new Int32Array(packing.fields);
  const words = new Int32Array(packing.words);
  const wanted = visited.words.slice(to * packing.words, (to + 1) * packing.words);
  packing.unpack(visited.words, from * packing.words, values);
  let found: Taken | null = null;
  expander.expand(packing.shapeOf(visited.words, from * packing.words), values, (number, choice, out) => {
    const ending = expander.endings[number];
    if (found !== null || ending === undefined || ending.code !== null || !packing.pack(ending.shape, out, words)) return;
    if (words.every((word, place) => word === wanted[place])) found = { move: ending.move, choice };
  });
  return found;
}

/** The choices that lead from the start to a state, along the states that each was first reached from. */
function wayTo(shard: Shard, state: number): readonly Taken[] {
  const way: Taken[] = [];
  for (let at = state, parent = shard.visited.parents[at] ?? -1; parent >= 0; at = parent, parent = shard.visited.parents[at] ?? -1) {
    const taken = between(shard, parent, at);
    if (taken !== null) way.unshift(taken);
  }
  return way;
}

/** The events of a way, each made for the world that it meets. */
function eventsOf(mechanism: Mechanism<Design>, { design, start, moves }: Setting<Design>, way: readonly Taken[]): readonly Event[] {
  let world = start;
  return way.flatMap(({ move, choice }) => {
    const event = moves[move]?.event(world, moves[move].choices[choice] ?? []);
    if (event === undefined) return [];
    world = afterMoment(momentFor(mechanism, design, world, event));
    return [event];
  });
}

/**
 * The shortest run from the start that breaks a guarantee at a place, replayed through the ordinary machine and made as plain as we can;
 * null where the machine itself does not break it there, which would be a bug of the explorer's.
 */
export function shortestTrace(mechanism: Mechanism<Design>, setting: Setting<Design>, shard: Shard, guarantee: Guarantee<Design>, place: Place): Trace | null {
  const state = shard.visited.find(Int32Array.from(place.state));
  const tick = setting.moves.findIndex(({ type }) => type === 'TICK');
  const last: Taken = place.move < 0 ? { move: tick, choice: 0 } : { move: place.move, choice: place.choice };
  const events = eventsOf(mechanism, setting, [...wayTo(shard, state), last]);
  const breaks = (candidate: readonly Event[]): readonly Event[] | null =>
    eventsUntilBroken(mechanism, setting.design, guarantee, replayed(mechanism, setting.design, setting.start, candidate));
  const found = breaks(events);
  return found === null ? null : traceOf(guarantee, { design: setting.design, start: setting.start, events: shortened(found, breaks) }, 0, 'unit');
}
