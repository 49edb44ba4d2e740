import type { Answer, Course, Edge, Guarantee, Probe } from '../../../properties/guarantee.js';
import type { Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import type { World } from '../../kernel/world.js';
import { edgeOf, type Parts } from '../../machine/decide.js';
import type { Mechanism } from '../../machine/mechanism.js';
import { stepOf } from '../../machine/transition.js';
import { bearsOn, courseBearsOn, probeBearsOn } from './bearing.js';
import { writtenBy } from './encoding.js';
import type { Moment } from './play.js';
import { answered } from './scene.js';

/** What a guarantee makes of one thing: broken, held, or not concerned by it. */
export type Ruling = 'broken' | 'held' | 'unconcerned';

type Scoped<S extends Guarantee<Design>['scope']> = Extract<Guarantee<Design>, { scope: S }>;

const isOfScope = <S extends Guarantee<Design>['scope']>(guarantee: Guarantee<Design>, scope: S): guarantee is Scoped<S> => guarantee.scope === scope;

/** A predicate that throws decides nothing, so it counts as broken: somebody has to look at it. */
function held(predicate: () => boolean): boolean {
  try {
    return predicate();
  } catch {
    return false;
  }
}

const ruled = (holds: () => boolean, bears: () => boolean): Ruling => (!held(holds) ? 'broken' : held(bears) ? 'held' : 'unconcerned');

/** The guarantee where a design promises it, and nothing where it does not. */
export function whereBinding(guarantee: Guarantee<Design>): Guarantee<Design> {
  const isBinding = (design: Design): boolean => guarantee.promisedBy(design);
  if (isOfScope(guarantee, 'edge')) return { ...guarantee, holds: (edge: Edge<Design>) => !isBinding(edge.design) || guarantee.holds(edge) };
  if (isOfScope(guarantee, 'probe')) return { ...guarantee, holds: (probe: Probe<Design>) => !isBinding(probe.design) || guarantee.holds(probe) };
  if (isOfScope(guarantee, 'course')) return { ...guarantee, holds: (course: Course<Design>) => !isBinding(course.design) || guarantee.holds(course) };
  return guarantee;
}

/** What a guarantee makes of one edge. */
export function rulingOnEdge(guarantee: Guarantee<Design>, edge: Edge<Design>): Ruling {
  if (!isOfScope(guarantee, 'edge') || (guarantee.on !== 'every' && !guarantee.on.includes(edge.event.type))) return 'unconcerned';
  return ruled(() => guarantee.holds(edge), () => bearsOn(guarantee, edge));
}

/** What a guarantee makes of a whole run. */
export function rulingOnCourse(guarantee: Guarantee<Design>, course: Course<Design>): Ruling {
  if (!isOfScope(guarantee, 'course')) return 'unconcerned';
  return ruled(() => guarantee.holds(course), () => courseBearsOn(course));
}

/** The edges of a moment; none where the event was refused. */
export const edgesOf = (mechanism: Mechanism<Design>, design: Design, parts: Parts | null): readonly Edge<Design>[] =>
  parts === null ? [] : parts.map((part) => edgeOf(mechanism, design, part));

/** The machine threw where it had to answer. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/** A state and an event, as a guarantee may ask further about them. */
export function probeAt(mechanism: Mechanism<Design>, design: Design, world: World, event: Event): Probe<Design> {
  const answer = (at: World, asked: Event): Answer => {
    const given = answered(mechanism, design, at, asked);
    if (given === null) throw new Unanswered(`${asked.type} was answered neither way.`);
    if (given._tag === 'Left') return { accepted: false, world: at, code: given.left.code };
    return { accepted: true, ...stepOf(given.right) };
  };
  return { design, world, event, answer, ...writtenBy(mechanism, design) };
}

/** What a guarantee makes of a state and the event that it meets there. A machine that throws is no longer total. */
export function rulingOnProbe(guarantee: Guarantee<Design>, probe: Probe<Design>): Ruling {
  if (!isOfScope(guarantee, 'probe')) return 'unconcerned';
  return ruled(() => guarantee.holds(probe), () => probeBearsOn(guarantee, probe));
}

/** What a guarantee makes of a moment: its edges, and, where asked, the state before it. */
export function rulingOn(mechanism: Mechanism<Design>, design: Design, guarantee: Guarantee<Design>, moment: Moment, isProbed: boolean): Ruling {
  if (guarantee.scope === 'probe') return isProbed ? rulingOnProbe(guarantee, probeAt(mechanism, design, moment.before, moment.event)) : 'unconcerned';
  const rulings = edgesOf(mechanism, design, moment.parts).map((edge) => rulingOnEdge(guarantee, edge));
  return rulings.includes('broken') ? 'broken' : rulings.includes('held') ? 'held' : 'unconcerned';
}
