import fc from 'fast-check';
import type { Design } from '../../src/kernel/design.js';
import type { Mechanism } from '../../src/machine/mechanism.js';
import { eventsUntilBroken } from '../../src/audit/search/breaking.js';
import { asFound } from '../../src/audit/search/counterexample.js';
import { designsPromising, type Effort, guaranteeOf, mixFor } from '../../src/audit/search/hunt.js';
import { plans } from '../../src/audit/search/plan.js';
import { play } from '../../src/audit/search/play.js';

/**
 * Which run of a hunt is the first to break a guarantee, in one design or in all that promise it; null where none does. Nothing is made small: that is for people who read it,
 * and costs several times what the hunt does.
 */
export function firstBreak(mechanism: Mechanism<Design>, id: string, toy: Design | null, { seed, runs }: Effort): number | null {
  const guarantee = guaranteeOf(mechanism, id);
  const designs = toy === null ? designsPromising(guarantee) : fc.constant(toy);
  const property = fc.property(plans(designs, mixFor(guarantee)), (plan) => eventsUntilBroken(mechanism, plan.design, guarantee, play(mechanism, plan)) === null);
  const found = fc.check(property, { seed, numRuns: runs, endOnFailure: true });
  const plan = found.counterexample?.[0];
  // To fast-check, what a machine throws breaks the property too; asked once more, it is thrown here.
  return plan === undefined || asFound(mechanism, guarantee, plan) === null ? null : found.numRuns;
}
