import { left, map, right, type Either } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { Flow } from '../../kernel/effect.js';
import { refusalCodes, type RefusalCode } from '../../kernel/refusal.js';
import type { World } from '../../kernel/world.js';
import { decodeWith, type InputError, refuse } from '../../machine/input.js';
import { naturalBelow } from '../../machine/integers.js';
import { exact, isPlain, listOf } from '../../machine/records.js';
import { accountCodec, marketCodec } from '../../machine/world-codec.js';
import type { Answer, Flows } from './answer.js';
import { sha256 } from './digest.js';
import { type Parameters, ParametersFromPlain } from './parameters.js';
import { joinedParts, type Parts, writtenPart, writtenParts } from './written.js';

/** Any new or changed field of a vector moves this number. */
export const vectorFormat = 1;
/** The dialect that vectors of this form are about. */
export const vectorDialect = 'stepwise@1';

/** What a vector exercises, found out by executing it. */
export interface Covers {
  /** Comparisons that the vector stands exactly on: it tells `<` from `≤` there. */
  readonly guards: readonly string[];
  readonly refusals: readonly string[];
  /** Roundings whose opposite direction it tells apart. */
  readonly roundings: readonly string[];
  /** Named transitions that it takes. */
  readonly transitions: readonly string[];
}

export interface Source {
  readonly generator: string;
  readonly seed: string;
  /** Of the generator. */
  readonly version: string;
}

/** All of a vector that tells of it, and not what it means. */
export interface About {
  readonly id: string;
  readonly comment: string;
  readonly flags: readonly string[];
  readonly requires: readonly string[];
  readonly covers: Covers;
  readonly source: Source;
}

/** One reference vector: parameters, a world, events, and the answer to each. */
export interface Vector extends About {
  readonly params: Parameters;
  readonly init: World;
  /** Plain data: in the family `wire`, some are no events. */
  readonly events: readonly unknown[];
  readonly expected: readonly Answer[];
}

type Errors = readonly InputError[];

/** The fields of a vector that can be read before the assets are known, and those that cannot. */
interface Unread extends About {
  readonly format: typeof vectorFormat;
  readonly dialect: string;
  readonly digest: string;
  readonly params: Parameters;
  readonly init: unknown;
  readonly events: readonly unknown[];
  readonly expected: readonly unknown[];
}

/** A text of a form. */
export function textLike(pattern: RegExp, expected: string): t.Type<string> {
  const is = (value: unknown): value is string => typeof value === 'string' && pattern.test(value);
  return new t.Type(expected, is, (value, context) => (is(value) ? t.success(value) : refuse('MALFORMED', expected, value, context)), t.identity);
}

