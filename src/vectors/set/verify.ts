import { canonical } from '../../machine/canonical.js';
import { answersOf } from '../format/answer.js';
import { seedOf } from '../format/digest.js';
import { designOf } from '../format/parameters.js';
import { requiresOf } from '../format/requires.js';
import { plainAnswers, type Vector } from '../format/vector.js';
import { flagMeanings, pathOf } from './files.js';
import type { Defect } from './read.js';

/** What a vector says of itself that its content does not bear out. */
export function lint(vector: Vector): readonly Defect[] {
  const { id, params, init, events, expected, requires, source, flags } = vector;
  const path = pathOf(id);
  const problems: string[] = [];
  if (canonical(requiresOf(params, events)) !== canonical(requires)) problems.push('requires: is not what its parameters and events need');
  if (source.seed !== seedOf(id)) problems.push('source.seed: is not the one of its id');
  for (const flag of flags) if (!Object.hasOwn(flagMeanings, flag)) problems.push(`flags: ${flag} is unknown`);
  expected.forEach((answer, place) => {
    const before = expected[place - 1]?.world ?? init;
    const isKept = canonical(answer.world) === canonical(before) && canonical(answer.flows) === '{}';
    if (answer.code !== 'OK' && !isKept) problems.push(`expected[${place.toString()}]: a refused event changes nothing`);
  });
  return problems.map((problem) => ({ path, problem }));
}

/** Where the machine of this package answers otherwise than a vector expects: the first event, and both answers. */
export interface Disagreement {
  readonly id: string;
  readonly step: number;
  readonly expected: unknown;
  readonly got: unknown;
}

/** What the machine says to a vector, or null where it agrees. */
export function disagreementOf({ id, params, init, events, expected }: Vector): Disagreement | null {
  const answers = plainAnswers(params, answersOf(designOf(params), init, events));
  const wanted = plainAnswers(params, expected);
  const step = wanted.findIndex((answer, place) => canonical(answer) !== canonical(answers[place]));
  return step < 0 ? null : { id, step, expected: wanted[step], got: answers[step] };
}
