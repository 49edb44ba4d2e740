import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Command } from 'commander';
import { right } from 'fp-ts/lib/Either.js';
import { type Column, columnsOf, mapOf, type MapOptions, valuesAcross } from '../../audit/frontier/frontier.js';
import { parameters } from '../../audit/frontier/parameter.js';
import { questions } from '../../audit/frontier/questions.js';
import { type AskedTexts, readAsked } from '../frontier/asked.js';
import { TraceWriter } from '../frontier/traces.js';
import { readDesign } from '../input/design.js';
import { wordOption } from '../input/options.js';
import type { Read } from '../input/text.js';
import type { DrawnMap } from '../output/frontier/drawn.js';
import { formatFor, mapFormats, writtenAs } from '../output/frontier/forms.js';
import { writingTo } from '../output/sink.js';
import { styleOf } from '../output/style.js';
import { wrapped } from '../output/table.js';
import { exitCodes, type Surroundings } from '../surroundings.js';

/** What the command line says of a map, unread. */
export interface FrontierTexts extends AskedTexts {
  readonly format?: string;
  readonly out?: string;
  /** A folder, or that none is wanted. */
  readonly traces: string | false;
}

/** Asks one column after another until all are known or somebody ends it, and writes the traces of each as it is found. */
async function asColumns(options: MapOptions, writer: TraceWriter | null, { stderr, interrupted }: Surroundings): Promise<Read<readonly Column[]>> {
  const columns: Column[] = [];
  const wanted = valuesAcross(options).length.toString();
  for (const column of columnsOf(options)) {
    columns.push(column);
    const written = writer === null ? right(undefined) : await writer.column(column);
    if (written._tag === 'Left') return written;
    if (stderr.isTerminal) await stderr.write(`\r\u001B[Kmapping: ${columns.length.toString()} of ${wanted} columns`);
    // Columns are computed without a pause: a signal is heard between two of them.
    await nextTurn();
    if (interrupted.aborted) break;
  }
  if (stderr.isTerminal) await stderr.write('\r\u001B[K');
  return right(columns);
}

/** `unwind frontier`: where a claim stops holding as one or two parameters vary. A map is an answer, whatever it shows. */
export async function frontierCommand(argument: string, texts: FrontierTexts, surroundings: Surroundings): Promise<Read<number>> {
  const format = wordOption('--format', texts.format ?? formatFor(texts.out), mapFormats);
  if (format._tag === 'Left') return format;
  const found = readDesign(argument, surroundings);
  if (found._tag === 'Left') return found;
  const asked = readAsked(found.right, texts);
  if (asked._tag === 'Left') return asked;
  const { question, setting, method, across, along } = asked.right;
  const options: MapOptions = { question, setting, method, across, along: along.axis };
  const writer = texts.traces === false ? null : new TraceWriter(texts.traces, found.right, asked.right, options);
  const style = styleOf(surroundings, texts.out === undefined ? surroundings.stdout : { ...surroundings.stdout, isTerminal: false });
  return await writingTo(surroundings.stdout, texts.out, async (sink) => {
    const columns = await asColumns(options, writer, surroundings);
    if (columns._tag === 'Left') return columns;
    const map = mapOf(options, columns.right);
    const traces = writer === null ? right(null) : await writer.finish(map);
    if (traces._tag === 'Left') return traces;
    const drawn: DrawnMap = { name: found.right.design.name, asked: asked.right, map, traces: traces.right };
    await sink.write(writtenAs(format.right, drawn, style));
    return right(map.columns.length < map.wanted ? exitCodes.interrupted : exitCodes.holds);
  });
}

const collected = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const examples = `
Examples
  unwind frontier micro --vary gap=0%..40%
      how far a price may fall at once before an account is left with bad debt
  unwind frontier micro --vary bonus=1%..15% --vary gap=0%..40% --out map.svg
      the same for each bonus, as a picture
  unwind frontier micro --vary bonus=1%..15% --vary ltv=76%..110% --claim no-toxic-spiral --machine
      from which loan-to-value on liquidation makes an account worse, by running it

To vary, as far as the design has them:
  ${wrapped(parameters.map(({ name }) => name).join(', '), 110).join('\n  ')}

Exit code 0 whatever the map shows; 2 where the input is refused, 130 where it was ended before its time.
`;

/** Adds the command. */
export function addFrontier(program: Command, surroundings: Surroundings, designHelp: string, ran: (outcome: Promise<Read<number>>) => Promise<void>): void {
  program.command('frontier').argument('<design>', designHelp)
    .description('map where a claim stops holding, to the basis point, as parameters of a design or its market vary')
    .option('--vary <range>', 'NAME=LOW..HIGH, such as bonus=1%..15%; a second one is searched at each value of the first', collected)
    .option('--step <value>', 'how far apart values of the first stand (as NAME=LOW..HIGH:STEP); about fifteen without it')
    .option('--claim <id>', `one of ${questions.map(({ id }) => id).join(', ')}`, questions[0]?.id)
    .option('--asset <id>', 'the collateral whose bonus, threshold and ltv vary; else the first beside the numeraire')
    .option('--machine', 'decide every point by running the machine, even where a theorem decides')
    .option('--format <name>', `${mapFormats.join(', ')}; by default what the ending of --out says, or a table`)
    .option('--out <file>', 'write to a file')
    .option('--traces <folder>', 'where runs that break the claim right beyond each frontier are written, each as it is found', 'unwind-frontier')
    .option('--no-traces', 'write none of them')
    .addHelpText('after', examples)
    .action((design: string, texts: FrontierTexts) => ran(frontierCommand(design, texts, surroundings)));
}