export const idCodec = textLike(/^[a-z0-9-]+@[1-9][0-9]*(\/[a-z0-9-]+){2}$/, 'an id such as "stepwise@1/step/close-factor"');
export const digestCodec = textLike(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal');

function sortedListOf(entry: t.Type<string, unknown>, expected: string): t.Type<readonly string[], unknown> {
  const list = listOf(entry, expected);
  const isSorted = (names: readonly string[]): boolean => names.every((name, at) => at === 0 || (names[at - 1] ?? '') < name);
  return new t.Type<readonly string[], unknown>(expected, list.is, (value, context) => {
    const read = list.validate(value, context);
    return read._tag === 'Left' || isSorted(read.right) ? read : refuse('MALFORMED', `${expected}, sorted, none twice`, value, context);
  }, list.encode);
}
export const names = sortedListOf(t.string, 'a list of names');

/** One to 64 of something. */
export function some<A>(entry: t.Type<A, unknown>, expected: string): t.Type<readonly A[], unknown> {
  const list = listOf(entry, expected);
  return new t.Type<readonly A[], unknown>(expected, list.is, (value, context) =>
    (Array.isArray(value) && (value.length < 1 || value.length > 64) ? refuse('WRONG_LENGTH', expected, value, context) : list.validate(value, context)), list.encode);
}

export const commentCodec = textLike(/^.{20,280}$/u, 'a comment of 20 to 280 characters');
export const coversCodec: t.Type<Covers, unknown> = exact('what it covers', { guards: names, refusals: names, roundings: names, transitions: names });
const sourceCodec: t.Type<Source, unknown> = exact('a source', { generator: t.string, seed: textLike(/^[0-9a-f]{16}$/, 'eight bytes in hexadecimal'), version: t.string });

const dialectCodec = new t.Type<string>(
  `"${vectorDialect}"`, t.string.is, (value, context) => (value === vectorDialect ? t.success(vectorDialect) : refuse('UNKNOWN_DIALECT', `"${vectorDialect}"`, value, context)), t.identity,
);

const unread: t.Type<Unread, unknown> = exact('a vector', {
  comment: commentCodec, covers: coversCodec, dialect: dialectCodec, digest: digestCodec, events: some(t.unknown, 'one to 64 events'), expected: some(t.unknown, 'one to 64 answers'),
  flags: names, format: t.literal(vectorFormat), id: idCodec, init: t.unknown, params: ParametersFromPlain, requires: names, source: sourceCodec,
});

const flowNames: Readonly<Record<Flow, null>> = {
  deposited: null, withdrawn: null, borrowed: null, repaid: null, overpaid: null, covered: null, seized: null, fee: null, sold: null, tipped: null,
  salvaged: null, absorbed: null, accrued: null, returned: null, refunded: null,
};

/** Every name of a flow. */
export const flows: readonly string[] = Object.keys(flowNames).sort();

const moved = naturalBelow(1n << 256n, 'an amount in base units');
const isFlow = (name: string): name is Flow => Object.hasOwn(flowNames, name);

/** Flows by name and asset. Nothing stands where nothing moved, so that equal answers have equal texts. */
function flowsCodec(assets: readonly string[]): t.Type<Flows, unknown> {
  const validate = (value: unknown, context: t.Context): t.Validation<Flows> => {
    if (!isPlain(value)) return refuse('MALFORMED', 'flows by name', value, context);
    const read: Partial<Record<Flow, Record<string, bigint>>> = {};
    for (const [name, byAsset] of Object.entries(value)) {
      if (!isFlow(name)) return refuse('UNKNOWN_KEY', `one of ${flows.join(', ')}`, name, context);
      if (!isPlain(byAsset) || Object.keys(byAsset).length === 0) return refuse('MALFORMED', 'amounts by asset', byAsset, context);
      const amounts: Record<string, bigint> = {};
      for (const [asset, amount] of Object.entries(byAsset)) {
        const integer = moved.validate(amount, context);
        if (integer._tag === 'Left') return integer;
        if (!assets.includes(asset)) return refuse('UNKNOWN_ASSET', `one of ${assets.join(', ')}`, asset, context);
        if (integer.right === 0n) return refuse('OUT_OF_RANGE', 'an amount above zero', amount, context);
        amounts[asset] = integer.right;
      }
      read[name] = amounts;
    }
    return t.success(read);
  };
  const encode = (value: Flows): unknown => Object.fromEntries(Object.entries(value).map(([name, byAsset]) =>
    [name, Object.fromEntries(Object.entries(byAsset).map(([asset, amount]) => [asset, amount.toString()]))]));
  return new t.Type<Flows, unknown>('flows', (value): value is Flows => isPlain(value), validate, encode);
}

const codes: readonly string[] = ['OK', ...refusalCodes];
const isCode = (value: unknown): value is 'OK' | RefusalCode => typeof value === 'string' && codes.includes(value);
const code = new t.Type<'OK' | RefusalCode, unknown>('a code', isCode, (value, context) => (isCode(value) ? t.success(value) : refuse('MALFORMED', '"OK" or the code of a refusal', value, context)), t.identity);

const idsOf = ({ assets }: Parameters): readonly string[] => assets.map(({ id }) => id);

/** What is made of a key once, and then known. */
export function kept<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const old = known.get(key);
    if (old !== undefined) return old;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}

/** The world before the first event, under these assets. */
export const initCodec = (assets: readonly string[]): t.Type<World, unknown> => exact('a world', { account: accountCodec(assets), market: marketCodec(assets) });

/** The codec of answers, under these assets. */
function answerCodec(assets: readonly string[]): t.Type<Answer, unknown> {
  const flat = exact('an answer', { account: accountCodec(assets), code, flows: flowsCodec(assets), market: marketCodec(assets) });
  return new t.Type<Answer, unknown>('an answer', (value): value is Answer => isPlain(value), (value, context) => {
    const read = flat.validate(value, context);
    if (read._tag === 'Left') return read;
    const { account, code: said, flows: sums, market } = read.right;
    return t.success({ code: said, flows: sums, world: { market, account } });
  }, (answer) => flat.encode({ account: answer.world.account, code: answer.code, flows: answer.flows, market: answer.world.market }));
}

/** What a harness is told of a vector: everything but the answers. */
export interface PlainCase {
  readonly id: string;
  readonly params: unknown;
  readonly init: unknown;
  readonly events: readonly unknown[];
}

/** All of a vector that an answer depends on, and its id. */
export type Posed = Pick<Vector, 'id' | 'params' | 'init' | 'events'>;

/** What worlds and answers are read and written by. */
interface Codecs {
  readonly init: t.Type<World, unknown>;
  readonly answer: t.Type<Answer, unknown>;
  readonly answers: t.Type<readonly Answer[], unknown>;
}

