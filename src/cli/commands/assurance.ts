import type { Command } from 'commander';
import { left, right } from 'fp-ts/lib/Either.js';
import { type Assurance, isComplete } from '../../audit/assurance/assurance.js';
import { decodeAssurance } from '../../audit/assurance/file.js';
import { mergeAssurance } from '../../audit/assurance/merge.js';
import type { MergeRefusal } from '../../audit/assurance/merge-refusal.js';
import { countOf } from '../../audit/assurance/verdict.js';
import { wordOption } from '../input/options.js';
import { inputProblem, type Read, standardInput, textOf, within } from '../input/text.js';
import { assuranceFormats, formatFor, rendered } from '../output/assurance/formats.js';
import { traceFile, writeTraces } from '../output/assurance/traces.js';
import { writingTo } from '../output/sink.js';
import { styleOf } from '../output/style.js';
import { exitCodes, type Surroundings } from '../surroundings.js';
import { version } from '../version.js';

/** What the command line says of reports that are shown or merged, unread. */
export interface AssuranceTexts {
  readonly format?: string;
  readonly out?: string;
  readonly design?: string;
  readonly traces?: string;
}

/** One refutation refutes, promised or not; an open guarantee, or runs that are missing, leave the whole open. */
export function exitCodeOfAssurance(assurance: Assurance): number {
  if (countOf(assurance.guarantees, 'refuted') > 0) return exitCodes.refuted;
  return countOf(assurance.guarantees, 'open') > 0 || !isComplete(assurance) ? exitCodes.open : exitCodes.holds;
}

const nameOf = (file: string): string => (file === standardInput ? 'standard input' : file);

function readAssurance(file: string, surroundings: Surroundings): Read<Assurance> {
  const text = textOf(file, surroundings);
  if (text._tag === 'Left') return text;
  const decoded = decodeAssurance(text.right);
  return decoded._tag === 'Right' ? decoded : left(within(nameOf(file), decoded.left));
}

/** Reads every file before it says what is wrong with any. */
function readAll(files: readonly string[], surroundings: Surroundings): Read<readonly Assurance[]> {
  const read = files.map((file) => readAssurance(file, surroundings));
  const errors = read.flatMap((each) => (each._tag === 'Left' ? each.left : []));
  return errors.length > 0 ? left(errors) : right(read.flatMap((each) => (each._tag === 'Right' ? [each.right] : [])));
}

const mergeProblem = (files: readonly string[], { between: [earlier, later], path, expected, found }: MergeRefusal): Read<never> =>
  inputProblem('MALFORMED', `${nameOf(files[later] ?? '')}: ${path}`, `${expected}, as in ${nameOf(files[earlier] ?? '')}`, found);

/** Writes a report in the form that was asked for. */
async function told(assurance: Assurance, texts: AssuranceTexts, surroundings: Surroundings): Promise<Read<number>> {
  const format = texts.format === undefined ? right(formatFor(texts.out)) : wordOption('--format', texts.format, assuranceFormats);
  if (format._tag === 'Left') return format;
  const { traces, out, design = `${assurance.design.design.name}.toml` } = texts;
  const again = (id: string): string =>
    (traces === undefined ? 'with --traces FOLDER it is written to a file, which unwind run replays' : `unwind run ${traceFile(traces, assurance, id)}`);
  const saved = traces === undefined ? right(undefined) : await writeTraces(traces, assurance);
  if (saved._tag === 'Left') return saved;
  const style = styleOf(surroundings, out === undefined ? surroundings.stdout : { ...surroundings.stdout, isTerminal: false });
  const written = await writingTo(surroundings.stdout, out, async (sink) => {
    await sink.write(rendered(format.right, assurance, { style, again, designFile: design, version: version() }));
    return right(undefined);
  });
  return written._tag === 'Left' ? written : right(exitCodeOfAssurance(assurance));
}

/** `unwind assurance show`: a report in another form. */
export async function showCommand(file: string, texts: AssuranceTexts, surroundings: Surroundings): Promise<Read<number>> {
  const read = readAssurance(file, surroundings);
  return read._tag === 'Left' ? read : await told(read.right, texts, surroundings);
}

/** `unwind assurance merge`: the reports of parts of one campaign as one. */
export async function mergeCommand(files: readonly string[], texts: AssuranceTexts, surroundings: Surroundings): Promise<Read<number>> {
  const read = readAll(files, surroundings);
  if (read._tag === 'Left') return read;
  const merged = mergeAssurance(read.right);
  return merged._tag === 'Left' ? mergeProblem(files, merged.left) : await told(merged.right, texts, surroundings);
}

const withOptions = (command: Command): Command =>
  command
    .option('--format <name>', `${assuranceFormats.join(', ')}; by default what the ending of --out says (.json, .md, .sarif, .xml), or a table`)
    .option('--out <file>', 'write to a file')
    .option('--traces <folder>', 'write each counterexample to a file, for unwind run')
    .option('--design <file>', 'the file of the design, where SARIF results are to point (default: the name of the design)');

/** Adds the commands about reports that were written. */
export function addAssurance(program: Command, surroundings: Surroundings, ran: (outcome: Promise<Read<number>>) => Promise<void>): void {
  const command = program.command('assurance').description('show what audits found, or merge the reports of their shards');
  withOptions(command.command('show').argument('<report>', 'a report of an audit (JSON), or - for the standard input'))
    .description('show a report: as a table, or for a build')
    .action((file: string, texts: AssuranceTexts) => ran(showCommand(file, texts, surroundings)));
  withOptions(command.command('merge').argument('<reports...>', 'reports of shards of one campaign, or of runs of one design'))
    .description('merge reports of parts of one campaign into one')
    .action((files: readonly string[], texts: AssuranceTexts) => ran(mergeCommand(files, texts, surroundings)));
}
