import { routingGuards, type RoutingGuard } from '../../../spec/lifecycle.js';
import type { Design } from '../../kernel/design.js';
import type { GuardFunction, Mechanism } from '../../machine/mechanism.js';

/** The name of one answer of one guard. */
const sideOf = (guard: RoutingGuard, answer: boolean): string => `${guard} ${answer.toString()}`;

/** Both sides of every routing guard. */
export const guardSides: readonly string[] = routingGuards.flatMap((guard) => [sideOf(guard, true), sideOf(guard, false)]);

/** A mechanism that notes which side its guards take. */
export interface Observed {
  readonly mechanism: Mechanism<Design>;
  /** Sides that were taken since it was last emptied. */
  readonly sides: Set<string>;
}

/** The same mechanism, with a note of what each of its guards answers. */
export function observed(mechanism: Mechanism<Design>): Observed {
  const sides = new Set<string>();
  const noting = (guard: RoutingGuard): GuardFunction<Design> => {
    const asked = mechanism.guards[guard];
    const [yes, no] = [sideOf(guard, true), sideOf(guard, false)];
    return (design, world, assessment) => {
      const answer = asked(design, world, assessment);
      sides.add(answer ? yes : no);
      return answer;
    };
  };
  const guards = routingGuards.reduce((sofar, guard) => ({ ...sofar, [guard]: noting(guard) }), mechanism.guards);
  return { mechanism: { ...mechanism, guards }, sides };
}
