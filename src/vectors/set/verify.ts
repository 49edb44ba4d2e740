import { left, type Either } from 'fp-ts/lib/Either.js';
import { type Answer, answersOf } from '../format/answer.js';
import { errorsInBeginning } from '../format/beginning.js';
import { seedOf } from '../format/digest.js';
import { designOf } from '../format/parameters.js';
import { requiresOf } from '../format/requires.js';
import { isSame } from '../../machine/same.js';
import { type AnyVector, caseOfAny, isOfProtocol } from '../format/any.js';
import { expectedOf, plainAnswers, type Vector } from '../format/vector.js';
import { answersOfProtocol, differenceIn, problemsOfProtocol } from '../protocol/judged.js';
import type { ProtocolVector } from '../protocol/vector.js';
import { flagMeanings, pathOf } from './files.js';
import { type Defect, readSet, type VectorSet } from './read.js';

/** What a vector says of itself that its content does not bear out. */
export function lint(vector: AnyVector): readonly Defect[] {
  const unknown = vector.flags.flatMap((flag) => (Object.hasOwn(flagMeanings, flag) ? [] : [`flags: ${flag} is unknown`]));
  const problems = isOfProtocol(vector) ? problemsOfProtocol(vector) : problemsOf(vector);
  return [...problems, ...unknown].map((problem) => ({ path: pathOf(vector.id), problem }));
}

function problemsOf(vector: Vector): readonly string[] {
  const { id, params, init, events, expected, requires, source } = vector;
  const problems: string[] = [];
  if (!isSame(requiresOf(params, events), requires)) problems.push('requires: is not what its parameters and events need');
  if (source.seed !== seedOf(id)) problems.push('source.seed: is not the one of its id');
  problems.push(...errorsInBeginning(vector));
  expected.forEach((answer, place) => {
    const isKept = isSame(answer.world, expected[place - 1]?.world ?? init) && Object.keys(answer.flows).length === 0;
    if (answer.code !== 'OK' && !isKept) problems.push(`expected[${place.toString()}]: a refused event changes nothing`);
  });
  return problems;
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

/** Where the mechanism of a protocol answers otherwise than a vector expects. */
function disagreementOfProtocol(vector: ProtocolVector): Disagreement | null {
  const step = differenceIn(vector);
  if (step < 0) return null;
  const answers = answersOfProtocol(caseOfAny(vector));
  return { id: vector.id, step, expected: vector.expected[step], got: answers._tag === 'Right' ? answers.right[step] : undefined };
}

/** What the machine says to a vector, or null where it agrees. */
export function disagreementOf(vector: AnyVector): Disagreement | null {
  if (isOfProtocol(vector)) return disagreementOfProtocol(vector);
  const { id, params, init, events, expected } = vector;
  const answers = answersOf(designOf(params), init, events);
  const step = expected.findIndex((answer, place) => !isSameAnswer(answer, answers[place]));
  return step < 0 ? null : { id, step, expected: expectedOf(vector)[step], got: plainAnswers(params, answers)[step] };
}
