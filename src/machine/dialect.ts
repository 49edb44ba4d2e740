import { chain, type Either, left, right } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { Accepted, Reverted } from '../kernel/answer.js';
import { decodeWith, type InputError, refuse } from './input.js';
import type { Opening } from './opening.js';
import { exact, isPlain } from './records.js';
import { isSame } from './same.js';

/** Data as vectors write it: every quantity, and every place in a list, is a decimal string. */
export type Plain = string | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };
export type PlainRecord = { readonly [key: string]: Plain };

/** What a protocol answers to one event: `OK` or its own words, what it announced, and the whole world afterwards. */
export interface PlainAnswer {
  readonly code: string;
  readonly announced: readonly PlainRecord[];
  readonly market: PlainRecord;
  readonly accounts: PlainRecord;
}

/** A question in plain data: parameters, a world, and one event. */
export interface Asked {
  readonly params: Plain;
  readonly init: PlainWorld;
  readonly event: PlainRecord;
}

export interface PlainWorld {
  readonly [key: string]: Plain;
  readonly market: PlainRecord;
  readonly accounts: PlainRecord;
}

type Errors = readonly InputError[];

/** A case that was read: as it is written, and what is answered to it. */
export interface Case {
  readonly params: Plain;
  readonly init: PlainWorld;
  readonly events: readonly PlainRecord[];
  readonly answers: () => readonly PlainAnswer[];
  /** The codes of the answers alone, which cost less. */
  readonly codes: () => readonly string[];
  /** The same with integers as such: the world before the first event and after each, and what each announced. */
  readonly typed: () => Typed;
}

/** A case and its answers with integers as such. */
export interface Typed {
  readonly params: unknown;
  readonly worlds: readonly unknown[];
  readonly events: readonly unknown[];
  readonly codes: readonly string[];
  readonly announced: readonly (readonly unknown[])[];
}

/** A deployed protocol as vectors know it: no types of its own. */
export interface Dialect {
  readonly id: string;
  readonly eventTypes: readonly string[];
  /** Every code of a refusal. */
  readonly reasons: readonly string[];
  /** What an implementation must have beside the types of events, as parameters need it. */
  readonly featuresOf: (params: Plain) => readonly string[];
  /** The world in which a borrower begins so; null where the parameters are none. */
  readonly opened: (params: Plain, opening: Opening) => PlainWorld | null;
  /** Reads a case; refuses with every error found, and a spelling that is not the one that would be written. */
  readonly read: (params: unknown, init: unknown, events: readonly unknown[]) => Either<Errors, Case>;
  /** The code of the answer to one event, or null where the question is none. However it is spelled: a search asks many of these. */
  readonly probe: (params: unknown, init: unknown, event: unknown) => (() => string) | null;
}

/** A value as vectors write it. A field that is absent is left out. Records are of fields, whose names are ours: who is called what is for the caller to write. */
export function plainText(value: unknown): Plain {
  if (typeof value === 'bigint' || typeof value === 'number') return value.toString();
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(plainText);
  if (typeof value !== 'object' || value === null) return null;
  const written: Record<string, Plain> = {};
  for (const [key, each] of Object.entries(value)) if (each !== undefined) written[key] = plainText(each);
  return written;
}

const isRecordOfPlain = (plain: Plain): plain is PlainRecord => typeof plain === 'object' && plain !== null && !Array.isArray(plain);

/** A record as vectors write it; an empty one of what is none. */
export const recordOf = (value: unknown): PlainRecord => {
  const plain = plainText(value);
  return isRecordOfPlain(plain) ? plain : {};
};

/** What there is of every protocol's state. */
export interface Whole<M, A> {
  readonly market: M;
  readonly accounts: readonly A[];
}

/** What makes a dialect: the codecs of its page, and its kernel. */
export interface Parts<P, M, A extends { readonly name: string }, E extends { readonly type: string }, C> {
  readonly id: string;
  readonly reasons: readonly string[];
  readonly parameters: t.Type<P, unknown>;
  readonly market: t.Type<M, unknown>;
  /** With its name, which is its key in a world. */
  readonly account: t.Type<A, unknown>;
  readonly events: Readonly<Record<string, t.Decoder<unknown, E>>>;
  readonly featuresOf?: (parameters: P) => readonly string[];
  /** What has to hold in a world beyond its codecs, where it does not; without it no contract could compute there. Calls keep it. */
  readonly inconsistencyOf?: (state: Whole<M, A>) => string | null;
  readonly openingOf: (parameters: P, opening: Opening) => Whole<M, A>;
  /** An account with an entry in each of its lists; an address that never was used gives the one with nothing. */
  readonly accountOf: (parameters: P, state: Whole<M, A>, name: string) => A;
  readonly callOf: (event: E) => C;
  /** An event as the page writes it. */
  readonly eventOf: (call: C) => unknown;
  readonly answer: (parameters: P, state: Whole<M, A>, call: C) => Accepted<Whole<M, A>, unknown> | Reverted<string>;
}

