import type { Plain, PlainRecord, PlainWorld } from '../../../../machine/dialect.js';
import { isPlain } from '../../../../machine/records.js';
import type { Place } from '../edge.js';
import type { Parameter } from './range.js';
import { parametersOf } from './ranges.js';

/** A question of which the parameters are looked at: one event, or a whole course. */
export interface Posed {
  readonly dialect: string;
  readonly params: Plain;
  readonly init: PlainWorld;
  readonly events: readonly PlainRecord[];
}

/** One parameter where it stands. */
export interface Standing {
  readonly name: string;
  readonly parameter: Parameter;
  readonly place: Place;
  readonly value: Plain;
}

/** A value of parameters by its name: entries of a list stand under one, the fields of a variant under its kind, and the variant itself under `kind`. */
export interface NamedValue {
  readonly name: string;
  readonly path: readonly string[];
  readonly value: Plain;
}

const textKind = (record: Readonly<Record<string, unknown>>): string | null => (typeof record['kind'] === 'string' ? record['kind'] : null);

/** Every value of parameters by its name. */
export function valuesIn(value: Plain, name = '', path: readonly string[] = []): readonly NamedValue[] {
  if (typeof value === 'string' || typeof value === 'boolean') return [{ name, path, value }];
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each: Plain, at) => valuesIn(each, `${name}[]`, [...path, at.toString()]));
  const kind = isPlain(value) ? textKind(value) : null;
  const within = kind === null ? name : `${name}.${kind}`;
  const own = kind === null ? [] : [{ name: `${name}.kind`, path, value }];
  return [...own, ...Object.entries(value).filter(([key]) => kind === null || key !== 'kind').flatMap(([key, each]) => valuesIn(each, within === '' ? key : `${within}.${key}`, [...path, key]))];
}

/** What the world of a dialect has of what its parameters begin with. */
function begunIn({ dialect, init }: Pick<Posed, 'dialect' | 'init'>): readonly Standing[] {
  const begun = Object.entries(parametersOf[dialect] ?? {}).filter(([, { begins }]) => begins !== undefined);
  if (begun.length === 0) return [];
  const values = valuesIn(init.market, 'market', ['market']);
  return begun.flatMap(([name, parameter]) => values.filter((each) => each.name === parameter.begins).map(({ path, value }): Standing => ({ name, parameter, place: { part: 'init', path }, value })));
}

/** Every parameter of a question with its value, where answers read it. */
export function standingIn({ dialect, params, init }: Pick<Posed, 'dialect' | 'params' | 'init'>): readonly Standing[] {
  const parameters = parametersOf[dialect] ?? {};
  const fixed = valuesIn(params).flatMap(({ name, path, value }): readonly Standing[] => {
    const parameter = parameters[name];
    return parameter === undefined || parameter.begins !== undefined ? [] : [{ name, parameter, place: { part: 'params', path }, value }];
  });
  return [...fixed, ...begunIn({ dialect, init })];
}
