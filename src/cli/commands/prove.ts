import type { Command } from 'commander';
import { right } from 'fp-ts/lib/Either.js';
import {
  encodeProofRecord, folderCache, hasInstrumented, invariants, provable, prove, type ProofReport, type ProveOptions, recordOf, reportOf, scriptFile, solverVersion, type TransitionProof, usualEffort,
} from '../../audit/index.js';
import type { Design } from '../../kernel/design.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import { FindingsFolder } from '../audit/findings-folder.js';
import { readDesign, usable } from '../input/design.js';
import { countOption } from '../input/options.js';
import { isProtocol } from '../input/protocol.js';
import { inputProblem, type Read } from '../input/text.js';
import { proofLines } from '../output/proof.js';
import { writeWhole, writingTo } from '../output/sink.js';
import { styleOf } from '../output/style.js';
import { opinionLines, SecondOpinion, secondSolver } from '../prove/second-opinion.js';
import { exitCodes, type Surroundings } from '../surroundings.js';
import { proveProtocol } from './prove-protocol.js';

/** What the command line says of a proof, unread. */
export interface ProveTexts {
  readonly guarantee?: readonly string[];
  readonly transition?: readonly string[];
  readonly seconds: string;
  readonly jobs: string;
  readonly cache?: string;
  readonly emitSmt?: string;
  readonly allDesigns?: boolean;
  readonly crossCheck?: boolean;
  readonly json?: boolean;
  readonly out?: string;
}

const provableGuarantees = stepwise.guarantees.filter(({ scope }) => scope === 'edge');

/** Ids to prove: the guarantees that are named, promised or not, or all that the design promises; and the invariants that all of them rest on. */
function wantedIds(design: Design, { guarantee = [] }: ProveTexts): Read<readonly string[]> {
  const known = provableGuarantees.map(({ id }) => id);
  const unknown = guarantee.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    const isOther = stepwise.guarantees.some(({ id }) => id === unknown);
    return inputProblem('UNKNOWN_KEY', '--guarantee', known.join(', '), isOther ? `${unknown}, which is about more than one step: unwind audit looks for what breaks it` : JSON.stringify(unknown));
  }
  const chosen = guarantee.length > 0 ? guarantee : provableGuarantees.filter(({ promisedBy }) => promisedBy(design)).map(({ id }) => id);
  return right([...invariants.map(({ id }) => id), ...chosen]);
}

/** Transitions by their names, or by how these begin. */
function chosenTransitions({ transition = [] }: ProveTexts): Read<readonly string[]> {
  const strange = transition.find((text) => !provable.some((name) => name.startsWith(text)));
  if (strange !== undefined) return inputProblem('UNKNOWN_KEY', '--transition', `the name of a transition, or how it begins, such as ${provable.slice(0, 3).join(', ')}`, JSON.stringify(strange));
  return right(transition.length === 0 ? provable : provable.filter((name) => transition.some((text) => name.startsWith(text))));
}

/** What a proof needs of the installation: the solver, which may be left out, and the machine as it is compiled for it. */
function solverFor(): Read<string> {
  const version = solverVersion();
  if (version === null) return inputProblem('MISSING', 'z3-solver', 'the optional dependency z3-solver, which proofs need (npm install z3-solver)', 'nothing of this name');
  return hasInstrumented() ? right(version) : inputProblem('MISSING', 'traced', 'the machine compiled for the prover (npm run build, or npx tsx build/main.ts traced in a checkout)', 'none');
}

function readOptions(argument: string, texts: ProveTexts, surroundings: Surroundings): Read<ProveOptions> {
  const read = readDesign(argument, surroundings);
  const found = read._tag === 'Left' ? read : usable(read.right);
  if (found._tag === 'Left') return found;
  const { design } = found.right;
  const wanted = wantedIds(design, texts);
  if (wanted._tag === 'Left') return wanted;
  const names = chosenTransitions(texts);
  if (names._tag === 'Left') return names;
  const seconds = countOption('--seconds', texts.seconds, 1);
  if (seconds._tag === 'Left') return seconds;
  const jobs = countOption('--jobs', texts.jobs, 1);
  if (jobs._tag === 'Left') return jobs;
  const solver = solverFor();
  if (solver._tag === 'Left') return solver;
  return right({
    design, isForAll: texts.allDesigns === true, wanted: wanted.right, names: names.right, effort: usualEffort, seconds: seconds.right, jobs: jobs.right, node: process.execPath,
    solver: solver.right, signal: surroundings.interrupted, ...(texts.cache === undefined ? {} : { cache: folderCache(texts.cache) }),
  });
}

/** One refutation refutes, and so does a second solver that disagrees; what is open leaves the whole open. */
const exitCodeOf = ({ counts }: ProofReport, second: SecondOpinion | null, { interrupted }: Surroundings): number => {
  if (interrupted.aborted) return exitCodes.interrupted;
  return counts.refuted + (second?.disputed.length ?? 0) > 0 ? exitCodes.refuted : counts.open > 0 ? exitCodes.open : exitCodes.holds;
};

