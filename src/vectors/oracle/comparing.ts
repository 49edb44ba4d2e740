import type { Comparison } from './kind.js';

/** What a field can hold; undefined where there is none. */
export type Value = bigint | boolean | string | undefined;

const textOf = (value: Value): string => (value === undefined ? 'nothing' : value.toString());

/** Compares every key that either side has. */
export function compared(path: string, expected: Readonly<Record<string, Value>>, got: Readonly<Record<string, Value>>): readonly Comparison[] {
  const keys = [...new Set([...Object.keys(expected), ...Object.keys(got)])];
  return keys.map((key) => ({ field: `${path}.${key}`, expected: textOf(expected[key]), got: textOf(got[key]) }));
}

/** Compares two lists entry by entry, and how many there are. */
export function comparedLists<T>(path: string, expected: readonly T[], got: readonly T[], plain: (entry: T) => Readonly<Record<string, Value>>): readonly Comparison[] {
  const entries = Array.from({ length: Math.max(expected.length, got.length) }, (_none, place) => {
    const [one, other] = [expected[place], got[place]];
    return compared(`${path}[${place.toString()}]`, one === undefined ? {} : plain(one), other === undefined ? {} : plain(other));
  });
  return [{ field: `${path}.length`, expected: expected.length.toString(), got: got.length.toString() }, ...entries.flat()];
}
