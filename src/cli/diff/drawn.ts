import fc from 'fast-check';
import { seedFor } from '../../audit/search/chance.js';
import { anyDesigns } from '../../audit/search/designs.js';
import { play } from '../../audit/search/play.js';
import { plans, usualMix } from '../../audit/search/plan.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import { parametersOf } from '../../vectors/format/parameters.js';
import type { Posed } from '../../vectors/format/vector.js';
import { drawnId } from '../../vectors/diff/candidate.js';
import { type Question, questionOf } from '../../vectors/diff/posed.js';
import { asPlain } from '../../vectors/generate/draft.js';
import { walked } from '../../vectors/generate/pool.js';
import { searched } from '../../vectors/generate/searched.js';

/** What a vector may hold. */
const mostEvents = 64;
/** Long enough to go from an opening through an auction. */
const walkLength = 24;

type Drawn = Pick<Posed, 'params' | 'init' | 'events'>;

/** Nothing that JSON would drop or turn into something else stands in an event that goes over the wire. */
const wired = (event: unknown): unknown => JSON.parse(JSON.stringify(asPlain(event)) ?? 'null');

/** A run at full size, of owners, keepers and markets that aim at boundaries. */
function playedOut(seed: number): Drawn | null {
  const [plan] = fc.sample(plans(anyDesigns, usualMix), { seed, numRuns: 1 });
  if (plan === undefined) return null;
  const moments = [...play(stepwise, plan)].slice(0, mostEvents);
  const [first] = moments;
  return first === undefined ? null : { params: parametersOf(plan.design), init: first.before, events: moments.map(({ event }) => wired(event)) };
}

/** A walk through a world of a few units, in which quantities often meet and everything rounds. */
function walkedOut(seed: number, place: number): Drawn | null {
  const design = searched[place % searched.length];
  if (design === undefined) return null;
  const edges = [...walked({ ...design, name: `${design.name} ${seed.toString()}` }, 1, walkLength)];
  const [first] = edges;
  return first === undefined ? null : { params: parametersOf(design), init: first.world, events: edges.map(({ event }) => wired(event)) };
}

/** Questions drawn from a seed, so many at most: full-size runs and walks through small worlds by turns, over designs of every policy. */
export function* drawnQuestions(seed: number, count: number): Generator<Question, void> {
  for (let place = 0; place < count; place += 1) {
    const own = seedFor(seed, place);
    const drawn = place % 2 === 0 ? walkedOut(own, Math.floor(place / 2)) : playedOut(own);
    const question = drawn === null ? null : questionOf({ ...drawn, id: drawnId(`seed-${seed.toString()}-case-${(place + 1).toString()}`) });
    if (question?._tag === 'Right') yield question.right;
  }
}
