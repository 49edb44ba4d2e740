import type { Design } from '../../../kernel/design.js';
import type { World } from '../../../kernel/world.js';
import type { Kit } from '../kit.js';
import { concreteInputs } from '../world/inputs.js';
import type { Subject } from './obligation.js';
import { type Situation, situationOf, type Transition } from './transition.js';

/** The world and event that a solver's values describe; what it left open is zero. */
export const situationFrom = (design: Design, transition: Transition, values: Readonly<Record<string, string>>): Situation =>
  situationOf(design, transition, concreteInputs((name) => BigInt(values[name] ?? '0')));

/** What the ordinary machine makes of a situation that a solver found. */
export type Replay = 'refused' | 'accepted' | 'breaks';

/** Plays a situation on the machine as it is, with plain integers: only what breaks there is refuted, whatever the solver says. */
export function replayed(kit: Kit, design: Design, { world, event }: Situation, subject: Subject): Replay {
  const decided = kit.decide(kit.mechanism, design, world, event);
  if (decided._tag === 'Left') return 'refused';
  const isBroken = decided.right.some((part) => {
    if (subject.kind === 'invariant') return kit.invariants.some(({ id, holds }) => id === subject.id && !holds(design, part.after));
    if (subject.kind !== 'guarantee') return false;
    const edge = kit.edgeOf(kit.mechanism, design, part);
    return kit.mechanism.guarantees.some((guarantee) => guarantee.id === subject.id && guarantee.scope === 'edge' && !guarantee.holds(edge));
  });
  return isBroken ? 'breaks' : 'accepted';
}

/** Whether an invariant fails of a world that an account was just opened in. */
export const replayedOpening = (kit: Kit, design: Design, world: World, subject: Subject): boolean =>
  subject.kind === 'invariant' && kit.invariants.some(({ id, holds }) => id === subject.id && !holds(design, world));