/** A dialect that still knows its types: what has been recorded of it is posed by them. */
export interface TypedDialect<P, M, A, C> extends Dialect {
  readonly asked: (parameters: P, state: Whole<M, A>, call: C) => Asked;
}

/** Accounts by name. Whoever has nothing is not listed, so that equal worlds have equal texts. */
function worldOf<P, M, A extends { readonly name: string }>({ accountOf }: Pick<Parts<P, M, A, never, never>, 'accountOf'>, parameters: P, state: Whole<M, A>): PlainWorld {
  const fieldsOf = (name: string, among: Whole<M, A>): PlainRecord => recordOf({ ...accountOf(parameters, among, name), name: undefined });
  const nobody = fieldsOf('', { ...state, accounts: [] });
  const listed = [...state.accounts].sort((one, other) => (one.name < other.name ? -1 : 1)).flatMap(({ name }) => {
    const fields = fieldsOf(name, state);
    return isSame(fields, nobody) ? [] : [[name, fields] as const];
  });
  return { market: recordOf(state.market), accounts: Object.fromEntries(listed) };
}

function accountsCodec<A extends { readonly name: string }>(account: t.Type<A, unknown>): t.Type<readonly A[], unknown> {
  const list = t.record(t.string, account);
  const named = (value: unknown): unknown => (isPlain(value) ? Object.fromEntries(Object.entries(value).map(([name, fields]) => [name, isPlain(fields) ? { ...fields, name } : fields])) : value);
  return new t.Type<readonly A[], unknown>(
    'accounts by name', (value): value is readonly A[] => Array.isArray(value) && value.every(account.is),
    (value, context) => {
      const read = list.validate(named(value), context);
      return read._tag === 'Left' ? read : t.success(Object.values(read.right).sort((one, other) => (one.name < other.name ? -1 : 1)));
    },
    plainText,
  );
}

/** Vectors are written in one way only: what reads alike is written alike. */
function unlike(path: string, written: unknown, found: unknown): Errors {
  return isSame(written, found) ? [] : [{ code: 'MALFORMED', path, expected: 'what would be written: accounts that have something, and nothing that is left out by default', found: 'another spelling' }];
}

/** Parameters and a world as they were read, and as they are written. */
interface Beginning<P, S> {
  readonly parameters: P;
  readonly opening: S;
  readonly params: Plain;
  readonly init: PlainWorld;
}

/** Reads parameters and a world. What was written here is known again, since a vector is read to be checked, and again to be answered. */
function beginning<P, S>(decoded: (params: unknown) => Either<Errors, P>, opened: (init: unknown) => Either<Errors, S>, encode: (parameters: P) => Plain, written: (parameters: P, opening: S) => PlainWorld): (params: unknown, init: unknown) => Either<Errors, Beginning<P, S>> {
  const known = new WeakMap<object, Beginning<P, S>>();
  return (params, init) => {
    const before = isPlain(init) ? known.get(init) : undefined;
    if (before !== undefined && before.params === params) return right(before);
    const [parameters, opening] = [decoded(params), opened(init)];
    if (parameters._tag === 'Left') return left(within('params', parameters.left));
    if (opening._tag === 'Left') return left(within('init', opening.left));
    const made = { parameters: parameters.right, opening: opening.right, params: encode(parameters.right), init: written(parameters.right, opening.right) };
    const spelling = [...unlike('params', made.params, params), ...unlike('init', made.init, init)];
    if (spelling.length > 0) return left(spelling);
    known.set(made.init, made);
    return right(made);
  };
}