const codecs = new Map<string, Codecs>();

/** The codecs under these parameters: made once for the same assets, since to make them costs more than to use them. */
function codecsOf(params: Parameters): Codecs {
  const ids = idsOf(params);
  const key = JSON.stringify(ids);
  const known = codecs.get(key);
  if (known !== undefined) return known;
  const answer = answerCodec(ids);
  const made = { init: initCodec(ids), answer, answers: listOf(answer, 'answers') };
  codecs.set(key, made);
  return made;
}

/** The case of a vector, as it goes over the wire. */
export const caseOf: (posed: Posed) => PlainCase = kept(({ id, params, init, events }) =>
  ({ id, params: ParametersFromPlain.encode(params), init: codecsOf(params).init.encode(init), events }));

/** Answers as plain data. */
export function plainAnswers(params: Parameters, answers: readonly Answer[]): readonly unknown[] {
  const { answer: codec } = codecsOf(params);
  return answers.map((answer) => codec.encode(answer));
}

/** The expected answers of a vector as plain data. */
export const expectedOf: (vector: Vector) => readonly unknown[] = kept(({ params, expected }) => plainAnswers(params, expected));

/** All of a vector in plain data but its digest. */
function undigested(vector: Vector): Readonly<Record<string, unknown>> {
  const { id, comment: said, flags, requires, covers, source } = vector;
  const { params, init, events } = caseOf(vector);
  return {
    comment: said, covers: coversCodec.encode(covers), dialect: vectorDialect, events, expected: expectedOf(vector),
    flags, format: vectorFormat, id, init, params, requires, source: sourceCodec.encode(source),
  };
}

const meaning = ['dialect', 'events', 'expected', 'init', 'params'] as const;

/** The digest of what a vector means, whose fields are written like this. It is over the same texts as the file, flat. */
export const digestOfParts = (parts: Parts): string => sha256(`{${meaning.map((key) => `${JSON.stringify(key)}:${parts.get(key)?.flat ?? 'null'}`).join(',')}}`);

/** The parts of a vector's file, all but its digest. */
const partsOf: (vector: Vector) => Parts = kept((vector) => writtenParts(undigested(vector)));

/** The digest of a vector's meaning. */
export const digestOfVector: (vector: Vector) => string = kept((vector) => digestOfParts(partsOf(vector)));

/** A vector as plain data. */
export const encodeVector = (vector: Vector): unknown => ({ ...undigested(vector), digest: digestOfVector(vector) });

/** A vector as its file has it. */
export const vectorFile = (vector: Vector): string => joinedParts(new Map([...partsOf(vector), ['digest', writtenPart(digestOfVector(vector))]]));

const within = (place: string, errors: Errors): Errors => errors.map((error) => ({ ...error, path: error.path === '' ? place : `${place}.${error.path}` }));

const wrongDigest = (found: string, expected: string): Either<Errors, never> => left([{ code: 'MALFORMED', path: 'digest', expected, found }]);

/** A vector that was read, and what its plain data come to: the digest that they bear, and the one file that they make. */
export interface ReadVector {
  readonly vector: Vector;
  readonly digest: string;
  readonly file: string;
}

function read(raw: Unread, parts: Parts): Either<Errors, ReadVector> {
  const { format: _format, dialect: _dialect, digest, init, expected, ...rest } = raw;
  const { init: initial, answers } = codecsOf(raw.params);
  const world = decodeWith(initial, init);
  if (world._tag === 'Left') return left(within('init', world.left));
  const said = decodeWith(answers, expected);
  if (said._tag === 'Left') return left(within('expected', said.left));
  if (said.right.length !== rest.events.length) return left([{ code: 'WRONG_LENGTH', path: 'expected', expected: `${rest.events.length.toString()} answers, one for each event`, found: said.right.length.toString() }]);
  const computed = digestOfParts(parts);
  return computed === digest ? right({ vector: { ...rest, init: world.right, expected: said.right }, digest, file: joinedParts(parts) }) : wrongDigest(digest, computed);
}

/** The vector that plain data describes, with its digest and its file. Refuses what `decodeVector` refuses. */
export function readVector(data: unknown): Either<Errors, ReadVector> {
  const raw = decodeWith(unread, data);
  // The texts are those of the data as they are: of what was read, only the machine's own writing could be told.
  return raw._tag === 'Left' ? raw : read(raw.right, writtenParts(isPlain(data) ? data : {}));
}

/** The vector that plain data describes. Refuses with every error found, an unknown format, and a digest that is not its own. */
export const decodeVector = (data: unknown): Either<Errors, Vector> => map(({ vector }: ReadVector) => vector)(readVector(data));
