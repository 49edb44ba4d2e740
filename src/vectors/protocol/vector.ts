import { type Either, left, map, right } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { Plain, PlainAnswer, PlainRecord, PlainWorld } from '../../machine/dialect.js';
import { decodeWith, type InputError, refuse } from '../../machine/input.js';
import { exact, isPlain, listOf } from '../../machine/records.js';
import { dialects } from '../../mechanisms/dialects.js';
import { type About, commentCodec, coversCodec, digestCodec, digestOfParts, idCodec, kept, names, type PlainCase, some, type Source, textLike, vectorFormat } from '../format/vector.js';
import { denseParts, joinedParts, type Parts, writtenPart } from '../format/written.js';

/** The call of a deployed contract that an oracle vector is: which file holds it, in which row [from 1] and at which call of the row [from 1]. */
export interface Recorded {
  readonly file: string;
  readonly row: string;
  readonly call: string;
  /** Of the file. */
  readonly sha256: string;
}

export interface ProtocolSource extends Source {
  /** Only of oracle vectors. */
  readonly recorded?: Recorded;
}

/** A reference vector of a deployed protocol: all of it in plain data, since each protocol has a world of its own. */
export interface ProtocolVector extends Omit<About, 'source'> {
  readonly dialect: string;
  readonly source: ProtocolSource;
  readonly params: Plain;
  readonly init: PlainWorld;
  readonly events: readonly PlainRecord[];
  readonly expected: readonly PlainAnswer[];
}

type Errors = readonly InputError[];

const sourceFields = { generator: t.string, seed: textLike(/^[0-9a-f]{16}$/, 'eight bytes in hexadecimal'), version: t.string };
const place = textLike(/^[1-9][0-9]*$/, 'a number from 1, as a text');
const recorded: t.Type<Recorded, unknown> = exact('a recorded call', { file: t.string, row: place, call: place, sha256: digestCodec });
const [plainSource, oracleSource] = [exact('a source', sourceFields), exact('a source', { ...sourceFields, recorded })];
const sourceCodec: t.Type<ProtocolSource, unknown> = new t.Type<ProtocolSource, unknown>(
  'a source', (value): value is ProtocolSource => plainSource.is(value),
  (value, context) => (isPlain(value) && Object.hasOwn(value, 'recorded') ? oracleSource.validate(value, context) : plainSource.validate(value, context)),
  ({ recorded: call, ...source }) => (call === undefined ? source : { ...source, recorded: call }),
);

/** Whether data is as vectors write it: no numbers. */
const isPlainData = (value: unknown): value is Plain =>
  typeof value === 'string' || typeof value === 'boolean' || value === null || (Array.isArray(value) ? value.every(isPlainData) : isRecord(value));

function isRecord(value: unknown): value is PlainRecord {
  if (!isPlain(value)) return false;
  for (const key of Object.keys(value)) if (!isPlainData(value[key])) return false;
  return true;
}

const plainRecord = new t.Type<PlainRecord, unknown>('a record of plain data', isRecord, (value, context) => (isRecord(value) ? t.success(value) : refuse('MALFORMED', 'a record without numbers: quantities are decimal strings', value, context)), t.identity);
const plainData = new t.Type<Plain, unknown>('plain data', isPlainData, (value, context) => (isPlainData(value) ? t.success(value) : refuse('MALFORMED', 'data without numbers: quantities are decimal strings', value, context)), t.identity);

const answer: t.Type<PlainAnswer, unknown> = exact('an answer', { code: t.string, announced: listOf(plainRecord, 'ReadonlyArray<a record of plain data>'), market: plainRecord, accounts: plainRecord });

const unread = exact('a vector', {
  comment: commentCodec, covers: coversCodec, dialect: t.string, digest: digestCodec, events: some(plainRecord, 'one to 64 events'), expected: some(answer, 'one to 64 answers'),
  flags: names, format: t.literal(vectorFormat), id: idCodec, init: t.unknown, params: plainData, requires: names, source: sourceCodec,
});

const undigested = ({ id, dialect, comment, flags, requires, covers, source, params, init, events, expected }: ProtocolVector): Readonly<Record<string, unknown>> =>
  ({ comment, covers: coversCodec.encode(covers), dialect, events, expected, flags, format: vectorFormat, id, init, params, requires, source: sourceCodec.encode(source) });

const writtenOf = kept((vector: ProtocolVector) => denseParts(undigested(vector)));

/** The digest of a vector's meaning. */
export const digestOfProtocol: (vector: ProtocolVector) => string = kept((vector) => digestOfParts(writtenOf(vector)));

/** A vector as plain data. */
export const encodeProtocol = (vector: ProtocolVector): unknown => ({ ...undigested(vector), digest: digestOfProtocol(vector) });

/** A vector as its file has it. */
export const protocolFile = (vector: ProtocolVector): string => joinedParts(new Map([...writtenOf(vector), ['digest', writtenPart(digestOfProtocol(vector))]]));

/** The case of a vector, as it goes over the wire. */
export const protocolCase = ({ id, params, init, events }: ProtocolVector): PlainCase => ({ id, params, init, events });

const refused = (path: string, expected: string, found: string): Either<Errors, never> => left([{ code: 'MALFORMED', path, expected, found }]);

/** A vector that was read, and what its plain data come to: the digest that they bear, and the one file that they make. */
interface ReadProtocol {
  readonly vector: ProtocolVector;
  readonly digest: string;
  readonly file: string;
}

function read({ digest, format: _format, init, ...rest }: t.TypeOf<typeof unread>, parts: Parts): Either<Errors, ReadProtocol> {
  const dialect = dialects.get(rest.dialect);
  if (dialect === undefined) return left([{ code: 'UNKNOWN_DIALECT', path: 'dialect', expected: `one of ${[...dialects.keys()].join(', ')}`, found: rest.dialect }]);
  if (!rest.id.startsWith(`${rest.dialect}/`)) return refused('id', `one that begins with ${rest.dialect}/`, rest.id);
  const posed = dialect.read(rest.params, init, rest.events);
  if (posed._tag === 'Left') return posed;
  if (rest.expected.length !== rest.events.length) return left([{ code: 'WRONG_LENGTH', path: 'expected', expected: `${rest.events.length.toString()} answers, one for each event`, found: rest.expected.length.toString() }]);
  const unknown = rest.expected.findIndex(({ code }) => code !== 'OK' && !dialect.reasons.includes(code));
  if (unknown >= 0) return refused(`expected[${unknown.toString()}].code`, '"OK" or a reason of the dialect', rest.expected[unknown]?.code ?? '');
  const vector: ProtocolVector = { ...rest, params: posed.right.params, init: posed.right.init };
  const computed = digestOfParts(parts);
  return computed === digest ? right({ vector, digest, file: joinedParts(parts) }) : refused('digest', computed, digest);
}

/** The vector of a protocol that plain data describes, with its digest and its file. Refuses what `decodeProtocol` refuses. */
export function readProtocol(data: unknown): Either<Errors, ReadProtocol> {
  const raw = decodeWith(unread, data);
  // The texts are those of the data as they are, which reading finds to be spelled as they would be written.
  return raw._tag === 'Left' ? raw : read(raw.right, denseParts(isPlain(data) ? data : {}));
}

/** The vector of a protocol that plain data describes. Refuses with every error found: a world that is not as its dialect writes it, a code that is none, a digest that is not its own. */
export const decodeProtocol = (data: unknown): Either<Errors, ProtocolVector> => map(({ vector }: ReadProtocol) => vector)(readProtocol(data));

