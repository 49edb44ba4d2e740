import { chain, left, right, type Either } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { Design } from '../kernel/design.js';
import type { Event } from '../kernel/event.js';
import type { World } from '../kernel/world.js';
import { EventFromPlain } from '../machine/event-codec.js';
import { decodeWith, type InputError, readJson, refuse, under } from '../machine/input.js';
import type { Mechanism } from '../machine/mechanism.js';
import { exact } from '../machine/records.js';
import { decodeWorld, encodeWorld, headerOf } from '../machine/snapshot.js';
import { stepwise } from '../mechanisms/stepwise/mechanism.js';
import { decodeDesignFile, type DesignFile, encodeDesignFile } from '../mechanisms/stepwise/parameters/design-file.js';

export const traceFormat = 'unwind-trace@1';

/** A run that anybody can replay: a design, where it begins, what happens, and the guarantee that it breaks. */
export interface Trace {
  readonly format: typeof traceFormat;
  /** The guarantee that the last event breaks; null for a run that is told for its own sake. */
  readonly guarantee: string | null;
  readonly claim: string;
  readonly design: DesignFile;
  readonly start: World;
  readonly events: readonly Event[];
  /** What it was found with. */
  readonly seed: number;
}

/** A trace whose world has yet to be read: its lists are in the order of the design's assets. */
type Unread = Omit<Trace, 'start'> & { readonly start: unknown };

const isFile = (value: unknown): value is DesignFile => typeof value === 'object' && value !== null && 'design' in value && 'numeraire' in value;

const plainOf = (text: string): unknown => JSON.parse(text);

/** What was found, as it stood: an error shows it in quotes of its own. */
const unquoted = (found: string): string => (found.startsWith('"') && found.endsWith('"') ? found.slice(1, -1) : found);

/** A design file inside another file: the same keys and the same refusals. */
const designFile: t.Type<DesignFile, unknown> = new t.Type<DesignFile, unknown>(
  'a design file',
  isFile,
  (value, context) => {
    const read = decodeDesignFile(JSON.stringify(value) ?? '', 'json');
    if (read._tag === 'Right') return t.success(read.right);
    return left(read.left.flatMap(({ code, path, expected, found }) => {
      const refused = refuse(code, expected, unquoted(found), under(context, path, t.unknown, found));
      return refused._tag === 'Left' ? refused.left : [];
    }));
  },
  (file) => plainOf(encodeDesignFile(file)),
);

const nameOrNull: t.Type<string | null, unknown> = new t.Type<string | null, unknown>(
  'the id of a guarantee, or null',
  (value): value is string | null => value === null || typeof value === 'string',
  (value, context) => (value === null || typeof value === 'string' ? t.success(value) : refuse('MALFORMED', 'the id of a guarantee, or null', value, context)),
  (name) => name,
);

const seed: t.Type<number, unknown> = new t.Type<number, unknown>(
  'a seed',
  (value): value is number => typeof value === 'number' && Number.isSafeInteger(value),
  (value, context) => (typeof value === 'number' && Number.isSafeInteger(value) ? t.success(value) : refuse('MALFORMED', 'an integer', value, context)),
  (number) => number,
);

const unread: t.Type<Unread, unknown> = exact('a trace', {
  format: t.literal(traceFormat),
  guarantee: nameOrNull,
  claim: t.string,
  design: designFile,
  seed,
  start: t.unknown,
  events: t.readonlyArray(EventFromPlain, 'a list of events'),
});

/** Errors of the world name the place where the trace holds it. */
const inStart = (errors: readonly InputError[]): readonly InputError[] =>
  errors.map((error) => ({ ...error, path: error.path === '' ? 'start' : `start.${error.path}` }));

const withStart = (mechanism: Mechanism<Design>) => (found: Unread): Either<readonly InputError[], Trace> => {
  const start = decodeWorld(headerOf(mechanism, found.design.design), found.start);
  return start._tag === 'Left' ? left(inStart(start.left)) : right({ ...found, start: start.right });
};

/** A trace as canonical JSON text: keys in the order of the schema, two spaces, a final newline, integers as decimal strings. */
export function encodeTrace(trace: Trace, mechanism: Mechanism<Design> = stepwise): string {
  const start = encodeWorld(headerOf(mechanism, trace.design.design), trace.start);
  return `${JSON.stringify(unread.encode({ ...trace, start }), null, 2)}\n`;
}

/** The trace that a JSON text describes. Refuses with every error found, and reads the world only once the design is clear. */
export const decodeTrace = (text: string, mechanism: Mechanism<Design> = stepwise): Either<readonly InputError[], Trace> =>
  chain(withStart(mechanism))(chain((plain: unknown) => decodeWith(unread, plain))(readJson(text)));
