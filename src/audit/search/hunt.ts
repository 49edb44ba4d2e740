import fc from 'fast-check';
import type { Guarantee } from '../../../properties/guarantee.js';
import type { Design } from '../../kernel/design.js';
import type { Mechanism } from '../../machine/mechanism.js';
import type { Trace } from '../trace.js';
import { type Counterexample, counterexample } from './counterexample.js';
import { fullDesigns, smallDesigns, survivingDesigns, toyDesigns } from './designs.js';
import { fullSizeDesigns } from './full-size.js';
import { envelopeOnly, type Mix, usualMix } from './plan.js';

/** How long to look, and from where: the same numbers find the same thing. */
export interface Effort {
  readonly seed: number;
  readonly runs: number;
}

/** No guarantee of the mechanism has this id: a mistake of the caller's. */
export class UnknownGuarantee extends Error {
  override readonly name = 'UnknownGuarantee';
  constructor(readonly id: string) {
    super(`No guarantee is called "${id}".`);
  }
}

export function guaranteeOf(mechanism: Mechanism<Design>, id: string): Guarantee<Design> {
  const found = mechanism.guarantees.find((guarantee) => guarantee.id === id);
  if (found === undefined) throw new UnknownGuarantee(id);
  return found;
}

/** A counterexample as a file tells it. */
export const traceOf = ({ id, claim }: Guarantee<Design>, { design, start, events }: Counterexample, seed: number, numeraire = 'USD'): Trace => ({
  format: 'unwind-trace@1', guarantee: id, claim, design: { design, numeraire, positions: [] }, start, events, seed,
});

/** Guarantees about whole runs speak of those inside the envelope only. */
export const mixFor = ({ scope }: Guarantee<Design>): Mix => (scope === 'course' ? envelopeOnly : usualMix);

function huntOver(mechanism: Mechanism<Design>, designs: fc.Arbitrary<Design>, guarantee: Guarantee<Design>, { seed, runs }: Effort): Trace | null {
  const found = counterexample(mechanism, guarantee, { designs, mix: mixFor(guarantee), seed, runs });
  return found === null ? null : traceOf(guarantee, found, seed);
}

/** Looks for a run of one design that breaks a guarantee, promised or not; null where the effort finds none. */
export const hunt = (mechanism: Mechanism<Design>, design: Design, id: string, effort: Effort): Trace | null =>
  huntOver(mechanism, fc.constant(design), guaranteeOf(mechanism, id), effort);

/** Every design that promises a guarantee: the toys, those of full size, and generated ones. */
export function designsPromising(guarantee: Guarantee<Design>): fc.Arbitrary<Design> {
  const isPromising = (design: Design): boolean => guarantee.promisedBy(design);
  const promising = (weight: number, designs: fc.Arbitrary<Design>): fc.WeightedArbitrary<Design> => ({ weight, arbitrary: designs.filter(isPromising) });
  const full = fullSizeDesigns.filter(isPromising);
  const fixed = full.length === 0 ? [] : [{ weight: 2, arbitrary: fc.constantFrom(...full) }];
  // Few designs at random promise anything of whole runs; those that do are made for it.
  const generated = guarantee.scope === 'course' ? [promising(3, survivingDesigns)] : [promising(3, toyDesigns), promising(1, smallDesigns), promising(1, fullDesigns)];
  return fc.oneof(...generated, ...fixed);
}

/** Looks in every design that promises the guarantee. */
export function huntEverywhere(mechanism: Mechanism<Design>, id: string, effort: Effort): Trace | null {
  const guarantee = guaranteeOf(mechanism, id);
  return huntOver(mechanism, designsPromising(guarantee), guarantee, effort);
}
