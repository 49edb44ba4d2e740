import { left, right } from 'fp-ts/lib/Either.js';
import { isNotable, run, type RunOptions, type RunReport, usualOptions } from '../../market/run/index.js';
import { designIn, designText, usable } from '../input/design.js';
import { hinted } from '../input/hint.js';
import { countOption, durationOption, ratioOption } from '../input/options.js';
import { type PriceTexts, readPrices } from '../input/prices.js';
import { inputProblem, type Read } from '../input/text.js';
import { csvForm, documentForm, linesForm, peopleForm, type RunForm, type RunSubject } from '../output/run-forms.js';
import { type Sink, writingTo } from '../output/sink.js';
import { styleOf } from '../output/style.js';
import { exitCodes, type Surroundings } from '../surroundings.js';
import { isProtocolTrace, runProtocolTrace } from './run-protocol.js';
import { isTrace, runTrace } from './run-trace.js';

/** What the command line says of a run, unread. */
export interface RunTexts extends Omit<PriceTexts, 'prices'> {
  readonly prices?: string;
  readonly margin: string;
  readonly drain: string;
  readonly rows: string;
  readonly every?: boolean;
  readonly json?: boolean;
  readonly jsonLines?: boolean;
  readonly csv?: boolean;
  readonly out?: string;
}

/** A run that is ready to go. */
interface Prepared extends RunSubject {
  readonly options: RunOptions;
  readonly rows: number;
}

/** How keepers of a run behave, and how long they go on. */
export function runOptions({ margin, drain }: Pick<RunTexts, 'margin' | 'drain'>): Read<RunOptions> {
  const read = ratioOption('--margin', margin);
  if (read._tag === 'Left') return read;
  if (read.right >= 10_000n) return inputProblem('OUT_OF_RANGE', '--margin', 'a margin below 100%', JSON.stringify(margin));
  const seconds = durationOption('--drain', drain);
  if (seconds._tag === 'Left') return seconds;
  return right({ ...usualOptions, keeper: { ...usualOptions.keeper, margin: read.right }, drain: seconds.right });
}

function prepared(source: string, text: string, texts: RunTexts): Read<Prepared> {
  const read = designIn(source, text);
  const found = read._tag === 'Left' ? read : usable(read.right);
  if (found._tag === 'Left') return found;
  if (texts.prices === undefined) return inputProblem('MISSING', '--prices', 'a CSV file, an example or a scenario to walk the positions along', 'nothing');
  const options = runOptions(texts);
  if (options._tag === 'Left') return options;
  const rows = countOption('--rows', texts.rows, 0);
  if (rows._tag === 'Left') return rows;
  const prices = readPrices(found.right, { ...texts, prices: texts.prices });
  return prices._tag === 'Left' ? prices : right({ found: found.right, prices: prices.right, options: options.right, rows: rows.right });
}

function formOf(subject: Prepared, texts: RunTexts, surroundings: Surroundings): RunForm {
  if (texts.csv === true) return csvForm(subject);
  if (texts.jsonLines === true) return linesForm(subject);
  if (texts.json === true) return documentForm(subject);
  const writer = texts.out === undefined ? surroundings.stdout : { ...surroundings.stdout, isTerminal: false };
  return peopleForm(subject, styleOf(surroundings, writer), subject.rows);
}

/** Walks the path and writes what is to be shown, row by row. */
async function walked({ found, prices, options }: Prepared, form: RunForm, isEvery: boolean, sink: Sink): Promise<Read<RunReport>> {
  const walk = run(found.design, found.positions, prices.path, options);
  await sink.write(form.begin());
  let step = walk.next();
  while (step.done !== true) {
    if (isEvery || isNotable(step.value)) await sink.write(form.row(step.value));
    step = walk.next();
  }
  if (step.value._tag === 'Left') return left([hinted(step.value.left)]);
  await sink.write(form.end(step.value.right));
  return step.value;
}

/** `unwind run`: walks positions along prices, or replays a trace. Bad debt is a result; a promise that does not hold is not. */
export async function runCommand(argument: string, texts: RunTexts, surroundings: Surroundings): Promise<Read<number>> {
  const found = designText(argument, surroundings);
  if (found._tag === 'Left') return found;
  const { source, text } = found.right;
  if (isProtocolTrace(text)) return await runProtocolTrace(source, text, texts, surroundings);
  if (isTrace(text)) return await runTrace(source, text, texts, surroundings);
  const ready = prepared(source, text, texts);
  if (ready._tag === 'Left') return ready;
  const form = formOf(ready.right, texts, surroundings);
  const report = await writingTo(surroundings.stdout, texts.out, (sink) => walked(ready.right, form, texts.every === true, sink));
  if (report._tag === 'Left') return report;
  return right(report.right.broken.some(({ promised }) => promised) ? exitCodes.refuted : exitCodes.holds);
}
