import { basename } from 'node:path';
import type { Command } from 'commander';
import { left, map, right } from 'fp-ts/lib/Either.js';
import { collected } from '../../machine/input.js';
import { kindHolding, oracleKinds } from '../../vectors/oracle/all.js';
import type { OracleKind } from '../../vectors/oracle/kind.js';
import { noRows, replayOf } from '../../vectors/oracle/replay.js';
import { linesOf } from '../input/lines.js';
import { inputProblem, type Read, within } from '../input/text.js';
import { replayLines } from '../output/oracle/people.js';
import { replayJson } from '../output/oracle/programs.js';
import type { Replayed } from '../output/oracle/replayed.js';
import { writingTo } from '../output/sink.js';
import { styleOf } from '../output/style.js';
import { exitCodes, type Surroundings } from '../surroundings.js';

/** What the command line says of a replay, unread. */
export interface OracleTexts {
  readonly kind?: string;
  readonly json?: boolean;
  readonly out?: string;
}

const ids = (): string => oracleKinds.map(({ id }) => id).join(', ');

/** The kind that is named; else the one that the name of the file tells. */
function kindOf(file: string, named: string | undefined): Read<OracleKind> {
  if (named === undefined) {
    const kind = kindHolding(basename(file));
    return kind === undefined ? inputProblem('MALFORMED', file, 'a name that begins with a kind of recorded answers (unwind help oracle lists them), or --kind', 'another') : right(kind);
  }
  const kind = oracleKinds.find(({ id }) => id === named);
  return kind === undefined ? inputProblem('MALFORMED', '--kind', `one of ${ids()}`, JSON.stringify(named)) : right(kind);
}

/** What reading a file may fail with and nobody here is to blame for: the system, and the unpacker. */
const isOfFile = (cause: unknown): cause is Error => cause instanceof Error && 'code' in cause;

const rowsBetweenNews = 250;

async function replayFile(file: string, kind: OracleKind, { stderr }: Surroundings): Promise<Read<Replayed>> {
  const replay = replayOf(kind, basename(file));
  let tally = noRows;
  try {
    for await (const line of linesOf(file)) {
      const replayed = replay(line);
      if (replayed._tag === 'Left') return left(within(file, replayed.left));
      tally = replayed.right;
      if (stderr.isTerminal && tally.rows % rowsBetweenNews === 0) await stderr.write(`\r\u001B[K${file}: ${tally.rows.toString()} rows`);
    }
  } catch (cause) {
    if (!isOfFile(cause)) throw cause;
    return inputProblem('UNREADABLE', file, 'a file that can be read to its end', cause.message);
  } finally {
    if (stderr.isTerminal) await stderr.write('\r\u001B[K');
  }
  return tally.rows === 0 ? inputProblem('MISSING', file, 'at least one row', 'none') : right({ file, kind, tally });
}

/** A file with the kind that it holds. */
interface Recording {
  readonly file: string;
  readonly kind: OracleKind;
}

/** Says of all files what they hold, before the first is opened: a replay takes its time. */
function recordingsOf(files: readonly string[], named: string | undefined): Read<readonly Recording[]> {
  return collected(files.map((file) => map((kind: OracleKind): Recording => ({ file, kind }))(kindOf(file, named))));
}

async function replayAll(files: readonly string[], texts: OracleTexts, surroundings: Surroundings): Promise<Read<readonly Replayed[]>> {
  const recordings = recordingsOf(files, texts.kind);
  if (recordings._tag === 'Left') return recordings;
  const replays: Replayed[] = [];
  for (const { file, kind } of recordings.right) {
    const replayed = await replayFile(file, kind, surroundings);
    if (replayed._tag === 'Left') return replayed;
    replays.push(replayed.right);
  }
  return right(replays);
}

/** `unwind oracle`: puts the questions of recorded files to the mechanism that emulates who was asked. One different answer refutes it. */
export async function oracleCommand(files: readonly string[], texts: OracleTexts, surroundings: Surroundings): Promise<Read<number>> {
  const replays = await replayAll(files, texts, surroundings);
  if (replays._tag === 'Left') return replays;
  const style = styleOf(surroundings, texts.out === undefined ? surroundings.stdout : { ...surroundings.stdout, isTerminal: false });
  const people = (): string => replayLines(replays.right, style).map((line) => `${line}\n`).join('');
  return await writingTo(surroundings.stdout, texts.out, async (sink) => {
    await sink.write(texts.json === true ? replayJson(replays.right) : people());
    return right(replays.right.some(({ tally }) => tally.mismatches > 0) ? exitCodes.refuted : exitCodes.holds);
  });
}

const kindLines = (): string => ['', 'Kinds, by the beginning of a file\'s name, and the mechanism that answers', ...oracleKinds.map(({ id, dialect }) => `  ${id.padEnd(32)}${dialect}`), ''].join('\n');

/** Adds the command. */
export function addOracle(program: Command, surroundings: Surroundings, ran: (outcome: Promise<Read<number>>) => Promise<void>): void {
  program.command('oracle').argument('<files...>', 'rows as JSON lines (.jsonl), packed (.jsonl.gz) or not')
    .description('hold the emulated protocols against what the deployed contracts answered, row by row')
    .option('--kind <id>', 'which kind of rows the files hold, where their names do not say')
    .option('--json', 'one JSON document')
    .option('--out <file>', 'write to a file')
    .addHelpText('after', kindLines)
    .action((files: readonly string[], texts: OracleTexts) => ran(oracleCommand(files, texts, surroundings)));
}
