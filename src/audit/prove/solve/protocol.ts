/** A question to a solver: whether anything satisfies the script. */
export interface Question {
  /** SMT-LIB 2, without `check-sat`. */
  readonly text: string;
  /** How much may be spent on it, in the solver's own unit: the same on every machine. */
  readonly effort: number;
  /** After how many seconds it is better asked otherwise; without it, as long as its parent waits. Effort does not count all that a solver does. */
  readonly patience?: number;
}

/** What a solver says. */
export type Answer =
  | { readonly verdict: 'unsat' }
  /** Values of the declared names, as decimal integers; a name that is left out may have any. */
  | { readonly verdict: 'sat'; readonly values: Readonly<Record<string, string>> }
  | { readonly verdict: 'unknown'; readonly reason: 'effort' | 'time' | 'crash' };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const isQuestion = (value: unknown): value is Question =>
  isRecord(value) && typeof value['text'] === 'string' && typeof value['effort'] === 'number' && (value['patience'] === undefined || typeof value['patience'] === 'number');

/** What a child is asked: a question, and how many seconds its parent waits for the answer. */
export interface Asking {
  readonly question: Question;
  readonly seconds: number;
}

export const isAsking = (value: unknown): value is Asking =>
  isRecord(value) && typeof value['seconds'] === 'number' && isQuestion(value['question']);

export function isAnswer(value: unknown): value is Answer {
  if (!isRecord(value)) return false;
  const { verdict, values, reason } = value;
  if (verdict === 'sat') return isRecord(values) && Object.values(values).every((each) => typeof each === 'string');
  return verdict === 'unsat' || (verdict === 'unknown' && (reason === 'effort' || reason === 'time' || reason === 'crash'));
}
