import type { Command } from 'commander';
import { left, right } from 'fp-ts/lib/Either.js';
import { readJson } from '../../machine/input.js';
import { type Patience, usualPatience } from '../../vectors/conform/start.js';
import type { Difference } from '../../vectors/conform/compare.js';
import { asVector, candidateOf, typeOf } from '../../vectors/diff/candidate.js';
import { diff, type Compared } from '../../vectors/diff/diff.js';
import type { Pair } from '../../vectors/diff/difference.js';
import { type Question, questionOf } from '../../vectors/diff/posed.js';
import { type Disagreed, shrunk } from '../../vectors/diff/shrink.js';
import { ownSide, startedSide, type Side } from '../../vectors/diff/side.js';
import { decodeVector, vectorFile, type Vector } from '../../vectors/format/vector.js';
import { loadWitness } from '../../vectors/witness/load.js';
import { drawnQuestions } from '../diff/drawn.js';
import { wordsOf } from '../input/command-words.js';
import { countOption } from '../input/options.js';
import { inputProblem, type Read, textOf, within } from '../input/text.js';
import { grouped } from '../output/assurance/counts.js';
import { writeWhole } from '../output/sink.js';
import { styleOf } from '../output/style.js';
import { exitCodes, type Surroundings } from '../surroundings.js';
import { version } from '../version.js';

/** What the command line says of a comparison. */
export interface DiffTexts {
  readonly seed: string;
  readonly cases: string;
  readonly timeout: string;
  readonly out: string;
  readonly case?: string;
}

/** What stands for the machine of this package, where a harness may be named. */
const self = 'self';

async function sideOf(name: string, text: string, patience: Patience): Promise<Read<Side>> {
  if (text === self) return right(ownSide(version()));
  const words = wordsOf(text);
  if (words._tag === 'Left') return inputProblem('MALFORMED', name, `"${self}", or the command of a harness with quotes that end`, words.left);
  const side = await startedSide(words.right, patience);
  return typeof side === 'string' ? inputProblem('UNREADABLE', name, 'a harness that speaks the protocol', side) : right(side);
}

/** The case of a vector file. */
function questionInFile(file: string, surroundings: Surroundings): Read<readonly Question[]> {
  const text = textOf(file, surroundings);
  if (text._tag === 'Left') return text;
  const data = readJson(text.right);
  if (data._tag === 'Left') return left(within(file, data.left));
  const vector = decodeVector(data.right);
  if (vector._tag === 'Left') return left(within(file, vector.left));
  const question = questionOf(vector.right);
  return question._tag === 'Right' ? right([question.right]) : inputProblem('INCONSISTENT_WORLD', file, 'a case that can be asked', question.left);
}

const signed = (delta: string | null): string => (delta === null ? '' : ` (${delta.startsWith('-') ? '' : '+'}${delta})`);

const place = ({ posed }: Question, { step, path }: Difference): string => `case ${posed.id}, event ${(step + 1).toString()} of ${posed.events.length.toString()} (${typeOf(posed.events[step])}), at ${path}`;

const values = ({ expected, got, delta }: Difference): string => `  A  ${expected}\n  B  ${got}${signed(delta)}\n`;

const counted = ({ cases, events, skipped }: Compared): string =>
  `${grouped(cases)} cases, ${grouped(events)} events${skipped === 0 ? '' : `; ${grouped(skipped)} skipped`}`;

/** Writes a vector whole, and says where. */
async function written(file: string, vector: Vector): Promise<Read<string>> {
  const done = await writeWhole(file, vectorFile(vector));
  return done._tag === 'Left' ? left(done.left) : right(file);
}

