import { resolve } from 'node:path';
import type { Mutant } from '../../properties/mutants.js';
import { canonical } from '../../src/machine/canonical.js';
import { designOf } from '../../src/vectors/format/parameters.js';
import { plainAnswers, type Vector } from '../../src/vectors/format/vector.js';
import { stepwiseAmong } from '../../src/vectors/format/any.js';
import { readSet } from '../../src/vectors/set/read.js';
import { decodedOf } from '../support/designs.js';
import { answersWith, type Answers } from './apply.js';

const vectors = stepwiseAmong(decodedOf(readSet(resolve(import.meta.dirname, '../../spec/vectors'))).vectors);

/** The vectors with what they expect. One that has killed comes first from then on: mistakes in one place tend to fall to the same. */
const cases: { readonly vector: Vector; readonly wanted: string }[] = vectors.map((vector) => ({ vector, wanted: canonical(plainAnswers(vector.params, vector.expected)) }));

/** Whether a machine answers as a vector says; one that throws gives no answer. */
function agrees({ answersOf }: Answers, { params, init, events }: Vector, wanted: string): boolean {
  try {
    return canonical(plainAnswers(params, answersOf(designOf(params), init, events))) === wanted;
  } catch {
    return false;
  }
}

/** A vector that the machine with this mistake, or with none, answers otherwise; null where it answers all of them rightly. */
export async function killerOf(mutant: Mutant | null): Promise<string | null> {
  const answers = await answersWith(mutant);
  const place = cases.findIndex(({ vector, wanted }) => !agrees(answers, vector, wanted));
  const [killer] = place < 0 ? [] : cases.splice(place, 1);
  if (killer === undefined) return null;
  cases.unshift(killer);
  return killer.vector.id;
}
