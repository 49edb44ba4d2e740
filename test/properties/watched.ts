import { routingGuards, type RoutingGuard } from '../../spec/lifecycle.js';
import type { Design } from '../../src/kernel/design.js';
import type { GuardFunction, Mechanism } from '../../src/machine/mechanism.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';

/** The mechanism, with a note of what each of its guards ever answered, as `short true`. */
export function watched(): { readonly mechanism: Mechanism<Design>; readonly sides: ReadonlySet<string> } {
  const sides = new Set<string>();
  const noted = (name: RoutingGuard): GuardFunction<Design> => (design, world, assessment) => {
    const answer = stepwise.guards[name](design, world, assessment);
    sides.add(`${name} ${answer.toString()}`);
    return answer;
  };
  const guards = routingGuards.reduce((sofar, name) => ({ ...sofar, [name]: noted(name) }), stepwise.guards);
  return { mechanism: { ...stepwise, guards }, sides };
}
