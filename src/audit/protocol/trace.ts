import { type Either, left, right } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { decodeWith, type InputError, readJson, shown } from '../../machine/input.js';
import type { Opening } from '../../machine/opening.js';
import { exact } from '../../machine/records.js';
import { plainProtocol, type Protocol, protocolFrom } from '../../mechanisms/protocols.js';
import { type Made, replayed } from './replay.js';

export const protocolTraceFormat = 'unwind-protocol-trace@1';

/** Moves in a deployed protocol that anybody can make again: where they begin, and the guarantee that they break. */
export interface ProtocolTrace {
  readonly guarantee: string;
  readonly claim: string;
  readonly protocol: Protocol;
  readonly setting: 'opening' | 'small';
  readonly moves: readonly string[];
}

/** A move by its name, which is an aim; and the call that it came to, by which a reader and a replay see that it still does. */
const Move = exact('a move', { aim: t.string, at: t.string, call: t.unknown });
const file = exact('a trace of a protocol', {
  format: t.literal(protocolTraceFormat), guarantee: t.string, claim: t.string, protocol: t.unknown, setting: t.keyof({ opening: null, small: null }, 'opening or small'),
  moves: t.readonlyArray(Move, 'a list of moves'),
});

export const openingOf = ({ protocol, setting }: Pick<ProtocolTrace, 'protocol' | 'setting'>): Opening => protocol[setting];

/** A trace with its moves made. */
export interface ProtocolReplay {
  readonly trace: ProtocolTrace;
  readonly made: readonly Made[];
}

/** A trace as JSON text. The moves have to be possible, else there is none. */
export function encodeProtocolTrace(trace: ProtocolTrace): string | null {
  const made = replayed(trace.protocol.sceneAt(openingOf(trace)), trace.moves);
  if (made._tag === 'Left') return null;
  const moves = made.right.map(({ aim }) => ({ aim: aim.name, at: aim.at.toString(), call: aim.call() }));
  const { guarantee, claim, setting } = trace;
  return `${JSON.stringify(file.encode({ format: protocolTraceFormat, guarantee, claim, protocol: plainProtocol(trace.protocol), setting, moves }), null, 2)}\n`;
}

const problem = (path: string, expected: string, found: string): Either<readonly InputError[], never> => left([{ code: 'MALFORMED', path, expected, found }]);

/** Whether what a file says of each move is what the move comes to. */
function differing(written: readonly t.TypeOf<typeof Move>[], made: readonly Made[]): { readonly path: string; readonly expected: string; readonly found: string } | null {
  for (const [place, { at, call }] of written.entries()) {
    const aim = made[place]?.aim;
    if (aim === undefined) continue;
    const path = `moves[${place.toString()}]`;
    if (at !== aim.at.toString()) return { path: `${path}.at`, expected: aim.at.toString(), found: shown(at) };
    const expected = JSON.stringify(aim.call());
    if (JSON.stringify(call) !== expected) return { path: `${path}.call`, expected, found: shown(call) };
  }
  return null;
}

/** The trace that a JSON text describes, with its moves made again. Refused where a move is impossible now, or comes to another call than the file says. */
export function decodeProtocolTrace(text: string): Either<readonly InputError[], ProtocolReplay> {
  const plain = readJson(text);
  const read = plain._tag === 'Left' ? plain : decodeWith(file, plain.right);
  if (read._tag === 'Left') return read;
  const { guarantee, claim, setting, moves } = read.right;
  const protocol = protocolFrom(read.right.protocol);
  if (protocol._tag === 'Left') return left(protocol.left.map((error) => ({ ...error, path: `protocol.${error.path}` })));
  const trace: ProtocolTrace = { guarantee, claim, protocol: protocol.right, setting, moves: moves.map(({ aim }) => aim) };
  const made = replayed(protocol.right.sceneAt(openingOf(trace)), trace.moves);
  if (made._tag === 'Left') return problem(`moves[${made.left.place.toString()}].aim`, 'a move that can be made', made.left.why);
  const difference = differing(moves, made.right);
  return difference === null ? right({ trace, made: made.right }) : problem(difference.path, difference.expected, difference.found);
}
