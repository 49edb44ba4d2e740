import { chain, type Either, left, right } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { Accepted, Reverted } from '../kernel/answer.js';
import { accountsCodec, type PlainWorld, type Whole, writerOf } from './dialect-world.js';
import { decodeWith, type InputError, refuse } from './input.js';
import type { Opening } from './opening.js';
import { isWrittenAs, type Plain, type PlainRecord, plainText, recordOf } from './plain.js';
import { exact, isPlain, listOf } from './records.js';
import { isSame } from './same.js';

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

export { type Plain, type PlainRecord, plainText, recordOf } from './plain.js';
export type { PlainWorld, Whole } from './dialect-world.js';

type Errors = readonly InputError[];

/** A case that was read: as it is written, and what is answered to it. */
export interface Case {
  readonly params: Plain;
  readonly init: PlainWorld;
  readonly answers: () => readonly PlainAnswer[];
  /** The first place [from 0] where the answers are others than these, or -1. The same as to compare `answers`, and cheaper: none is written. */
  readonly differsAt: (expected: readonly PlainAnswer[]) => number;
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

/** Vectors are written in one way only: what reads alike is written alike. */
const unlike = (path: string): InputError =>
  ({ code: 'MALFORMED', path, expected: 'what would be written: accounts that have something, and nothing that is left out by default', found: 'another spelling' });

const isPlainAs = (written: Plain, found: unknown): found is Plain => isSame(written, found);

/** Parameters and a world as they were read, and as they are written. */
interface Beginning<P, S> {
  readonly parameters: P;
  readonly opening: S;
  readonly params: Plain;
  readonly init: PlainWorld;
}

/** How the beginning of a case is read and written. */
interface Reading<P, S> {
  readonly decoded: (params: unknown) => Either<Errors, P>;
  readonly opened: (init: unknown) => Either<Errors, S>;
  readonly encode: (parameters: P) => Plain;
  readonly isWritten: (parameters: P, opening: S, init: unknown) => init is PlainWorld;
}

/** Reads parameters and a world. What was read once is known again, since a vector is read to be checked, and again to be answered. */
function beginning<P, S>({ decoded, opened, encode, isWritten }: Reading<P, S>): (params: unknown, init: unknown) => Either<Errors, Beginning<P, S>> {
  const known = new WeakMap<object, Beginning<P, S>>();
  return (params, init) => {
    const before = isPlain(init) ? known.get(init) : undefined;
    if (before !== undefined && before.params === params) return right(before);
    const [parameters, opening] = [decoded(params), opened(init)];
    if (parameters._tag === 'Left') return left(within('params', parameters.left));
    if (opening._tag === 'Left') return left(within('init', opening.left));
    const written = encode(parameters.right);
    if (isPlainAs(written, params) && isWritten(parameters.right, opening.right, init)) {
      const made = { parameters: parameters.right, opening: opening.right, params, init };
      known.set(init, made);
      return right(made);
    }
    return left([...(isPlainAs(written, params) ? [] : [unlike('params')]), ...(isWritten(parameters.right, opening.right, init) ? [] : [unlike('init')])]);
  };
}

/** A state that an event led to, what was answered, and what was announced. */
interface Step<S> {
  readonly state: S;
  readonly code: string;
  readonly outputs: readonly unknown[];
}

/** One event after another; one that is refused leaves the state as it was. */
function courseOf<P, M, A extends { readonly name: string }, E extends { readonly type: string }, C>(
  { answer, callOf }: Pick<Parts<P, M, A, E, C>, 'answer' | 'callOf'>, parameters: P, opening: Whole<M, A>, events: readonly E[],
): readonly Step<Whole<M, A>>[] {
  let state = opening;
  return events.map((event) => {
    const answered = answer(parameters, state, callOf(event));
    if (answered.kind === 'reverted') return { state, code: answered.reason, outputs: [] };
    state = answered.state;
    return { state, code: 'OK', outputs: answered.outputs };
  });
}

function caseOf<P, M, A extends { readonly name: string }, E extends { readonly type: string }, C>(
  parts: Parts<P, M, A, E, C>, { parameters, opening, params, init }: Beginning<P, Whole<M, A>>, events: readonly E[],
): Case {
  const { worldOf, isWorldAs } = writerOf(parts.accountOf);
  const steps = () => courseOf(parts, parameters, opening, events);
  return {
    params, init,
    codes: () => steps().map(({ code }) => code),
    answers: () => steps().map(({ state, code, outputs }): PlainAnswer => {
      const { market, accounts } = worldOf(parameters, state);
      return { code, announced: outputs.map(recordOf), market, accounts };
    }),
    differsAt: (expected) => {
      const taken = steps();
      return expected.findIndex(({ code, announced, market, accounts }, place) => {
        const step = taken[place];
        return step?.code !== code || !isWrittenAs(step.outputs, announced) || !isWorldAs(parameters, step.state, { market, accounts });
      });
    },
    typed: () => {
      const taken = steps();
      return { params: parameters, worlds: [opening, ...taken.map(({ state }) => state)], events, codes: taken.map(({ code }) => code), announced: taken.map(({ outputs }) => outputs) };
    },
  };
}

/** The dialect of a protocol. */
export function dialectOf<P, M, A extends { readonly name: string }, E extends { readonly type: string }, C>(parts: Parts<P, M, A, E, C>): TypedDialect<P, M, A, C> {
  const world = exact('a world', { market: parts.market, accounts: accountsCodec(parts.account) });
  const event = eventCodec(parts.events);
  const list = listOf(event, 'ReadonlyArray<an event>');
  const { worldOf, isWorldAs } = writerOf(parts.accountOf);
  const decoded = cached((params: unknown) => decodeWith(parts.parameters, params));
  const eventRead = cached((data: unknown) => decodeWith(event, data));
  const eventsRead = cached((data: unknown) => decodeWith(list, data));
  const consistent = (state: Whole<M, A>): Either<Errors, Whole<M, A>> => {
    const expected = parts.inconsistencyOf?.(state) ?? null;
    return expected === null ? right(state) : left([{ code: 'INCONSISTENT_WORLD', path: '', expected, found: 'a world in which that does not hold' }]);
  };
  const opened = cached((init: unknown) => chain(consistent)(decodeWith(world, init)));
  const begins = beginning<P, Whole<M, A>>({
    decoded, opened,
    encode: (parameters) => plainText(parts.parameters.encode(parameters)),
    isWritten: (parameters, opening, init): init is PlainWorld => isPlain(init) && isWorldAs(parameters, opening, init),
  });
  const read = (params: unknown, init: unknown, events: readonly unknown[]): Either<Errors, Case> => {
    const [begun, asked] = [begins(params, init), eventsRead(events)];
    if (begun._tag === 'Left') return begun;
    if (asked._tag === 'Left') return left(within('events', asked.left));
    return right(caseOf(parts, begun.right, asked.right));
  };
  const probe = (params: unknown, init: unknown, data: unknown): (() => string) | null => {
    const [parameters, opening, asked] = [decoded(params), opened(init), eventRead(data)];
    if (parameters._tag === 'Left' || opening._tag === 'Left' || asked._tag === 'Left') return null;
    return () => courseOf(parts, parameters.right, opening.right, [asked.right])[0]?.code ?? '';
  };
  return {
    id: parts.id, eventTypes: Object.keys(parts.events), reasons: parts.reasons, read, probe,
    featuresOf: (params) => {
      const parameters = decoded(params);
      return parameters._tag === 'Left' ? [] : (parts.featuresOf?.(parameters.right) ?? []);
    },
    opened: (params, opening) => {
      const parameters = decoded(params);
      return parameters._tag === 'Left' ? null : worldOf(parameters.right, parts.openingOf(parameters.right, opening));
    },
    asked: (parameters, state, call) => ({ params: plainText(parts.parameters.encode(parameters)), init: worldOf(parameters, state), event: recordOf(parts.eventOf(call)) }),
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
