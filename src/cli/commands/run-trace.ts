import { left, right, tryCatch } from 'fp-ts/lib/Either.js';
import { decodeTrace, type Trace, traceFormat } from '../../audit/trace.js';
import { replayTrace } from '../../audit/replay.js';
import { encodeEvent } from '../../machine/event-codec.js';
import { inputProblem, type Read, within } from '../input/text.js';
import { jsonDocument } from '../output/json.js';
import { writingTo } from '../output/sink.js';
import { styleOf } from '../output/style.js';
import { traceLines } from '../output/trace.js';
import { exitCodes, type Surroundings } from '../surroundings.js';

/** What the command line says of a replay. */
export interface TraceTexts {
  readonly json?: boolean;
  readonly jsonLines?: boolean;
  readonly csv?: boolean;
  readonly out?: string;
}

/** Whether a text is a trace, or at least means to be one. */
export function isTrace(text: string): boolean {
  if (!text.trimStart().startsWith('{')) return false;
  const read = tryCatch((): unknown => JSON.parse(text), () => null);
  const data = read._tag === 'Right' ? read.right : null;
  return typeof data === 'object' && data !== null && 'format' in data && data.format === traceFormat;
}

/** What a replay came to, for programs. */
const plainReplay = (trace: Trace, { moments, brokenAt }: ReturnType<typeof replayTrace>) => ({
  guarantee: trace.guarantee,
  claim: trace.claim,
  design: trace.design.design.name,
  seed: trace.seed,
  brokenAt,
  moments: moments.map(({ event, parts, refusal }) => ({
    event: encodeEvent(event),
    path: parts === null ? [] : parts.flatMap(({ path }) => path),
    refusal: refusal === null ? null : refusal,
  })),
});

/** Replays a trace: refuted where the guarantee that it names breaks again, and as it stands where it does not. */
export async function runTrace(source: string, text: string, texts: TraceTexts, surroundings: Surroundings): Promise<Read<number>> {
  if (texts.csv === true || texts.jsonLines === true) return inputProblem('UNKNOWN_KEY', texts.csv === true ? '--csv' : '--json-lines', '--json or neither with a trace', 'a trace');
  const decoded = decodeTrace(text);
  if (decoded._tag === 'Left') return left(within(source, decoded.left));
  const trace = decoded.right;
  const replay = replayTrace(trace);
  const style = styleOf(surroundings, texts.out === undefined ? surroundings.stdout : { ...surroundings.stdout, isTerminal: false });
  const written = await writingTo(surroundings.stdout, texts.out, async (sink) => {
    await sink.write(texts.json === true ? jsonDocument(plainReplay(trace, replay)) : traceLines(trace, replay, style).map((line) => `${line}\n`).join(''));
    return right(undefined);
  });
  if (written._tag === 'Left') return written;
  return right(replay.brokenAt === null ? exitCodes.holds : exitCodes.refuted);
}
