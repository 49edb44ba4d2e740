import { left, type Either } from 'fp-ts/lib/Either.js';
import { type Answer, answersOf } from '../format/answer.js';
import { errorsInBeginning } from '../format/beginning.js';
import { seedOf } from '../format/digest.js';
import { designOf } from '../format/parameters.js';
import { requiresOf } from '../format/requires.js';
import { isSame } from '../format/same.js';
import { expectedOf, plainAnswers, type Vector } from '../format/vector.js';
import { flagMeanings, pathOf } from './files.js';
import { type Defect, readSet, type VectorSet } from './read.js';

/** What a vector says of itself that its content does not bear out. */
export function lint(vector: Vector): readonly Defect[] {
  const { id, params, init, events, expected, requires, source, flags } = vector;
  const path = pathOf(id);
  const problems: string[] = [];
  if (!isSame(requiresOf(params, events), requires)) problems.push('requires: is not what its parameters and events need');
  if (source.seed !== seedOf(id)) problems.push('source.seed: is not the one of its id');
  problems.push(...errorsInBeginning(vector));
  for (const flag of flags) if (!Object.hasOwn(flagMeanings, flag)) problems.push(`flags: ${flag} is unknown`);
  expected.forEach((answer, place) => {
    const isKept = isSame(answer.world, expected[place - 1]?.world ?? init) && Object.keys(answer.flows).length === 0;
    if (answer.code !== 'OK' && !isKept) problems.push(`expected[${place.toString()}]: a refused event changes nothing`);
  });
  return problems.map((problem) => ({ path, problem }));
}

/** The set in a folder, with what its vectors say of themselves checked too; every defect where it cannot be believed. */
export function soundSet(folder: string): Either<readonly Defect[], VectorSet> {
  const set = readSet(folder);
  if (set._tag === 'Left') return set;
  const defects = set.right.vectors.flatMap(lint);
  return defects.length > 0 ? left(defects) : set;
}

/** Where the machine of this package answers otherwise than a vector expects: the first event, and both answers. */
export interface Disagreement {
  readonly id: string;
  readonly step: number;
  readonly expected: unknown;
  readonly got: unknown;
}

const isSameAnswer = (one: Answer, other: Answer | undefined): boolean => one.code === other?.code && isSame(one.flows, other.flows) && isSame(one.world, other.world);

/** What the machine says to a vector, or null where it agrees. */
export function disagreementOf(vector: Vector): Disagreement | null {
  const { id, params, init, events, expected } = vector;
  const answers = answersOf(designOf(params), init, events);
  const step = expected.findIndex((answer, place) => !isSameAnswer(answer, answers[place]));
  return step < 0 ? null : { id, step, expected: expectedOf(vector)[step], got: plainAnswers(params, answers)[step] };
}
