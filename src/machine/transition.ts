import { right, type Either } from 'fp-ts/lib/Either.js';
import type { Effect } from '../kernel/effect.js';
import type { Event } from '../kernel/event.js';
import type { World } from '../kernel/world.js';
import { judgeOf, promised, type Checking } from './checking.js';
import { decide, type Parts } from './decide.js';
import type { Mechanism } from './mechanism.js';
import type { Refusal } from '../kernel/refusal.js';
import { GuaranteeBroken } from './violation.js';

/** An accepted event: the new world, the named transitions that led there, and what the caller must now do. */
export interface Step {
  readonly world: World;
  readonly path: readonly string[];
  readonly effects: readonly Effect[];
}

/** The parts of an event as one step. */
export function stepOf(parts: Parts): Step {
  const [first, second] = parts;
  if (second === undefined) return { world: first.after, path: first.path, effects: first.effects };
  return { world: second.after, path: [...first.path, ...second.path], effects: [...first.effects, ...second.effects] };
}

/**
 * One event, one answer. Pure and total: refuses what it must as a value, throws `GuaranteeBroken` only where our own guarantees break.
 * @param design parameters in exact integers; @param world the market and the one account that the event concerns
 * @param checking which guarantees to judge; by default all that the design promises
 */
export type Transition<D> = (design: D, world: World, event: Event, checking?: Checking) => Either<Refusal, Step>;

/** The transition function of a mechanism. */
export function transitionOf<D extends object>(mechanism: Mechanism<D>): Transition<D> {
  const judge = judgeOf(mechanism);
  return (design, world, event, checking = promised) => {
    const decided = decide(mechanism, design, world, event);
    if (decided._tag === 'Left') return decided;
    const broken = judge(design, checking, decided.right);
    if (broken !== null) {
      const { guarantee, part } = broken;
      throw new GuaranteeBroken(guarantee.id, guarantee.claim, part.before, part.event, part.after);
    }
    return right(stepOf(decided.right));
  };
}
