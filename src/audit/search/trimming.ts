import type { Design } from '../../kernel/design.js';
import type { Mechanism } from '../../machine/mechanism.js';
import type { Observation } from '../../market/index.js';
import { Campaign } from './campaign.js';
import type { Draft, Plan } from './plan.js';

/** A plan without its design. */
const draftOf = ({ opening, conditions, allowed, intents }: Plan): Draft => ({ opening, conditions, allowed, intents });

/** The shortest beginning of a plan that still reaches what it is kept for: what follows would only slow its descendants down. */
export function trimmed(mechanism: Mechanism<Design>, plan: Plan, given: readonly Observation[], names: readonly string[]): Draft {
  const reaches = (count: number): boolean => {
    const reached = new Campaign(mechanism, []).attempt({ ...plan, intents: plan.intents.slice(0, count) }, given, 1);
    return names.every((name) => reached.has(name));
  };
  let [tooFew, enough] = [0, plan.intents.length];
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (reaches(middle)) enough = middle;
    else tooFew = middle;
  }
  return draftOf({ ...plan, intents: plan.intents.slice(0, enough) });
}
