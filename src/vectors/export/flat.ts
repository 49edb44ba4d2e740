import { isPlain } from '../../machine/records.js';

/** A value that holds no other: a text, a truth value, a number, nothing, or an empty list or record. */
export type Leaf = readonly [path: string, value: unknown];

const simple = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** The path of a key below a path: `market.reserves[0].price`, and `["…"]` for keys that would not read back otherwise. */
const below = (path: string, key: string): string => (simple.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`);

/** Every leaf of plain data, by its path from a name. */
export function leavesOf(name: string, data: unknown): readonly Leaf[] {
  if (Array.isArray(data) && data.length > 0) return data.flatMap((each, place) => leavesOf(`${name}[${place.toString()}]`, each));
  if (isPlain(data) && Object.keys(data).length > 0) return Object.entries(data).flatMap(([key, each]) => leavesOf(below(name, key), each));
  return [[name, data]];
}
