import type { Design } from '../../kernel/design.js';
import type { Kit } from './kit.js';
import { replayed, replayedOpening, situationFrom } from './obligation/counterexample.js';
import type { Subject } from './obligation/obligation.js';
import type { Situation, Transition } from './obligation/transition.js';
import type { World } from '../../kernel/world.js';
import { checkDesign, isUsable } from '../../mechanisms/stepwise/parameters/checks.js';
import { designLike } from './family/family.js';
import { concreteInputs } from './world/inputs.js';
import type { AskedObligation, Reached, Values } from './worker/messages.js';

/** A situation of a transition, or a world that an account was opened in. */
export type SituationFound = (Situation | { readonly world: World; readonly event: null }) & {
  /** The design in which it is one, where it was looked for in all of a shape. */
  readonly design?: Design;
};

/** What is known of one obligation. Nothing is rounded up: only `unsat` is a proof, and only what the machine itself breaks is refuted. */
export type Finding =
  | { readonly kind: 'proved' }
  /** No world that keeps the invariants takes the transition: nothing can break there, which says nothing. */
  | { readonly kind: 'vacuous' }
  | { readonly kind: 'refuted'; readonly situation: SituationFound }
  | {
    readonly kind: 'open';
    /**
     * The solver spent its effort or its time, or was lost; the machine has too many ways to be followed; the proof was ended before its time;
     * no situation is known that takes the transition; the solver named one in which nothing breaks, which is a mistake of the prover or a
     * value that a contract allows and its function never has; or a second solver disagrees.
     */
    readonly why: 'effort' | 'time' | 'crash' | 'paths' | 'closed' | 'no-witness' | 'not-replayed' | 'disputed';
  };

/** What became of one obligation. */
export interface Shown {
  readonly subject: Subject;
  readonly finding: Finding;
  /** SMT-LIB 2, with which anyone's solver can be asked the same; null where it could not be written. */
  readonly script: string | null;
}

/** Where a solver's values are played: a transition, or the opening of an account where there is none. */
export interface Place {
  readonly kit: Kit;
  readonly design: Design;
  /** Whether the values name a design of the same shape as well. */
  readonly isForAll: boolean;
  readonly transition: Transition | null;
}

/** The design that values name, or the one there is. */
const designOf = ({ design, isForAll }: Place, values: Values): Design => (isForAll ? designLike(design, concreteInputs((name) => BigInt(values[name] ?? '0'))) : design);

const openedWith = (kit: Kit, design: Design, values: Values): SituationFound => ({ world: kit.openWorld(design, BigInt(values['at'] ?? '0')), event: null });

/** A situation in which the machine takes the transition, as it is. */
export function witnessFrom(place: Place, reached: Reached): SituationFound | null {
  if (reached.kind !== 'found') return null;
  const design = designOf(place, reached.values);
  if (place.transition === null) return openedWith(place.kit, design, reached.values);
  const situation = situationFrom(design, place.transition, reached.values);
  return replayed(place.kit, design, situation, { kind: 'ways' }) === 'accepted' ? situation : null;
}

/** What an answer comes to. @param witness a situation in which the machine takes the transition */
export function findingFrom(place: Place, { subject, asked }: AskedObligation, reached: Reached, witness: SituationFound | null): Finding {
  if (asked.kind === 'unknown') return { kind: 'open', why: asked.reason };
  if (asked.kind === 'none') {
    // That no way is missing is shown of transitions that nothing takes as well: it is why nothing does.
    if (witness !== null || subject.kind === 'ways') return { kind: 'proved' };
    return reached.kind === 'none' ? { kind: 'vacuous' } : { kind: 'open', why: 'no-witness' };
  }
  const { kit, transition } = place;
  const design = designOf(place, asked.values);
  const opened = transition === null ? openedWith(kit, design, asked.values) : null;
  const situation = opened ?? (transition === null ? null : situationFrom(design, transition, asked.values));
  const isBroken = opened === null
    ? situation !== null && situation.event !== null && replayed(kit, design, situation, subject) === 'breaks'
    : replayedOpening(kit, design, opened.world, subject);
  // A counterexample counts only where the parameter checks let its design through.
  if (situation === null || !isBroken || (place.isForAll && !isUsable(checkDesign(design)))) return { kind: 'open', why: 'not-replayed' };
  return { kind: 'refuted', situation: place.isForAll ? { ...situation, design } : situation };
}

export const shownFrom = ({ subject, script }: AskedObligation, finding: Finding): Shown => ({ subject, finding, script });
