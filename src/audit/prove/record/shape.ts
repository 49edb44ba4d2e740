import { chain, type Either, left } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { decodeWith, type InputError, readJson, refuse, shown } from '../../../machine/input.js';
import { exact, isPlain, withDefault } from '../../../machine/records.js';
import { proofFormat, type ProofRecord } from './record.js';

/** A whole number from zero, bare: counts lose no digit in a double. */
const count: t.Type<number, unknown> = new t.Type<number, unknown>(
  'a whole number',
  (value): value is number => typeof value === 'number',
  (value, context) => (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? t.success(value) : refuse('MALFORMED', 'a whole number', value, context)),
  (number) => number,
);

const orNull = <A>(codec: t.Type<A, unknown>): t.Type<A | null, unknown> => new t.Type<A | null, unknown>(
  `${codec.name}, or null`,
  (value): value is A | null => value === null || codec.is(value),
  (value, context) => (value === null ? t.success(null) : codec.validate(value, context)),
  (value) => (value === null ? null : codec.encode(value)),
);

const texts = t.readonlyArray(t.string, 'a list of texts');
const counts = exact('counts', { proved: count, vacuous: count, refuted: count, open: count });

const subject = exact('a subject', {
  id: t.string, kind: t.keyof({ guarantee: null, invariant: null, ways: null }),
  verdict: t.keyof({ proved: null, vacuous: null, refuted: null, open: null }), counts,
});

const unproved = exact('what was not proved', { claim: t.string, verdict: t.keyof({ refuted: null, open: null }), why: orNull(t.string), situation: t.unknown });

const transition = exact('a transition', {
  name: t.string, ways: count, isTaken: t.boolean, counts, unproved: t.readonlyArray(unproved, 'a list of what was not proved'),
});

const crossCheck = exact('a second opinion', { solver: t.string, agreed: count, disagreed: count, gaveUp: count });

const record: t.Type<ProofRecord, unknown> = exact('a proof', {
  format: t.literal(proofFormat), design: t.string, reach: withDefault(t.keyof({ design: null, shape: null }), 'design'), kernel: t.string, parameters: t.string, solver: t.string, effort: count,
  crossCheck: withDefault(orNull(crossCheck), null), isInductive: t.boolean, counts, missing: texts, assumptions: texts,
  subjects: t.readonlyArray(subject, 'a list of subjects'), transitions: t.readonlyArray(transition, 'a list of transitions'),
});

/** A format that is not ours decides how the rest is read, so it is refused before any other error is looked for. */
function headed(data: unknown): Either<readonly InputError[], ProofRecord> {
  const format: unknown = isPlain(data) ? data['format'] : undefined;
  if (format === proofFormat) return decodeWith(record, data);
  return left([{ code: format === undefined ? 'MISSING' : 'MALFORMED', path: 'format', expected: `"${proofFormat}", as unwind prove --out writes it`, found: shown(format) }]);
}

/** The record that a JSON text holds. Whether it is about this machine, and agrees with itself, is another question. */
export const decodeProofRecord = (text: string): Either<readonly InputError[], ProofRecord> => chain(headed)(readJson(text));
