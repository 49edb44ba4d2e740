import { map, right, type Either } from 'fp-ts/lib/Either.js';
import type { Case, PlainAnswer } from '../../machine/dialect.js';
import type { InputError } from '../../machine/input.js';
import { dialects } from '../../mechanisms/dialects.js';
import { seedOf } from '../format/digest.js';
import { isSame } from '../../machine/same.js';
import type { PlainCase } from '../format/vector.js';
import { protocolCase, type ProtocolVector } from './vector.js';

/** The dialect that a case is about, by its id. */
export const dialectOfId = (id: string): string => id.slice(0, id.indexOf('/'));

/** The case that is posed to the mechanism of a protocol; null where there is no such mechanism, and the errors of what is no case. */
const posed = ({ id, params, init, events }: PlainCase): Either<readonly InputError[], Case | null> =>
  dialects.get(dialectOfId(id))?.read(params, init, events) ?? right(null);

/** The answers of the mechanism of a protocol to a case; the errors of one that is none. */
export const answersOfProtocol = (asked: PlainCase): Either<readonly InputError[], readonly PlainAnswer[]> =>
  map((read: Case | null) => read?.answers() ?? [])(posed(asked));

/** The first event [from 0] that the mechanism of a protocol answers otherwise than a vector expects, or -1. */
export function differenceIn(vector: ProtocolVector): number {
  const read = posed(protocolCase(vector));
  return read._tag === 'Left' || read.right === null ? 0 : read.right.differsAt(vector.expected);
}

/** The features that an implementation needs for a vector, sorted: types of events, and what parameters use. Computed, never written by hand. */
export function requiresOfProtocol({ dialect, params, events }: Pick<ProtocolVector, 'dialect' | 'params' | 'events'>): readonly string[] {
  const types = events.flatMap(({ type }) => (typeof type === 'string' ? [type] : []));
  return [...new Set([...types, ...(dialects.get(dialect)?.featuresOf(params) ?? [])])].sort();
}

/** What a vector of a protocol says of itself that its content does not bear out. */
export function problemsOfProtocol(vector: ProtocolVector): readonly string[] {
  const { id, source, requires, expected, init } = vector;
  const kept = expected.flatMap(({ code, announced, market, accounts }, place) => {
    const before = expected[place - 1] ?? init;
    const isKept = announced.length === 0 && isSame(market, before.market) && isSame(accounts, before.accounts);
    return code === 'OK' || isKept ? [] : [`expected[${place.toString()}]: a refused event changes nothing`];
  });
  return [
    ...(isSame(requiresOfProtocol(vector), requires) ? [] : ['requires: is not what its parameters and events need']),
    ...(source.seed === seedOf(id) ? [] : ['source.seed: is not the one of its id']),
    ...((source.generator === 'oracle') === (source.recorded !== undefined) ? [] : ['source.recorded: belongs to oracle vectors, and to no other']),
    ...kept,
  ];
}
