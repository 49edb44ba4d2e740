import { Command, CommanderError } from 'commander';
import type { InputError } from '../machine/input.js';
import { exampleNames, scenarioNames } from '../market/index.js';
import { addAssurance } from './commands/assurance.js';
import { type AuditTexts, auditCommand } from './commands/audit.js';
import { type ChartTexts, chartCommand } from './commands/chart.js';
import { type CheckTexts, checkCommand } from './commands/check.js';
import { type CompareTexts, compareCommand } from './commands/compare.js';
import { addFrontier } from './commands/frontier.js';
import { type InitTexts, initCommand } from './commands/init.js';
import { addOracle } from './commands/oracle.js';
import { addProve } from './commands/prove.js';
import { type RunTexts, runCommand } from './commands/run.js';
import { addVectors } from './commands/vectors-program.js';
import { presetNames } from './input/design.js';
import { protocolNames } from './input/protocol.js';
import type { Read } from './input/text.js';
import { styleOf } from './output/style.js';
import { exitCodes, type Surroundings } from './surroundings.js';
import { version } from './version.js';

type Ran = (outcome: Promise<Read<number>>) => Promise<void>;

const designHelp = 'a design file (TOML or JSON), a preset, or - for the standard input';

/** Collects an option that may stand several times. */
const collected = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const withPrices = (command: Command): Command =>
  command
    .option('--prices <source>', 'a CSV file, an example or a scenario')
    .option('--asset <id>', 'which asset a file with one price, or with bars, is about')
    .option('--worst <extreme>', 'which extreme of a bar comes first: low or high')
    .option('--base <asset=price>', 'where the prices of an asset begin; of an asset without prices, what it costs', collected)
    .option('--depth <asset=amount>', 'what the market absorbs, where the prices do not say', collected)
    .option('--interval <duration>', 'of a scenario: time between two observations')
    .option('--length <count>', 'of a scenario: how many observations')
    .option('--move <ratio>', 'of a scenario: how far prices move at the worst')
    .option('--path-seed <number>', 'of a scenario: chooses its small moves');

const names = (): string => `
Presets    ${presetNames().join(', ')}
Protocols  ${protocolNames().join(', ')}
Examples   ${exampleNames().join(', ')}
Scenarios  ${scenarioNames().join(', ')}
`;

function addRun(program: Command, surroundings: Surroundings, ran: Ran): void {
  withPrices(program.command('run').argument('<design>', `${designHelp}; or a trace to replay`))
    .description('walk the positions of a design along prices, with keepers that take what they are offered; or replay a trace')
    .option('--margin <ratio>', 'what a keeper wants to gain on the market price of a lot', '0%')
    .option('--drain <duration>', 'how long keepers go on at the last price', '1d')
    .option('--rows <count>', 'how many events to show', '60')
    .option('--every', 'show quotes and ticks that led nowhere too')
    .option('--json', 'one JSON document')
    .option('--json-lines', 'one JSON document for each event')
    .option('--csv', 'the timeline as a table, with every digit')
    .option('--out <file>', 'write to a file')
    .action((design: string, texts: RunTexts) => ran(runCommand(design, texts, surroundings)));
}

function addCompare(program: Command, surroundings: Surroundings, ran: Ran): void {
  withPrices(program.command('compare').argument('<designs...>', `${designHelp}; or deployed protocols`))
    .description('walk several designs and deployed protocols along the same prices with the same positions, and show side by side what that did')
    .option('--health <list>', 'healths that positions start from, in every design (default: "1.1,1.25,1.5")')
    .option('--same-debt', 'the same debt instead: what the strictest design allows at those healths')
    .option('--same-start', 'the same debt and health: what the strictest allows, each at prices that begin where it counts that health')
    .option('--collateral <amount>', 'what each position holds; else the least that a position of these designs does')
    .option('--positions <design>', 'the positions of this design instead, with what they hold and owe')
    .option('--target <ratio>', 'the health that over-sale is measured against for all alike; else the lowest target')
    .option('--margin <ratio>', 'what a keeper wants to gain on the market price of a lot', '0%')
    .option('--drain <duration>', 'how long keepers go on at the last price', '1d')
    .option('--each', 'show each position, and not only all together')
    .option('--format <name>', 'table, csv, json or markdown', 'table')
    .option('--out <file>', 'write to a file')
    .action((designs: readonly string[], texts: CompareTexts) => ran(compareCommand(designs, texts, surroundings)));
}

