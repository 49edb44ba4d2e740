import { left } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { refuse, under } from './input.js';

/** How the keys of a record in memory are spelled in a file. */
export type Spelling = (key: string) => string;
export const asWritten: Spelling = (key) => key;
/** wholeBelow → whole_below. */
export const snakeCase: Spelling = (key) => key.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

type Plain = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Plain => typeof value === 'object' && value !== null;

/** Whether data is a record by keys: not a list, and not a date, which TOML has too and which would pass for an empty record. */
export const isPlain = (value: unknown): value is Plain =>
  isObject(value) && !Array.isArray(value) && (Object.getPrototypeOf(value) === Object.prototype || Object.prototype.toString.call(value) === '[object Object]');

const own = (record: Plain, key: string): unknown => (Object.hasOwn(record, key) ? record[key] : undefined);

/** Errors of a record's fields name the key in memory; the reader knows the file's. */
const respelled = (errors: t.Errors, depth: number, spelling: Spelling): t.Errors =>
  errors.map((error) => ({ ...error, context: error.context.map((entry, at) => (at === depth ? { ...entry, key: spelling(entry.key) } : entry)) }));

/** A record of exactly these fields: an unknown key is refused, where io-ts's own `strict` and `exact` would drop it in silence. */
export function exact<P extends t.Props>(name: string, fields: P, spelling: Spelling = asWritten): t.Type<t.TypeOfProps<P>, unknown> {
  const keys = Object.keys(fields);
  const parts = Object.entries(fields).map(([key, codec]) => ({ key, inFile: spelling(key), codec }));
  const known = parts.map(({ inFile }) => inFile);
  const knownKeys = new Set(known);
  const inner = t.type(fields, name);
  const isWhole = (_read: object, fieldsRead: number): _read is t.TypeOfProps<P> => fieldsRead === parts.length;
  // Records that begin with all of their keys have one shape, and none grows field by field.
  const blank: Plain = Object.fromEntries(keys.map((key) => [key, undefined]));
  const blankInFile: Plain = Object.fromEntries(known.map((key) => [key, undefined]));
  /** The record, or null where anything is wrong with it. Nothing is said of where: most records are right, and to know the place of each field costs more than to read it. */
  const rightly = (value: Plain, context: t.Context): t.TypeOfProps<P> | null => {
    const read: Record<string, unknown> = { ...blank };
    let fieldsRead = 0;
    let found = 0;
    for (const { key, inFile, codec } of parts) {
      const isThere = Object.hasOwn(value, inFile);
      const field = codec.validate(isThere ? value[inFile] : undefined, context);
      if (field._tag === 'Left') return null;
      read[key] = field.right;
      fieldsRead += 1;
      if (isThere) found += 1;
    }
    return Object.keys(value).length === found && isWhole(read, fieldsRead) ? read : null;
  };
  const validate = (value: unknown, context: t.Context): t.Validation<t.TypeOfProps<P>> => {
    if (!isPlain(value)) return refuse('MALFORMED', name, value, context);
    const read = rightly(value, context);
    if (read !== null) return t.success(read);
    const unknown = Object.keys(value)
      .filter((key) => !knownKeys.has(key))
      .map((key) => refuse('UNKNOWN_KEY', `one of ${known.join(', ')}`, key, under(context, key, inner, value)));
    const checked = inner.validate(Object.fromEntries(keys.map((key) => [key, own(value, spelling(key))])), context);
    const errors = unknown.flatMap((result) => (result._tag === 'Left' ? result.left : []));
    if (checked._tag === 'Left') return left([...errors, ...respelled(checked.left, context.length, spelling)]);
    return errors.length > 0 ? left(errors) : checked;
  };
  // The order of the fields, whatever that of the record: what is written depends on nothing but the value.
  const encode = (record: t.TypeOfProps<P>): unknown => {
    const fieldsOf: Plain = record;
    const written: Record<string, unknown> = { ...blankInFile };
    for (const { key, inFile, codec } of parts) written[inFile] = codec.encode(fieldsOf[key]);
    return written;
  };
  return new t.Type(name, inner.is, validate, encode);
}

/** A list of such entries. As with records, the place of each is known only where one of them is wrong. */
export function listOf<A>(entry: t.Type<A, unknown>, name: string): t.Type<readonly A[], unknown> {
  const list = t.readonlyArray(entry, name);
  const validate = (value: unknown, context: t.Context): t.Validation<readonly A[]> => {
    if (!Array.isArray(value)) return list.validate(value, context);
    const read: A[] = [];
    for (const each of value) {
      const one = entry.validate(each, context);
      if (one._tag === 'Left') return list.validate(value, context);
      read.push(one.right);
    }
    return t.success(read);
  };
  return new t.Type(name, list.is, validate, list.encode);
}

/** A sum type told apart by the text under `tag`: reports the errors of the variant that was meant, where t.union reports those of all. */
export function sum<M extends Readonly<Record<string, t.Mixed>>>(name: string, tag: string, variants: M): t.Type<t.TypeOf<M[keyof M]>, unknown> {
  type Variant = t.TypeOf<M[keyof M]>;
  const names = Object.keys(variants).map((variant) => `"${variant}"`).join(' or ');
  const all: readonly t.Type<Variant, unknown>[] = Object.values(variants);
  const is = (value: unknown): value is Variant => all.some((variant) => variant.is(value));
  const validate = (value: unknown, context: t.Context): t.Validation<Variant> => {
    if (!isPlain(value)) return refuse('MALFORMED', `${name} with ${tag} = ${names}`, value, context);
    const chosen = own(value, tag);
    const variant = typeof chosen === 'string' && Object.hasOwn(variants, chosen) ? variants[chosen] : undefined;
    if (variant === undefined) return refuse('MALFORMED', names, chosen, under(context, tag, t.string, chosen));
    return variant.validate(value, context);
  };
  const encode = (value: Variant): unknown => all.find((variant) => variant.is(value))?.encode(value);
  return new t.Type(name, is, validate, encode);
}

/** A constant in memory that a file spells its own way, such as the `kind` of a policy. */
export const spelled = <A extends string>(constant: A, inFile: string): t.Type<A, string> =>
  new t.Type<A, string>(
    `"${inFile}"`,
    (value): value is A => value === constant,
    (value, context) => (value === inFile ? t.success(constant) : refuse('MALFORMED', `"${inFile}"`, value, context)),
    () => inFile,
  );

/** What stands where a key is absent; written out again by `encode`, so that the canonical form hides nothing. */
export const withDefault = <A>(codec: t.Type<A, unknown>, fallback: A): t.Type<A, unknown> =>
  new t.Type<A, unknown>(
    codec.name,
    codec.is,
    (value, context) => (value === undefined ? t.success(fallback) : codec.validate(value, context)),
    codec.encode,
  );