/** Writes each obligation as anyone's solver reads it. */
function emit(folder: FindingsFolder, design: string, { name, shown }: TransitionProof): void {
  for (const each of shown) {
    const file = scriptFile(design, name, each);
    if (file !== null) folder.write(file.name, file.text);
  }
}

/** What a proof is told to beside its report: where scripts are written, and who is asked a second time. */
interface Beside {
  readonly folder: FindingsFolder | null;
  readonly second: SecondOpinion | null;
}

async function proofsOf(options: ProveOptions, { folder, second }: Beside, { stderr }: Surroundings): Promise<readonly TransitionProof[]> {
  const proofs: TransitionProof[] = [];
  for await (const proof of prove(options)) {
    proofs.push(second === null || options.signal?.aborted === true ? proof : await second.of(proof));
    if (folder !== null) emit(folder, options.design.name, proof);
    if (stderr.isTerminal) void stderr.write(`\r\u001B[Kproving: ${proofs.length.toString()} of ${options.names.length.toString()} transitions`);
  }
  if (stderr.isTerminal) await stderr.write('\r\u001B[K');
  return proofs;
}

/** Where the scripts go about which solvers disagree, unless all scripts are written anyway. */
const disputeFolder = 'unwind-disputes';

/** `unwind prove`: proves what a design promises of every step, for all numbers, on the machine that runs it. */
export async function proveCommand(argument: string, texts: ProveTexts, surroundings: Surroundings): Promise<Read<number>> {
  if (isProtocol(argument, surroundings)) {
    const solver = solverFor();
    return solver._tag === 'Left' ? solver : proveProtocol(argument, texts, solver.right, surroundings);
  }
  const read = readOptions(argument, texts, surroundings);
  if (read._tag === 'Left') return read;
  const { design, seconds, jobs, solver } = read.right;
  const native = secondSolver(texts.crossCheck === true, surroundings);
  if (native._tag === 'Left') return native;
  const second = native.right === null ? null : new SecondOpinion(native.right, { design: design.name, seconds, jobs });
  const folder = texts.emitSmt === undefined ? null : new FindingsFolder('--emit-smt', texts.emitSmt);
  const report = reportOf(read.right, await proofsOf(read.right, { folder, second }, surroundings));
  const disputes = folder ?? new FindingsFolder('--cross-check', disputeFolder);
  for (const { name, text } of second?.disputed ?? []) disputes.write(name, text);
  const scripts = await disputes.written();
  if (scripts._tag === 'Left') return scripts;
  const record = encodeProofRecord(recordOf(design, report, second?.summary));
  const kept = texts.out === undefined ? right(undefined) : await writeWhole(texts.out, record);
  if (kept._tag === 'Left') return kept;
  const told = await writingTo(surroundings.stdout, undefined, async (sink) => {
    const opinion = second === null ? [] : ['', ...opinionLines(second, solver, (name) => disputes.file(name))];
    const lines = [...proofLines(report, styleOf(surroundings, surroundings.stdout)), ...opinion];
    await sink.write(texts.json === true ? record : lines.map((line) => `${line}\n`).join(''));
    return right(undefined);
  });
  return told._tag === 'Left' ? told : right(exitCodeOf(report, second, surroundings));
}

const collected = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Adds the command. */
export function addProve(program: Command, surroundings: Surroundings, designHelp: string, ran: (outcome: Promise<Read<number>>) => Promise<void>): void {
  program.command('prove').argument('<design>', `${designHelp}; or a deployed protocol`)
    .description('prove what a design promises of every step, or claims about the formulas of a deployed protocol, for all numbers')
    .option('--guarantee <id>', 'only this one, promised or not; may stand several times', collected)
    .option('--transition <name>', 'only transitions whose names begin so, such as unwinding.ready; may stand several times', collected)
    .option('--all-designs', 'of every design of the same shape that unwind check lets through: the same assets and policies, any numbers')
    .option('--seconds <count>', 'how long one question to the solver may take', '60')
    .option('--jobs <count>', 'how many transitions are proved at a time', '2')
    .option('--cache <folder>', 'keep what is proved there, and prove anew what has changed since')
    .option('--emit-smt <folder>', 'write each obligation as SMT-LIB 2, for any solver: unsat means that it holds')
    .option('--cross-check', 'ask a cvc5 or z3 on the PATH what Z3 from npm has proved; where they disagree, the script is written')
    .option('--json', 'one JSON document')
    .option('--out <file>', 'write what was proved to a file too, for unwind audit --proofs')
    .action((design: string, texts: ProveTexts) => ran(proveCommand(design, texts, surroundings)));
}