function addAudit(program: Command, surroundings: Surroundings, ran: Ran): void {
  withPrices(program.command('audit').argument('<design>', `${designHelp}; or a deployed protocol`))
    .description('visit every state of a design made small, attack it at full size, and say what is known of each guarantee')
    .option('--runs <count>', 'how many generated runs to try', '1500')
    .option('--seed <number>', 'the same seed gives the same report', '1')
    .option('--states <count>', 'how many states of the small setting to visit at most; 0 leaves it out', '500000')
    .option('--jobs <count>', 'how many workers; as many as there are cores by default, and the same report with any')
    .option('--shard <part>', 'one part of the runs, such as 3/16; unwind assurance merge joins their reports')
    .option('--corpus <folder>', 'begin with the plans kept there, and keep those that reach something new')
    .option('--guarantee <id>', 'only this one; may stand several times', collected)
    .option('--proofs <files...>', 'what unwind prove --out wrote of this design; by default what ships with the package')
    .option('--promised', 'only what the design promises')
    .option('--format <name>', 'table, json, markdown, sarif or junit; by default what the ending of --report says, or a table')
    .option('--json', 'the same as --format json')
    .option('--report <file>', 'write the report to a file')
    .option('--out <folder>', 'where counterexamples are written, each as it is found', 'unwind-audit')
    .action((design: string, texts: AuditTexts) => ran(auditCommand(design, texts, surroundings)));
}

function addOthers(program: Command, surroundings: Surroundings, ran: Ran): void {
  program.command('check').argument('<design>', `${designHelp}; or a deployed protocol`)
    .description('show the parameters of a design, and what they prove; or those of a deployed protocol')
    .option('--json', 'one JSON document')
    .option('--out <file>', 'write to a file')
    .action((design: string, texts: CheckTexts) => ran(checkCommand(design, texts, surroundings)));
  program.command('chart')
    .description('draw the lifecycle that every design goes through')
    .option('--format <name>', 'mermaid, dot, scxml or json', 'mermaid')
    .option('--out <file>', 'write to a file')
    .action((texts: ChartTexts) => ran(chartCommand(texts, surroundings)));
  program.command('init').argument('[file]', 'where to write it', 'design.toml')
    .description('write a design to start from, with a comment on every choice')
    .option('--preset <name>', 'start from a preset')
    .option('--force', 'replace a file that exists')
    .action((file: string, texts: InitTexts) => ran(initCommand(file, texts, surroundings)));
}

/** All that commander writes, gathered: it writes at once, and we wait until it is read. */
interface Said {
  readonly out: string[];
  readonly err: string[];
}

function programFor(surroundings: Surroundings, said: Said, ran: Ran): Command {
  const program = new Command('unwind')
    .description('A verifiable state machine for liquidating collateralised positions step by step.')
    .version(version())
    .exitOverride()
    .configureOutput({ writeOut: (text) => said.out.push(text), writeErr: (text) => said.err.push(text), getOutHelpWidth: () => 120, getErrHelpWidth: () => 120 })
    .showHelpAfterError('unwind --help lists the commands, unwind help COMMAND says how one is used.')
    .addHelpText('after', names)
    .addHelpText('after', 'Exit codes: 0 it holds, 1 it is refuted, 2 the input is refused, 3 it stays open.');
  addOthers(program, surroundings, ran);
  addRun(program, surroundings, ran);
  addCompare(program, surroundings, ran);
  addAudit(program, surroundings, ran);
  addFrontier(program, surroundings, designHelp, ran);
  addOracle(program, surroundings, ran);
  addProve(program, surroundings, designHelp, ran);
  addAssurance(program, surroundings, ran);
  addVectors(program, surroundings, ran);
  return program;
}

const lineOf = ({ path, expected, found }: InputError): string => `${path}: expected ${expected}, found ${found}\n`;

/** Runs one command line, without the name of the program. Returns the exit code. */
export async function runCommandLine(texts: readonly string[], surroundings: Surroundings): Promise<number> {
  const said: Said = { out: [], err: [] };
  const style = styleOf(surroundings, surroundings.stderr);
  let code: number = exitCodes.holds;
  const ran: Ran = async (outcome) => {
    const result = await outcome;
    if (result._tag === 'Right') code = result.right;
    else {
      for (const error of result.left) said.err.push(style.bad(lineOf(error)));
      code = exitCodes.input;
    }
  };
  try {
    await programFor(surroundings, said, ran).parseAsync([...texts], { from: 'user' });
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw cause;
    code = cause.exitCode === 0 ? exitCodes.holds : exitCodes.input;
  }
  if (said.out.length > 0) await surroundings.stdout.write(said.out.join(''));
  if (said.err.length > 0) await surroundings.stderr.write(said.err.join(''));
  return code;
}