/** Tells of a disagreement; what was drawn is made small first and written as a vector, what came from a file is told as it is. */
async function disagreement(pair: Pair, found: Disagreed, texts: DiffTexts, surroundings: Surroundings): Promise<Read<number>> {
  const style = styleOf(surroundings, surroundings.stdout);
  await surroundings.stdout.write(`${style.bad('They disagree')} on ${place(found.question, found.difference)}:\n${values(found.difference)}`);
  if (texts.case !== undefined) return right(exitCodes.refuted);
  const smallest = await shrunk(pair, found);
  const file = await written(texts.out, candidateOf(smallest, [pair[0].name, pair[1].name], await loadWitness()));
  if (file._tag === 'Left') return file;
  const event = JSON.stringify(smallest.question.posed.events[smallest.difference.step]);
  await surroundings.stdout.write(`Made smaller, to ${smallest.question.posed.events.length.toString()} of ${found.question.posed.events.length.toString()} events; ${event} differs at ${smallest.difference.path}:\n${values(smallest.difference)}Written to ${file.right}, as a vector with the answers of this package.\n`);
  return right(exitCodes.refuted);
}

async function told(pair: Pair, outcome: Compared, texts: DiffTexts, surroundings: Surroundings): Promise<Read<number>> {
  const { end } = outcome;
  const style = styleOf(surroundings, surroundings.stdout);
  if (end.kind === 'differ') return disagreement(pair, end.found, texts, surroundings);
  if (end.kind === 'broken') {
    const file = texts.case === undefined ? await written(texts.out, asVector(end.question, `${end.side === 0 ? 'A' : 'B'}, ${pair[end.side].name}, breaks on this case: ${end.why}`, await loadWitness())) : right(texts.case);
    if (file._tag === 'Left') return file;
    await surroundings.stdout.write(`${style.bad(`${end.side === 0 ? 'A' : 'B'} broke`)} on case ${end.question.posed.id}: ${end.why}\nThe case is in ${file.right}, as a vector with the answers of this package.\n`);
    return right(exitCodes.input);
  }
  if (outcome.cases === 0) {
    await surroundings.stdout.write(`${style.bad('Nothing was compared')}: ${counted(outcome)}.\n`);
    return right(exitCodes.input);
  }
  await surroundings.stdout.write(`${style.good('They agree')} on ${counted(outcome)}.\n`);
  return right(exitCodes.holds);
}

/** `unwind diff`: drives two implementations with generated cases, and makes the first disagreement small. */
export async function diffCommand(one: string, other: string, texts: DiffTexts, surroundings: Surroundings): Promise<Read<number>> {
  const [seed, cases, timeout] = [countOption('--seed', texts.seed, 0), countOption('--cases', texts.cases, 1), countOption('--timeout', texts.timeout, 1)];
  if (seed._tag === 'Left') return seed;
  if (cases._tag === 'Left') return cases;
  if (timeout._tag === 'Left') return timeout;
  const questions = texts.case === undefined ? right(drawnQuestions(seed.right, cases.right)) : questionInFile(texts.case, surroundings);
  if (questions._tag === 'Left') return questions;
  const patience = { ...usualPatience, run: timeout.right };
  const first = await sideOf('A', one, patience);
  if (first._tag === 'Left') return first;
  const second = await sideOf('B', other, patience);
  if (second._tag === 'Left') {
    await first.right.stop();
    return second;
  }
  const pair = [first.right, second.right] as const;
  await surroundings.stdout.write(`A  ${pair[0].name}\nB  ${pair[1].name}\n`);
  const outcome = await diff(pair, questions.right);
  const code = await told(pair, outcome, texts, surroundings);
  await Promise.all(pair.map((side) => side.stop()));
  return code;
}

/** Adds the command. */
export function addDiff(program: Command, surroundings: Surroundings, ran: (outcome: Promise<Read<number>>) => Promise<void>): void {
  program.command('diff').argument('<a>', `the command of a harness, quoted, or "${self}" for the machine of this package`).argument('<b>', 'another one')
    .description('drive two implementations with generated cases; the first disagreement is made small and written as a vector')
    .option('--seed <number>', 'the same seed draws the same cases', '1')
    .option('--cases <count>', 'how many cases to draw', '1000')
    .option('--timeout <milliseconds>', 'how long a case may take', '5000')
    .option('--out <file>', 'where the vector of a disagreement is written', 'unwind-difference.json')
    .option('--case <file>', 'ask the case of this vector instead of drawn ones')
    .action((one: string, other: string, texts: DiffTexts) => ran(diffCommand(one, other, texts, surroundings)));
}
