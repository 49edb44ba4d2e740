import { left, right, tryCatch } from 'fp-ts/lib/Either.js';
import { rulingAfter } from '../../audit/protocol/replay.js';
import { decodeProtocolTrace, openingOf, protocolTraceFormat } from '../../audit/protocol/trace.js';
import { inputProblem, type Read, within } from '../input/text.js';
import { jsonDocument } from '../output/json.js';
import { moveLines } from '../output/protocol/moves.js';
import { writingTo } from '../output/sink.js';
import { styleOf } from '../output/style.js';
import { lineLength, wrapped } from '../output/table.js';
import { exitCodes, type Surroundings } from '../surroundings.js';
import type { TraceTexts } from './run-trace.js';

/** Whether a text is a trace of a deployed protocol, or at least means to be one. */
export function isProtocolTrace(text: string): boolean {
  const read = tryCatch((): unknown => JSON.parse(text), () => null);
  const data = read._tag === 'Right' ? read.right : null;
  return typeof data === 'object' && data !== null && 'format' in data && data.format === protocolTraceFormat;
}

/** Makes the moves of a trace again: refuted where the guarantee that it names breaks, and as it stands where it does not. */
export async function runProtocolTrace(source: string, text: string, texts: TraceTexts, surroundings: Surroundings): Promise<Read<number>> {
  if (texts.csv === true || texts.jsonLines === true) return inputProblem('UNKNOWN_KEY', texts.csv === true ? '--csv' : '--json-lines', '--json or neither with a trace', 'a trace');
  const decoded = decodeProtocolTrace(text);
  if (decoded._tag === 'Left') return left(within(source, decoded.left));
  const { trace, made } = decoded.right;
  const opening = trace.protocol.sceneAt(openingOf(trace));
  const isBroken = rulingAfter(opening, made, trace.guarantee) === false;
  const style = styleOf(surroundings, texts.out === undefined ? surroundings.stdout : { ...surroundings.stdout, isTerminal: false });
  const people = [
    style.strong(`${trace.protocol.dialect}: ${trace.guarantee}`), ...wrapped(trace.claim, lineLength), '', ...moveLines(opening, made, style), '',
    isBroken ? style.bad('It breaks again.') : style.good('It does not break.'),
  ];
  const moves = made.map(({ aim, played }) => ({ aim: aim.name, at: aim.at.toString(), call: aim.call(), ...(played.kind === 'accepted' ? { deal: played.deal, view: played.scene.view() } : {}) }));
  const written = await writingTo(surroundings.stdout, texts.out, async (sink) => {
    await sink.write(texts.json === true ? jsonDocument({ dialect: trace.protocol.dialect, guarantee: trace.guarantee, claim: trace.claim, isBroken, moves }) : people.map((line) => `${line}\n`).join(''));
    return right(undefined);
  });
  return written._tag === 'Left' ? written : right(isBroken ? exitCodes.refuted : exitCodes.holds);
}
