import { right } from 'fp-ts/lib/Either.js';
import { lifecycle } from '../../../spec/lifecycle.js';
import { dotChart } from '../chart/dot.js';
import { mermaidChart } from '../chart/mermaid.js';
import { scxmlChart } from '../chart/scxml.js';
import { wordOption } from '../input/options.js';
import type { Read } from '../input/text.js';
import { jsonDocument } from '../output/json.js';
import { writingTo } from '../output/sink.js';
import { exitCodes, type Surroundings } from '../surroundings.js';

/** What the command line says of a chart, unread. */
export interface ChartTexts {
  readonly format: string;
  readonly out?: string;
}

/** The chart as it is: the data that the machine runs. */
const jsonChart = (): string => jsonDocument(lifecycle);

const forms = { mermaid: mermaidChart, dot: dotChart, scxml: scxmlChart, json: jsonChart } as const;
const formats = ['mermaid', 'dot', 'scxml', 'json'] as const;

/** `unwind chart`: the lifecycle, for drawing and for other machines. */
export async function chartCommand(texts: ChartTexts, surroundings: Surroundings): Promise<Read<number>> {
  const format = wordOption('--format', texts.format, formats);
  if (format._tag === 'Left') return format;
  return await writingTo(surroundings.stdout, texts.out, async (sink) => {
    await sink.write(forms[format.right]());
    return right(exitCodes.holds);
  });
}
