/**
 * How a solver goes about a question. What it answers is the same; how soon differs by hundreds of times from one question to the next, in no way that
 * anyone foresees, so that another manner is better tried soon than the first for long.
 */
export interface Manner {
  /** Whether it splits the range of an integer in two where a product does not fit its factors. */
  readonly branches: boolean;
  /** Whether it multiplies everything out first, so that sums of products can be compared. */
  readonly multipliesOut: boolean;
  /** What it draws its guesses from. */
  readonly seed: number;
  /** Whether it looks at products by cells of numbers alone, which is best where there are few. */
  readonly byCells: boolean;
}

/** A question to a solver: whether anything satisfies the script. */
export interface Question {
  /** SMT-LIB 2, without `check-sat`. */
  readonly text: string;
  /** How much may be spent on it, in the solver's own unit: the same on every machine. */
  readonly effort: number;
  /** After how many seconds it is better asked otherwise; without it, as long as its parent waits. Effort does not count all that a solver does. */
  readonly patience?: number;
  /** Without it, as the solver usually does. */
  readonly manner?: Manner;
}

/** What a solver says. */
export type Answer =
  | { readonly verdict: 'unsat' }
  /** Values of the declared names, as decimal integers; a name that is left out may have any. */
  | { readonly verdict: 'sat'; readonly values: Readonly<Record<string, string>> }
  | { readonly verdict: 'unknown'; readonly reason: 'effort' | 'time' | 'crash' };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const isManner = (value: unknown): value is Manner =>
  isRecord(value) && typeof value['branches'] === 'boolean' && typeof value['multipliesOut'] === 'boolean' && typeof value['seed'] === 'number' && typeof value['byCells'] === 'boolean';

const isQuestion = (value: unknown): value is Question =>
  isRecord(value) && typeof value['text'] === 'string' && typeof value['effort'] === 'number'
  && (value['patience'] === undefined || typeof value['patience'] === 'number') && (value['manner'] === undefined || isManner(value['manner']));

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