/** The dialect of a protocol. */
export function dialectOf<P, M, A extends { readonly name: string }, E extends { readonly type: string }, C>(parts: Parts<P, M, A, E, C>): TypedDialect<P, M, A, C> {
  const world = exact('a world', { market: parts.market, accounts: accountsCodec(parts.account) });
  const event = eventCodec(parts.events);
  const written = (parameters: P, state: Whole<M, A>): PlainWorld => worldOf(parts, parameters, state);
  const course = (parameters: P, opening: Whole<M, A>, events: readonly E[]): readonly { readonly state: Whole<M, A>; readonly code: string; readonly outputs: readonly unknown[] }[] => {
    let state = opening;
    return events.map((each) => {
      const answer = parts.answer(parameters, state, parts.callOf(each));
      if (answer.kind === 'reverted') return { state, code: answer.reason, outputs: [] };
      state = answer.state;
      return { state, code: 'OK', outputs: answer.outputs };
    });
  };
  const decoded = cached((params: unknown) => decodeWith(parts.parameters, params));
  const eventRead = cached((data: unknown) => decodeWith(event, data));
  const consistent = (state: Whole<M, A>): Either<Errors, Whole<M, A>> => {
    const expected = parts.inconsistencyOf?.(state) ?? null;
    return expected === null ? right(state) : left([{ code: 'INCONSISTENT_WORLD', path: '', expected, found: 'a world in which that does not hold' }]);
  };
  const opened = cached((init: unknown) => chain(consistent)(decodeWith(world, init)));
  const begins = beginning(decoded, opened, (parameters: P) => plainText(parts.parameters.encode(parameters)), written);
  const read = (params: unknown, init: unknown, events: readonly unknown[]): Either<Errors, Case> => {
    const [begun, asked] = [begins(params, init), decodeWith(t.readonlyArray(event), events)];
    if (begun._tag === 'Left') return begun;
    if (asked._tag === 'Left') return left(within('events', asked.left));
    const { parameters, opening } = begun.right;
    const steps = () => course(parameters, opening, asked.right);
    return right({
      params: begun.right.params, init: begun.right.init, events: asked.right.map(recordOf),
      codes: () => steps().map(({ code }) => code),
      answers: () => steps().map(({ state, code, outputs }): PlainAnswer => {
        const { market, accounts } = written(parameters, state);
        return { code, announced: outputs.map(recordOf), market, accounts };
      }),
      typed: () => {
        const taken = steps();
        return { params: parameters, worlds: [opening, ...taken.map(({ state }) => state)], events: asked.right, codes: taken.map(({ code }) => code), announced: taken.map(({ outputs }) => outputs) };
      },
    });
  };
  const probe = (params: unknown, init: unknown, data: unknown): (() => string) | null => {
    const [parameters, opening, asked] = [decoded(params), opened(init), eventRead(data)];
    if (parameters._tag === 'Left' || opening._tag === 'Left' || asked._tag === 'Left') return null;
    return () => course(parameters.right, opening.right, [asked.right])[0]?.code ?? '';
  };
  return {
    id: parts.id, eventTypes: Object.keys(parts.events), reasons: parts.reasons, read, probe,
    featuresOf: (params) => {
      const parameters = decoded(params);
      return parameters._tag === 'Left' ? [] : (parts.featuresOf?.(parameters.right) ?? []);
    },
    opened: (params, opening) => {
      const parameters = decoded(params);
      return parameters._tag === 'Left' ? null : written(parameters.right, parts.openingOf(parameters.right, opening));
    },
    asked: (parameters, state, call) => ({ params: plainText(parts.parameters.encode(parameters)), init: written(parameters, state), event: recordOf(parts.eventOf(call)) }),
  };
}

/** What was read of an object once is known: a search asks of one world many times. */
function cached<T>(read: (value: unknown) => T): (value: unknown) => T {
  const known = new WeakMap<object, T>();
  return (value) => {
    if (typeof value !== 'object' || value === null) return read(value);
    const old = known.get(value);
    if (old !== undefined) return old;
    const made = read(value);
    known.set(value, made);
    return made;
  };
}

/** An event by its type. */
function eventCodec<E extends { readonly type: string }>(variants: Readonly<Record<string, t.Decoder<unknown, E>>>): t.Type<E, unknown> {
  const names = Object.keys(variants).join(', ');
  return new t.Type<E, unknown>(
    'an event', (value): value is E => isPlain(value) && typeof value['type'] === 'string' && Object.hasOwn(variants, value['type']),
    (value, context) => {
      const type = isPlain(value) ? value['type'] : undefined;
      const variant = typeof type === 'string' && Object.hasOwn(variants, type) ? variants[type] : undefined;
      return variant === undefined ? refuse('MALFORMED', `an event whose type is one of ${names}`, value, context) : variant.validate(value, context);
    },
    plainText,
  );
}

/** Errors of a part, where it stands in the whole. */
function within(place: string, errors: Errors): Errors {
  return errors.map((error) => ({ ...error, path: error.path === '' ? place : `${place}${error.path.startsWith('[') ? '' : '.'}${error.path}` }));
}
