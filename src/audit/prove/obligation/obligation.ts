import type { Edge, Guarantee } from '../../../../properties/guarantee.js';
import type { Design } from '../../../kernel/design.js';
import { type EdgeGuarantee, isEdge } from '../../../machine/checking.js';
import type { Kit } from '../kit.js';
import type { Execution, Way } from '../symbolic/execution.js';
import { anyOf } from '../term/alternatives.js';
import type { Claim } from '../term/term.js';
import { type Counterclaim, doubts, hypotheses } from './counterclaim.js';
import { followed, type Outcome, type Transition } from './transition.js';

/** What an obligation is about: a guarantee or an invariant after the transition, or that every way through it was looked at. */
export type Subject =
  | { readonly kind: 'guarantee' | 'invariant'; readonly id: string }
  /** Every comparison that was taken for decided is, every division is by more than zero, and nothing throws: the ways are all there are. */
  | { readonly kind: 'ways' };

/** A claim that must hold of no world and event at all. */
export interface Obligation {
  readonly subject: Subject;
  readonly transition: Transition;
  /** What would refute it, way by way, and as one claim. */
  readonly counterclaims: readonly Counterclaim[];
  readonly claim: Claim;
}

/** All that is to be shown of one transition. */
export interface Task {
  readonly transition: Transition;
  readonly obligations: readonly Obligation[];
  /** Ways through the machine: those on which it accepts the event, and those on which it refuses. */
  readonly accepted: readonly Counterclaim[];
  readonly refused: number;
}

type Accepted = Way<Extract<Outcome, { kind: 'accepted' }>>;

const isAccepted = (way: Way<Outcome>): way is Accepted => way.result.kind === 'accepted';

/** Guarantees about the largest numbers there are: proved of worlds whose every quantity is in its range, which is listed as an assumption. */
const ranged: readonly string[] = ['nothing-is-negative'];

export const rangeAssumption = 'for nothing-is-negative, every quantity of the world before lies in its range: amounts below 2^112, prices and indices below 2^128';

/** The same ways for worlds within range. */
const withinRange = (kit: Kit, execution: Execution, ways: readonly Accepted[]): readonly Accepted[] =>
  ways.flatMap((way) => execution.explore(() => (kit.isInRange(way.result.part.before) ? way.result : execution.leave()), way.end));

/** Where a predicate fails after ways, or might fail in spite of what our own reasoning says. */
function failures(execution: Execution, ways: readonly Accepted[], holds: (way: Accepted) => boolean): readonly Counterclaim[] {
  const failing = ways.flatMap((way) => execution.explore(() => holds(way), way.end)).filter(({ result }) => !result);
  return [...doubtsOf(execution), ...failing.map(({ items }) => hypotheses(items))];
}

/** What would show that something concluded since the last time was wrong. */
const doubtsOf = (execution: Execution): readonly Counterclaim[] => execution.unquestioned().flatMap(({ items, from }) => doubts(execution.terms, items, from));

/** Whether a guarantee says something of a transition that a design takes. */
const concerns = (guarantee: Guarantee<Design>, { type }: Transition, design: Design): guarantee is EdgeGuarantee<Design> =>
  isEdge(guarantee) && (guarantee.on === 'every' || guarantee.on.includes(type)) && guarantee.promisedBy(design);

/**
 * All that is to be shown of a transition: that no way is missing, each invariant, and each guarantee that it concerns.
 * @param isWanted which invariants and guarantees, by id
 */
export function taskOf(kit: Kit, execution: Execution, design: Design, transition: Transition, isWanted: (id: string) => boolean): Task {
  const { terms } = execution;
  const ways = followed(kit, execution, design, transition);
  const accepted = ways.filter(isAccepted);
  const obligation = (subject: Subject, counterclaims: readonly Counterclaim[]): Obligation =>
    ({ subject, transition, counterclaims, claim: anyOf(terms, counterclaims) });
  // Each run gets an edge of its own: what guarantees remember of one edge was found out on one way.
  const edgeAfter = ({ result: { part } }: Accepted): Edge<Design> => kit.edgeOf(kit.mechanism, design, part);

  const complete = obligation({ kind: 'ways' }, [...doubtsOf(execution), ...ways.flatMap(({ items, result }) => (result.kind === 'threw' ? [hypotheses(items)] : []))]);
  const invariants = kit.invariants.filter(({ id }) => isWanted(id)).map(({ id, holds }) =>
    obligation({ kind: 'invariant', id }, failures(execution, accepted, ({ result: { part } }) => holds(design, part.after))));
  const guarantees = kit.mechanism.guarantees.filter((guarantee) => concerns(guarantee, transition, design)).filter(({ id }) => isWanted(id)).map(({ id, holds }) =>
    obligation({ kind: 'guarantee', id }, failures(execution, ranged.includes(id) ? withinRange(kit, execution, accepted) : accepted, (way) => holds(edgeAfter(way)))));
  return {
    transition, obligations: [complete, ...invariants, ...guarantees], accepted: accepted.map(({ items }) => hypotheses(items)),
    refused: ways.filter(({ result }) => result.kind === 'refused').length,
  };
}
