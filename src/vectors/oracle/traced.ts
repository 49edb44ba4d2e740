import { compared, comparedLists, type Value } from './comparing.js';
import type { Comparison } from './kind.js';

/** Something that a contract logged. */
export interface Log {
  readonly by: string;
  readonly name: string;
  readonly args: Readonly<Record<string, string>>;
}

/** A log as contracts write it: every argument as text. */
export const logged = (by: string, name: string, args: Readonly<Record<string, bigint | string>>): { by: string; name: string; args: Record<string, string> } =>
  ({ by, name, args: Object.fromEntries(Object.entries(args).map(([key, value]) => [key, value.toString()])) });

/** What was recorded of an answer, whether it went through or not. */
export interface RecordedAnswer {
  readonly ok: boolean;
  /** The text of a revert, empty where it had none; null where the machine halted. */
  readonly revert?: string | null;
  readonly halt?: string;
  readonly ret?: string;
  readonly logs?: readonly Log[];
}

const verdictOf = ({ ok, revert, halt }: RecordedAnswer): Readonly<Record<string, Value>> => (ok ? { ok } : { ok, revert: JSON.stringify(revert), halt });

/** Compares answers: success, the text of a refusal, what is returned and what is logged. */
export function comparedAnswers(path: string, expected: RecordedAnswer, got: RecordedAnswer): readonly Comparison[] {
  const verdict = compared(path, verdictOf(expected), verdictOf(got));
  if (!expected.ok || !got.ok) return verdict;
  const plain = ({ by, name, args }: Log): Readonly<Record<string, Value>> => ({ by, name, ...args });
  return [...verdict, ...compared(path, { ret: expected.ret }, { ret: got.ret }), ...comparedLists(`${path}.logs`, expected.logs ?? [], got.logs ?? [], plain)];
}
