import type { Command } from 'commander';
import { vectorDialect } from '../../vectors/format/vector.js';
import type { Read } from '../input/text.js';
import type { Surroundings } from '../surroundings.js';
import { addDiff } from './diff.js';
import { conformCommand, type ConformTexts } from './conform.js';
import { exportCommand, type ExportTexts } from './export.js';
import { generateCommand, type GenerateTexts, showCommand, verifyCommand } from './vectors.js';

type Ran = (outcome: Promise<Read<number>>) => Promise<void>;

/** Adds `unwind vectors` and its commands. */
export function addVectors(program: Command, surroundings: Surroundings, ran: Ran): void {
  const vectors = program.command('vectors').description('the reference test vectors: what every implementation of a dialect answers');
  vectors.command('verify').argument('[folder]', 'another set than that of the package')
    .description('check that the files are whole and that the machine gives every answer; 3 where they are broken')
    .action((folder: string | undefined) => ran(verifyCommand(folder, surroundings)));
  vectors.command('show').argument('<id>', 'the id of a vector, or its end')
    .description('show one vector')
    .action((id: string) => ran(showCommand(id, surroundings)));
  vectors.command('generate').argument('[folder]', 'where to write them; by default where they are')
    .description('make the whole set anew: the same bytes, unless behaviour changed')
    .option('--anew', 'search from nothing, also for what was found before: minutes')
    .action((folder: string | undefined, texts: GenerateTexts) => ran(generateCommand(folder, texts, surroundings)));
  vectors.command('export')
    .description('write the vectors in a form that other tools read')
    .option('--foundry', 'a folder with a Solidity test, and the flat JSON that it reads')
    .option('--itf', 'a folder with a trace in the Informal Trace Format for each vector')
    .option('--csv', 'one table, a row for each event')
    .option('--dialect <name>', 'the dialect whose vectors they are', vectorDialect)
    .option('--only <text>', 'vectors whose id contains this')
    .option('--vectors <folder>', 'another set than that of the package')
    .option('--out <place>', 'where to write: a folder, or the file of a table (default: unwind-foundry, unwind-itf, or the standard output)')
    .action((texts: ExportTexts) => ran(exportCommand(texts, surroundings)));
  program.command('conform').argument('<command...>', 'the harness and its arguments, after --')
    .description('run every vector against an implementation in any language, by the protocol of docs/conformance.md')
    .option('--dialect <name>', 'vectors of this dialect only; by default of every one that the harness speaks')
    .option('--only <text>', 'vectors whose id contains this')
    .option('--timeout <milliseconds>', 'how long a case may take', '5000')
    .option('--max-skips <count>', 'more skipped cases than this are a failure')
    .option('--known <file>', 'a list of known failures: one id and # verdict on each line')
    .option('--report <file>', 'write what each case came to, one JSON document for each')
    .option('--vectors <folder>', 'another set than that of the package')
    .action((command: readonly string[], texts: ConformTexts) => ran(conformCommand(command, texts, surroundings)));
  addDiff(program, surroundings, ran);
}
