import type { replayTrace } from '../../audit/replay.js';
import type { Trace } from '../../audit/trace.js';
import { rowOf } from '../../market/run/row.js';
import type { Style } from './style.js';
import { lineLength, wrapped } from './table.js';
import { Timeline } from './timeline.js';

type Replay = ReturnType<typeof replayTrace>;

/** Each event of a trace, as it goes when it is played again. */
export function traceTimeline({ design: { design, numeraire } }: Trace, { moments }: Replay, style: Style): readonly string[] {
  const timeline = new Timeline(design, numeraire, style, []);
  const lines = moments.flatMap(({ event, parts, refusal }) => {
    if (parts === null) return timeline.refusedLines(event.at, '', event.type, refusal?.code ?? 'the machine failed');
    return timeline.lines(rowOf(design, '', parts).row);
  });
  return [timeline.head(), ...lines];
}

function verdictOf({ guarantee }: Trace, { brokenAt, moments }: Replay, style: Style): string {
  if (guarantee === null) return `${moments.length.toString()} events. The trace names no guarantee.`;
  if (brokenAt === null) return style.good(`Not reproduced: ${guarantee} holds.`);
  return style.bad(`Reproduced: event ${(brokenAt + 1).toString()} of ${moments.length.toString()} breaks ${guarantee}.`);
}

/** A trace with its claim and its end, for people. */
export function traceLines(trace: Trace, replay: Replay, style: Style): readonly string[] {
  const { guarantee, claim, seed } = trace;
  return [
    style.strong(guarantee === null ? `A run of ${trace.design.design.name}` : `${guarantee}, in ${trace.design.design.name}`),
    ...wrapped(claim, lineLength),
    style.faint(`Found with seed ${seed.toString()}.`),
    '',
    ...traceTimeline(trace, replay, style),
    '',
    verdictOf(trace, replay, style),
  ];
}
