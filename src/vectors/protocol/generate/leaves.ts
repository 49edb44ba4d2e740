import { isPlain } from '../../../machine/records.js';
import type { Plain, PlainRecord, PlainWorld } from '../../../machine/dialect.js';
import type { Edge, Leaf, Part, Place } from './edge.js';

function leavesIn(part: Part, value: Plain, path: readonly string[]): readonly Leaf[] {
  if (typeof value === 'string' || typeof value === 'boolean') return [{ part, path, value }];
  if (value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => leavesIn(part, each, [...path, key]));
}

/** Every value of an edge that may be changed: an event keeps its type. */
export const leavesOf = ({ event, init, params }: Edge): readonly Leaf[] => [
  ...leavesIn('event', event, []).filter(({ path }) => path[0] !== 'type' && path[0] !== 'of' && path[0] !== 'what'),
  ...leavesIn('init', init.accounts, ['accounts']), ...leavesIn('init', init.market, ['market']), ...leavesIn('params', params, []),
];

function replaced(data: Plain, [key, ...rest]: readonly string[], value: Plain): Plain {
  if (key === undefined) return value;
  if (Array.isArray(data)) return data.map((each: Plain, place) => (place.toString() === key ? replaced(each, rest, value) : each));
  if (!isPlain(data)) return data;
  const record = recordIn(data);
  return { ...record, [key]: replaced(record[key] ?? null, rest, value) };
}

const recordIn = (data: Plain): PlainRecord => (isPlain(data) ? Object.fromEntries(Object.entries(data)) : {});

function worldIn(data: Plain): PlainWorld {
  const { market, accounts } = recordIn(data);
  return { market: recordIn(market ?? null), accounts: recordIn(accounts ?? null) };
}

/** A place by its name: `event.covered`, `params.reserves.0.bonus`, and of the world `market.reserves.0.price` or `accounts.borrower`. */
export function placeOf(name: string): Place {
  const [first, ...rest] = name.split('.');
  return first === 'event' || first === 'params' ? { part: first, path: rest } : { part: 'init', path: [first ?? '', ...rest] };
}

/** The edge with another value in one place, or with one more there. It is then no recorded call any more. */
export function changed(edge: Edge, { part, path }: Place, value: Plain): Edge {
  const { dialect, params, init, event } = edge;
  if (part === 'event') return { dialect, params, init, event: recordIn(replaced(event, path, value)), recorded: null };
  if (part === 'init') return { dialect, params, init: worldIn(replaced(init, path, value)), event, recorded: null };
  return { dialect, params: replaced(params, path, value), init, event, recorded: null };
}

const integer = /^(0|-?[1-9][0-9]*)$/;

/** The quantity that a value is; null where it is none. */
export const quantityIn = (value: Plain): bigint | null => (typeof value === 'string' && integer.test(value) ? BigInt(value) : null);

/** A quantity, or null where a leaf is none. */
export const quantityOf = ({ value }: Leaf): bigint | null => quantityIn(value);

/** What stands in a place; null where nothing does. */
export function valueAt(edge: Edge, { part, path }: Place): Plain {
  return path.reduce((data: Plain, key) => (Array.isArray(data) || isPlain(data) ? (new Map<string, Plain>(Object.entries(data)).get(key) ?? null) : null), edge[part]);
}

const limits = [64n, 96n, 104n, 112n, 128n, 144n, 255n, 256n].map((bits) => (1n << bits) - 1n);

/** Other values for a quantity: beside it, simple ones, smaller and larger ones by steps, and the limits of words. */
function quantitiesFor(value: bigint): readonly bigint[] {
  const near = [value - 1n, value + 1n, 0n, 1n, value / 2n, value * 2n, value / 10n, value * 10n, (value * 9n) / 10n, (value * 11n) / 10n, value / 1_000n, value * 1_000n, value / 1_000_000_000n, value * 1_000_000_000n];
  return [...new Set([...near, ...limits])].filter((other) => other !== value);
}

/** Names that may stand for another: of accounts, and two of nobody. */
export const namesFor = ({ init, params }: Edge): readonly string[] => {
  const named = leavesIn('params', params, []).flatMap(({ value }) => (typeof value === 'string' && !integer.test(value) ? [value] : []));
  return [...new Set([...Object.keys(init.accounts), ...named, 'zero', 'somebody'])];
};

/** Whatever else is tried in a leaf: other quantities, the other of two truths, or other names. */
export function othersFor(edge: Edge, leaf: Leaf): readonly (string | boolean)[] {
  const value = quantityOf(leaf);
  const others = value !== null ? quantitiesFor(value).map(String) : typeof leaf.value === 'boolean' ? [!leaf.value] : namesFor(edge);
  return others.filter((other) => other !== leaf.value);
}
