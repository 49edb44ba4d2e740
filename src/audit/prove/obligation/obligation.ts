import type { Guarantee } from '../../../../properties/guarantee.js';
import type { Design } from '../../../kernel/design.js';
import { type EdgeGuarantee, isEdge } from '../../../machine/checking.js';
import type { Part } from '../../../machine/decide.js';
import type { ProvedDesign } from '../family/subject.js';
import type { Kit } from '../kit.js';
import type { Execution, Way } from '../symbolic/execution.js';
import { anyOf, rowOfAll } from '../term/alternatives.js';
import type { Claim } from '../term/term.js';
import { type Counterclaim, hypotheses } from './counterclaim.js';
import { doubtsOf, endsOf, failures } from './failures.js';
import { symbolicInputs } from '../world/inputs.js';
import { followed, type Outcome, type Transition } from './transition.js';

/** What an obligation is about: a guarantee or an invariant after the transition, or that every way through it was looked at. */
export type Subject =
  | { readonly kind: 'guarantee' | 'invariant'; readonly id: string }
  /** Every comparison that was taken for decided is, every division is by more than zero, and nothing throws: the ways are all there are. */
  | { readonly kind: 'ways' };

/** A claim that must hold of no world and event at all. */
export interface Obligation {
  readonly subject: Subject;
  /** What would refute it, way by way, and as one claim. */
  readonly counterclaims: readonly Counterclaim[];
  readonly claim: Claim;
}

/** All that is to be shown of one transition. */
export interface Task {
  readonly obligations: readonly Obligation[];
  /** Ways through the machine on which it accepts the event. */
  readonly accepted: readonly Counterclaim[];
}

type Accepted = Way<Extract<Outcome, { kind: 'accepted' }>>;

const isAccepted = (way: Way<Outcome>): way is Accepted => way.result.kind === 'accepted';

/** Guarantees about the largest numbers there are: proved of worlds whose every quantity is in its range, which is listed as an assumption. */
const ranged: readonly string[] = ['nothing-is-negative'];

export const rangeAssumption = 'for nothing-is-negative, every quantity of the world before lies in its range: amounts below 2^112, prices and indices below 2^128';

/** Whether a guarantee says something of a transition. */
const concerns = (guarantee: Guarantee<Design>, { type }: Transition): guarantee is EdgeGuarantee<Design> =>
  isEdge(guarantee) && (guarantee.on === 'every' || guarantee.on.includes(type));

/** What is to be shown of a transition, or of the opening of an account where none is given, in order. */
export function subjectsOf({ mechanism, invariants }: Pick<Kit, 'mechanism' | 'invariants'>, transition: Transition | null, isWanted: (id: string) => boolean): readonly Subject[] {
  const guarantees = transition === null ? [] : mechanism.guarantees.filter((guarantee) => concerns(guarantee, transition));
  return [
    { kind: 'ways' },
    ...invariants.filter(({ id }) => isWanted(id)).map(({ id }) => ({ kind: 'invariant', id } as const)),
    ...guarantees.filter(({ id }) => isWanted(id)).map(({ id }) => ({ kind: 'guarantee', id } as const)),
  ];
}

const obligationOf = ({ terms }: Execution, subject: Subject, counterclaims: readonly Counterclaim[]): Obligation =>
  ({ subject, counterclaims, claim: anyOf(terms, counterclaims) });

/**
 * What is to be shown of a transition: that no way is missing, invariants, and guarantees that it concerns.
 * @param subjects which of them, as `subjectsOf` gives them
 */
export function taskOf(kit: Kit, execution: Execution, proved: ProvedDesign, transition: Transition, subjects: readonly Subject[]): Task {
  const { shape, design, conditions } = proved;
  const ways = followed(kit, execution, proved, transition);
  const accepted = ways.filter(isAccepted);
  const complete = [...doubtsOf(execution), ...ways.flatMap(({ items, result }) => (result.kind === 'threw' ? [rowOfAll(hypotheses(items))] : []))];
  const parts = endsOf(execution, accepted.map((way) => ({ ...way, result: way.result.part })));
  const counterclaimsOf = (subject: Subject): readonly Counterclaim[] => {
    if (subject.kind === 'ways') return complete;
    const invariant = kit.invariants.find(({ id }) => id === subject.id);
    if (subject.kind === 'invariant') return failures(execution, parts, ({ after }) => invariant?.holds(design, after) ?? false);
    const guarantee = kit.mechanism.guarantees.filter(isEdge).find(({ id }) => id === subject.id);
    // Of symbolic parameters some promise a guarantee and some do not: it is to be shown of those that do, or of all where the design that they are like does not.
    const isOfPromising = conditions.length > 0 && guarantee?.promisedBy(shape) === true;
    const isOutside = ({ before }: Part): boolean => (ranged.includes(subject.id) && !kit.isInRange(before)) || (isOfPromising && !guarantee.promisedBy(design));
    // Each run gets an edge of its own: what guarantees remember of one edge was found out on one way.
    return failures(execution, parts, (part) => (isOutside(part) ? execution.leave() : guarantee?.holds(kit.edgeOf(kit.mechanism, design, part)) ?? false));
  };
  return {
    obligations: subjects.map((subject) => obligationOf(execution, subject, counterclaimsOf(subject))),
    accepted: accepted.map(({ items }) => rowOfAll(hypotheses(items))),
  };
}

/** What is to be shown of a new account: invariants, whenever it is opened. @param subjects which of them */
export function openingTask(kit: Kit, execution: Execution, { design, conditions }: ProvedDesign, subjects: readonly Subject[]): Task {
  const { terms } = execution;
  const worlds = execution.explore(() => {
    for (const holds of conditions) if (!execution.joined(() => holds(design))) execution.leave();
    execution.assume(terms.atMost(terms.constant(0n), terms.variable('at')));
    return kit.openWorld(design, symbolicInputs(execution).integer('at'));
  });
  const complete = doubtsOf(execution);
  const ends = endsOf(execution, worlds);
  const counterclaimsOf = (subject: Subject): readonly Counterclaim[] => {
    const invariant = kit.invariants.find(({ id }) => subject.kind === 'invariant' && id === subject.id);
    if (invariant === undefined) return complete;
    return failures(execution, ends, (world) => invariant.holds(design, world));
  };
  return {
    obligations: subjects.map((subject) => obligationOf(execution, subject, counterclaimsOf(subject))),
    accepted: worlds.map(({ items }) => rowOfAll(hypotheses(items))),
  };
}
