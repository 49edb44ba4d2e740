import { promised } from '../../machine/checking.js';
import { canonical } from '../../machine/canonical.js';
import { seedOf } from '../format/digest.js';
import { answersOf } from '../format/answer.js';
import { parametersOf } from '../format/parameters.js';
import { requiresOf } from '../format/requires.js';
import { vectorDialect, type Vector } from '../format/vector.js';
import { coverageOf } from '../witness/covers.js';
import type { Witness } from '../witness/load.js';
import { asPlain, type Draft, type Family } from './draft.js';

/** Any change that moves bytes of vectors without a change of behaviour moves this. */
const generatorVersion = '1';

const flagsOf: Readonly<Record<Family, readonly string[]>> = {
  boundary: ['GuardBoundary'],
  lifecycle: ['Lifecycle'],
  parameter: ['ParameterRange'],
  precedence: ['CheckOrder'],
  refusal: ['Refusal'],
  rounding: ['RoundingDirection'],
  step: ['Policy'],
  wire: ['Wire'],
};

/** 2^128 and beyond: what an implementation with small integers would lose. */
const isLarge = (text: string): boolean => /"[0-9]{39,}"/.test(text);

/** The vector of a draft: executed, judged by every guarantee that its design promises, and told what it covers. */
export function assembled(witness: Witness, { family, slug, comment, given, events: raw }: Draft): Vector {
  const { design, world: init } = given();
  const id = `${vectorDialect}/${family}/${slug}`;
  const events = raw.map(asPlain);
  const params = parametersOf(design);
  // A vector that breaks a guarantee would teach a bug: the machine throws here.
  answersOf(design, init, events, promised);
  const { answers, covers } = coverageOf(witness, { params, init, events });
  const large = isLarge(canonical([asPlain(init), events])) ? ['LargeNumbers'] : [];
  return {
    id, comment, flags: [...flagsOf[family], ...large].sort(), requires: requiresOf(params, events), covers,
    source: { generator: family, seed: seedOf(id), version: generatorVersion },
    params, init, events, expected: answers.map(({ code, flows, world }) => ({ code, flows, world })),
  };
}
