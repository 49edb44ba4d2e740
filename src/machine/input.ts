import { type Either, left, mapLeft, right, tryCatch } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';

/** Why an input was refused. Codes are stable: programs may branch on them, texts may change. */
export type InputCode =
  | 'UNREADABLE'
  | 'MALFORMED'
  | 'UNKNOWN_KEY'
  | 'MISSING'
  | 'NON_CANONICAL_NUMBER'
  | 'OUT_OF_RANGE'
  | 'NOT_EXACT'
  | 'DUPLICATE_ASSET'
  | 'UNKNOWN_ASSET'
  | 'UNKNOWN_DIALECT'
  | 'WRONG_LENGTH'
  | 'WRONG_UNIT'
  | 'INCONSISTENT_WORLD';

/** One thing that is wrong with an input: where, what was expected and what stood there. */
export interface InputError {
  readonly code: InputCode;
  /** Keys from the root, e.g. `assets[0].threshold`; empty for the root itself. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** A validation error that already knows its code and what it expected, so that no message has to be parsed. */
interface Refusal extends t.ValidationError {
  readonly code: InputCode;
  readonly expected: string;
}

/** The failure of a codec, with a code of its own; `context` says where, `value` what was found. */
export function refuse(code: InputCode, expected: string, value: unknown, context: t.Context): t.Validation<never> {
  const refusal: Refusal = { code, expected, value, context };
  return left([refusal]);
}

const isRefusal = (error: t.ValidationError): error is Refusal => 'code' in error && 'expected' in error;

/** The context of `key` under `context`: where a codec that walks by hand says that it is. */
export const under = (context: t.Context, key: string, type: t.Mixed, actual: unknown): t.Context =>
  [...context, { key, type, actual }];

/** Unions and intersections write the number of the member into the context; it is no part of the data's path. */
function isMemberNumber(context: t.Context, at: number): boolean {
  const parent = context[at - 1]?.type;
  return parent instanceof t.UnionType || parent instanceof t.IntersectionType;
}

function pathOf(context: t.Context): string {
  const keys = context.filter((entry, at) => entry.key !== '' && !isMemberNumber(context, at)).map((entry) => entry.key);
  return keys.reduce((path, key) => (/^\d+$/.test(key) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`), '');
}

const longestShown = 60;

const withoutBigints = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

/** A value as JSON would write it; its kind where JSON cannot, as with functions and circles. */
function written(value: unknown): string {
  if (typeof value === 'bigint') return value.toString();
  const json = tryCatch((): unknown => JSON.stringify(value, withoutBigints), () => undefined);
  return json._tag === 'Right' && typeof json.right === 'string' ? json.right : typeof value;
}

/** A value as an error shows it: short, and with the quotes that tell "1" from 1. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = written(value);
  return text.length <= longestShown ? text : `${text.slice(0, longestShown)}…`;
}

function inputError(error: t.ValidationError): InputError {
  const where = { path: pathOf(error.context), found: shown(error.value) };
  if (error.value === undefined) return { code: 'MISSING', expected: isRefusal(error) ? error.expected : typeName(error), ...where };
  if (isRefusal(error)) return { code: error.code, expected: error.expected, ...where };
  return { code: 'MALFORMED', expected: error.message ?? typeName(error), ...where };
}

const typeName = (error: t.ValidationError): string => error.context[error.context.length - 1]?.type.name ?? 'something else';

/** Every error of a validation, in the order of the input. io-ts's own PathReporter drops the path wherever a codec explains itself. */
export const reported = (errors: t.Errors): readonly InputError[] => errors.map(inputError);

/** Decodes plain data (what JSON or TOML gives) with a codec; refuses with every error found. */
export const decodeWith = <A>(codec: t.Decoder<unknown, A>, data: unknown): Either<readonly InputError[], A> =>
  mapLeft(reported)(codec.decode(data));

/** The plain data of a text that `parse` can read, or UNREADABLE with the parser's own words. */
export function readWith(parse: (text: string) => unknown, language: string, text: string): Either<readonly InputError[], unknown> {
  const read = tryCatch(() => parse(text), (cause) => (cause instanceof Error ? cause.message : String(cause)));
  return mapLeft((found: string) => [{ code: 'UNREADABLE', path: '', expected: `${language} text`, found }] as const)(read);
}

/** The plain data of a JSON text. A key written twice keeps its last value, as JSON.parse has it. */
export const readJson = (text: string): Either<readonly InputError[], unknown> => readWith(JSON.parse, 'JSON', text);

/** All the rights, or all the lefts: one pass over an input reports everything that is wrong with it. */
export function collected<A>(results: readonly Either<readonly InputError[], A>[]): Either<readonly InputError[], readonly A[]> {
  const errors = results.flatMap((result) => (result._tag === 'Left' ? result.left : []));
  return errors.length > 0 ? left(errors) : right(results.flatMap((result) => (result._tag === 'Right' ? [result.right] : [])));
}
