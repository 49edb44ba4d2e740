import { canonical } from '../../src/machine/canonical.js';
import { isPlain } from '../../src/machine/records.js';
import type { Answer } from '../../src/vectors/format/answer.js';
import type { Vector } from '../../src/vectors/format/vector.js';

/** How near an accepted event is to a refused one in the same world: but for one quantity the same, by one unit; but for one name; but for its type; or the same after one other event. */
export const nearnesses = ['a unit apart', 'a name apart', 'an event apart', 'another event'] as const;
export type Nearness = (typeof nearnesses)[number];

export interface Neighbour {
  readonly code: Answer['code'];
  readonly id: string;
  readonly nearness: Nearness;
}

const integer = (value: unknown): bigint | null => (typeof value === 'string' && /^-?[0-9]+$/.test(value) ? BigInt(value) : null);

/** The innermost fields in which two values differ, by their keys, with both values. */
function differences(one: unknown, other: unknown, key = ''): readonly (readonly [key: string, one: unknown, other: unknown])[] {
  if (canonical(one) === canonical(other)) return [];
  if (isPlain(one) && isPlain(other)) return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((inner) => differences(one[inner] ?? null, other[inner] ?? null, inner));
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
    const list: readonly unknown[] = other;
    return one.flatMap((entry: unknown, place) => differences(entry, list[place], key));
  }
  return [[key, one, other]];
}

function nearnessOf(refused: unknown, accepted: unknown): Nearness | null {
  const [difference, ...more] = differences(refused, accepted);
  if (difference === undefined || more.length > 0) return null;
  const [key, one, other] = difference;
  if (key === 'type') return 'another event';
  const [from, to] = [integer(one), integer(other)];
  if (from === null || to === null) return 'a name apart';
  return from - to === 1n || to - from === 1n ? 'a unit apart' : null;
}

/** Every refusal of a vector that some later event of it, accepted, is next to: in the same world, or the same event in the world one event later. */
export function neighboursIn({ id, events, expected }: Pick<Vector, 'id' | 'events' | 'expected'>): readonly Neighbour[] {
  return expected.flatMap(({ code }, place): readonly Neighbour[] => {
    if (code === 'OK') return [];
    const next = expected.findIndex((answer, later) => later > place && answer.code === 'OK');
    if (next < 0) return [];
    const nearness = nearnessOf(events[place], events[next]);
    const isAgain = expected[next + 1]?.code === 'OK' && nearAgain(events[place], events[next + 1]);
    return nearness !== null ? [{ code, id, nearness }] : isAgain ? [{ code, id, nearness: 'an event apart' }] : [];
  });
}

/** The same event, at whatever time. */
const nearAgain = (refused: unknown, accepted: unknown): boolean => isPlain(refused) && isPlain(accepted) && canonical({ ...refused, at: '' }) === canonical({ ...accepted, at: '' });
