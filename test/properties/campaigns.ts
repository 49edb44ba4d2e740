import fc from 'fast-check';
import type { Guarantee } from '../../properties/guarantee.js';
import { stepwiseGuarantees } from '../../properties/stepwise.js';
import { encodeTrace } from '../../src/audit/trace.js';
import { Campaign } from '../../src/audit/search/campaign.js';
import { counterexample } from '../../src/audit/search/counterexample.js';
import { traceOf } from '../../src/audit/search/hunt.js';
import { whereBinding } from '../../src/audit/search/judge.js';
import { type Mix, usualMix } from '../../src/audit/search/plan.js';
import type { Design } from '../../src/kernel/design.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';

/** The seed of the other generated tests, which the environment may move. */
export const seed = Number(fc.readConfigureGlobal().seed);

/** A campaign over designs, judged by what each of them promises. */
export interface Attack {
  readonly designs: fc.Arbitrary<Design>;
  readonly runs: number;
  readonly mix?: Mix;
}

const isBinding = (guarantee: Guarantee<Design>, design: Design): boolean => guarantee.promisedBy(design);

/** Runs an attack with every guarantee of the registry. */
export function attacked({ designs, runs, mix = usualMix }: Attack): Campaign {
  const campaign = new Campaign(stepwise, stepwiseGuarantees, isBinding);
  campaign.run(designs, mix, { seed, runs });
  return campaign;
}

/** The shortest run of an attack that breaks a guarantee where it is promised, as a trace to replay; null where none does. */
export function refutation(guarantee: Guarantee<Design>, campaign: Campaign, { designs, runs, mix = usualMix }: Attack): string | null {
  const { brokenIn } = campaign.tallyOf(guarantee);
  if (brokenIn === null) return null;
  const found = counterexample(stepwise, whereBinding(guarantee), { designs, mix, seed, runs, first: brokenIn });
  return found === null ? `run ${brokenIn.toString()}` : encodeTrace(traceOf(guarantee, found, seed));
}
