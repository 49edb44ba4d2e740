import type { Command } from 'commander';
import { right } from 'fp-ts/lib/Either.js';
import { frontierMap, type MapOptions } from '../../audit/frontier/frontier.js';
import { questions } from '../../audit/frontier/questions.js';
import { frontierTraces } from '../../audit/frontier/traces.js';
import { type AskedTexts, readAsked } from '../frontier/asked.js';
import { readDesign } from '../input/design.js';
import { wordOption } from '../input/options.js';
import type { Read } from '../input/text.js';
import { formatFor, mapFormats, writtenAs } from '../output/frontier/forms.js';
import { writeFrontierTraces } from '../output/frontier/traces.js';
import { writingTo } from '../output/sink.js';
import { styleOf } from '../output/style.js';
import { exitCodes, type Surroundings } from '../surroundings.js';

/** What the command line says of a map, unread. */
export interface FrontierTexts extends AskedTexts {
  readonly format?: string;
  readonly out?: string;
  readonly traces?: string;
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
  const { design: { name }, numeraire } = found.right;
  const options: MapOptions = { question, setting, method, across, along: along.axis };
  const style = styleOf(surroundings, texts.out === undefined ? surroundings.stdout : { ...surroundings.stdout, isTerminal: false });
  const written = await writingTo(surroundings.stdout, texts.out, async (sink) => {
    const map = frontierMap(options);
    await sink.write(writtenAs(format.right, { name, asked: asked.right, map }, style));
    return texts.traces === undefined ? right(undefined) : await writeFrontierTraces(texts.traces, name, asked.right, frontierTraces(options, map, numeraire));
  });
  return written._tag === 'Left' ? written : right(exitCodes.holds);
}

const collected = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

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
    .option('--traces <folder>', 'write a run that breaks the claim right beyond each frontier, for unwind run')
    .action((design: string, texts: FrontierTexts) => ran(frontierCommand(design, texts, surroundings)));
}
