import { left, right } from 'fp-ts/lib/Either.js';
import { type Known, knownFailures, unexpected } from '../../vectors/conform/known-failures.js';
import { conformProcess, type Conformance } from '../../vectors/conform/run.js';
import { notAdvertised, usualPatience } from '../../vectors/conform/start.js';
import { type Result, verdicts } from '../../vectors/conform/verdict.js';
import { dialectOfAny, vectorDialects } from '../../vectors/format/any.js';
import { dialectOfId } from '../../vectors/protocol/judged.js';
import { ownVectors } from '../../vectors/set/own.js';
import type { VectorSet } from '../../vectors/set/read.js';
import { soundSet } from '../../vectors/set/verify.js';
import { countOption } from '../input/options.js';
import { inputProblem, textOf, type Read } from '../input/text.js';
import { jsonLine } from '../output/json.js';
import { writeWhole } from '../output/sink.js';
import { styleOf } from '../output/style.js';
import { exitCodes, type Surroundings } from '../surroundings.js';
import { version } from '../version.js';
import { said } from './vectors.js';

/** What the command line says of a run. */
export interface ConformTexts {
  readonly dialect?: string;
  readonly only?: string;
  readonly timeout: string;
  readonly maxSkips?: string;
  readonly known?: string;
  readonly report?: string;
  readonly vectors?: string;
}

const shownFailures = 10;

function story({ id, verdict, why, difference }: Result): string {
  const shown = difference === null ? '' : `\n  expected ${difference.expected}\n  got      ${difference.got}${difference.delta === null ? '' : ` (${difference.delta.startsWith('-') ? '' : '+'}${difference.delta})`}`;
  return `${verdict.padEnd(8)} ${id}  ${why}${shown}\n`;
}

const countOf = (results: readonly Result[]): string => verdicts.map((verdict) => `${results.filter((each) => each.verdict === verdict).length.toString()} ${verdict}`).join(', ');

/** 0 as expected, 1 divergence, 2 the harness broke or nothing ran; the worse wins. */
function codeOf({ results, ended }: Conformance, surprises: readonly string[], skipsAllowed: number | null): number {
  const isOf = (...kinds: readonly string[]): boolean => results.some(({ verdict }) => kinds.includes(verdict));
  const skipped = results.filter(({ verdict }) => verdict === 'skip').length;
  // A harness that does not speak a dialect was not asked anything of it.
  const unasked = results.filter(({ id, why }) => why === notAdvertised(dialectOfId(id))).length;
  if (ended !== null || results.length === skipped || isOf('crash', 'timeout', 'protocol')) return exitCodes.input;
  return surprises.length > 0 || (skipsAllowed !== null && skipped - unasked > skipsAllowed) ? exitCodes.refuted : exitCodes.holds;
}

function reportOf({ hello, results, ended }: Conformance, { release, hash }: VectorSet): string {
  const implementation = hello === null ? null : { name: hello.name, language: hello.language, version: hello.version };
  const head = { runner: version(), release, vectors: hash, implementation, partial: (hello?.unobservable.length ?? 0) > 0, unobservable: hello?.unobservable ?? [], ended };
  return [head, ...results].map((line) => `${jsonLine(line)}\n`).join('');
}

function listed(file: string | undefined, surroundings: Surroundings): Read<Known> {
  if (file === undefined) return right(new Map());
  const text = textOf(file, surroundings);
  if (text._tag === 'Left') return text;
  const known = knownFailures(text.right);
  return known._tag === 'Right' ? known : inputProblem('MALFORMED', file, 'one id and # code on each line', known.left);
}

/** `unwind conform`: every vector against a harness. Exit code 3 where the vectors are broken. */
export async function conformCommand([command, ...args]: readonly string[], texts: ConformTexts, surroundings: Surroundings): Promise<Read<number>> {
  const timeout = countOption('--timeout', texts.timeout, 1);
  if (timeout._tag === 'Left') return timeout;
  const skips = texts.maxSkips === undefined ? right(null) : countOption('--max-skips', texts.maxSkips, 0);
  if (skips._tag === 'Left') return skips;
  const known = listed(texts.known, surroundings);
  if (known._tag === 'Left') return known;
  if (command === undefined) return inputProblem('MISSING', 'COMMAND', 'the command of a harness after --', 'nothing');
  const { dialect } = texts;
  if (dialect !== undefined && !vectorDialects.includes(dialect)) return inputProblem('UNKNOWN_DIALECT', '--dialect', `one of ${vectorDialects.join(', ')}`, JSON.stringify(dialect));
  const set = soundSet(texts.vectors ?? ownVectors());
  if (set._tag === 'Left') return said(set.left, surroundings);
  const chosen = set.right.vectors.filter((vector) => (dialect === undefined || dialectOfAny(vector) === dialect) && (texts.only === undefined || vector.id.includes(texts.only)));
  const outcome = await conformProcess([command, ...args], chosen, { ...usualPatience, run: timeout.right });
  const surprises = unexpected(outcome.results, known.right);
  const style = styleOf(surroundings, surroundings.stdout);
  const failures = outcome.results.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skip');
  const { hello, ended, results } = outcome;
  await surroundings.stdout.write([
    ...failures.slice(0, shownFailures).map(story),
    ...(failures.length > shownFailures ? [`… and ${(failures.length - shownFailures).toString()} more\n`] : []),
    ...surprises.filter((surprise) => surprise.includes('passes')).map((surprise) => `${style.doubtful(surprise)}\n`),
    ...(ended === null ? [] : [`${style.bad(`The run ended early: ${ended}`)}\n`]),
    `${hello === null ? 'unknown harness' : `${hello.name} ${hello.version} (${hello.language})`}: ${countOf(results)}; of ${chosen.length.toString()} vectors, release ${set.right.release}.`,
    hello !== null && hello.unobservable.length > 0 ? ` Partial: ${hello.unobservable.join(', ')} not compared.\n` : '\n',
  ].join(''));
  if (texts.report !== undefined) {
    const written = await writeWhole(texts.report, reportOf(outcome, set.right));
    if (written._tag === 'Left') return left(written.left);
  }
  return right(codeOf(outcome, surprises, skips.right));
}
