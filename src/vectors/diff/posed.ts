import { isDeepStrictEqual } from 'node:util';
import { left, right, type Either } from 'fp-ts/lib/Either.js';
import { promised } from '../../machine/checking.js';
import { decodeWith } from '../../machine/input.js';
import { answersOf, type Traversed } from '../format/answer.js';
import { errorsInBeginning } from '../format/beginning.js';
import { designOf, ParametersFromPlain } from '../format/parameters.js';
import { caseOf, initCodec, type PlainCase, type Posed } from '../format/vector.js';

/** A case as two implementations are asked it, with what the machine of this package answers. */
export interface Question {
  readonly posed: Posed;
  readonly plain: PlainCase;
  readonly answers: readonly Traversed[];
}

/** Why plain data is no case that may be asked. */
export type Unaskable = 'not in the form of a case' | 'a world that is not settled and consistent' | 'the machine cannot answer it';

/** The machine's answers, judged by every guarantee that the parameters promise; null where it throws. */
function judgedAnswers({ params, init, events }: Posed): readonly Traversed[] | null {
  try {
    return answersOf(designOf(params), init, events, promised);
  } catch {
    return null;
  }
}

/** A case with its answers. Refuses a world that may not be one to begin in, and what the machine throws at: those are no questions. */
export function questionOf(posed: Posed): Either<Unaskable, Question> {
  if (errorsInBeginning(posed).length > 0) return left('a world that is not settled and consistent');
  const answers = judgedAnswers(posed);
  return answers === null ? left('the machine cannot answer it') : right({ posed, plain: caseOf(posed), answers });
}

/** The case in plain data. */
export function questionIn({ id, params, init, events }: PlainCase): Either<Unaskable, Question> {
  const read = decodeWith(ParametersFromPlain, params);
  if (read._tag === 'Left') return left('not in the form of a case');
  const world = decodeWith(initCodec(read.right.assets.map((asset) => asset.id)), init);
  if (world._tag === 'Left') return left('not in the form of a case');
  return questionOf({ id, params: read.right, init: world.right, events });
}

/** Whether two cases ask the same. */
export const isSameCase = (one: PlainCase, other: PlainCase): boolean => isDeepStrictEqual(one, other);
