import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { left, right } from 'fp-ts/lib/Either.js';
import { fileOfAny, isOfProtocol } from '../../vectors/format/any.js';
import { cellName } from '../../vectors/generate/cell.js';
import { exemptCells } from '../../vectors/generate/exempt.js';
import { generated } from '../../vectors/generate/generate.js';
import { protocolCellName } from '../../vectors/protocol/generate/cell.js';
import { generatedProtocols, type GeneratedProtocols } from '../../vectors/protocol/generate/generate.js';
import type { Kept as Found } from '../../vectors/protocol/generate/kept.js';
import { notShown } from '../../vectors/protocol/generate/not-shown.js';
import { untold } from '../../vectors/protocol/generate/parameters/untold.js';
import { ownRecordings } from '../../vectors/protocol/generate/recorded.js';
import { loadProtocolWitness } from '../../vectors/protocol/witness.js';
import { filesOf, type Kept, nothingKept } from '../../vectors/set/files.js';
import { ownVectors } from '../../vectors/set/own.js';
import { type Defect, readableIn, type VectorSet } from '../../vectors/set/read.js';
import { disagreementOf, soundSet } from '../../vectors/set/verify.js';
import { loadWitness } from '../../vectors/witness/load.js';
import { inputProblem, type Read } from '../input/text.js';
import { writeWhole } from '../output/sink.js';
import { styleOf } from '../output/style.js';
import { exitCodes, type Surroundings } from '../surroundings.js';

/** Says what is wrong with a set; the exit code is the one of vectors that cannot be believed. */
export const said = async (defects: readonly Defect[], surroundings: Surroundings): Promise<Read<number>> => {
  const style = styleOf(surroundings, surroundings.stdout);
  const shown = defects.slice(0, 20).map(({ path, problem }) => `${path}: ${problem}\n`);
  const rest = defects.length > shown.length ? [`… and ${(defects.length - shown.length).toString()} more\n`] : [];
  await surroundings.stdout.write([...shown, ...rest, style.bad(`The vectors are broken: nothing can be said by them.\n`)].join(''));
  return right(exitCodes.open);
};

/** `unwind vectors verify`: the files are whole, and the machine of this package gives every answer. */
export async function verifyCommand(folder: string | undefined, surroundings: Surroundings): Promise<Read<number>> {
  const set = soundSet(folder ?? ownVectors());
  if (set._tag === 'Left') return said(set.left, surroundings);
  const disagreements = set.right.vectors.flatMap((vector) => disagreementOf(vector) ?? []);
  const style = styleOf(surroundings, surroundings.stdout);
  for (const { id, step, expected, got } of disagreements) {
    await surroundings.stdout.write(`${style.bad(id)} event ${(step + 1).toString()}\n  expected ${JSON.stringify(expected)}\n  got      ${JSON.stringify(got)}\n`);
  }
  await surroundings.stdout.write(summary(set.right, disagreements.length, style));
  return right(disagreements.length === 0 ? exitCodes.holds : exitCodes.refuted);
}

function summary({ vectors, release, hash }: VectorSet, wrong: number, style: ReturnType<typeof styleOf>): string {
  const events = vectors.reduce((sum, { events: list }) => sum + list.length, 0);
  const counted = `${vectors.length.toString()} vectors, ${events.toString()} events`;
  const verdict = wrong === 0 ? style.good('All answers agree.') : style.bad(`The machine disagrees with ${wrong.toString()}.`);
  return `${counted}; release ${release}, ${hash.slice(0, 16)}. ${verdict}\n`;
}

/** `unwind vectors show`: one vector as its file has it. */
export async function showCommand(id: string, surroundings: Surroundings): Promise<Read<number>> {
  const set = soundSet(ownVectors());
  if (set._tag === 'Left') return said(set.left, surroundings);
  const vector = set.right.vectors.find((each) => each.id === id || each.id.endsWith(`/${id}`));
  if (vector === undefined) return inputProblem('UNREADABLE', 'ID', `the id of a vector; ${nearest(set.right, id)}`, JSON.stringify(id));
  await surroundings.stdout.write(fileOfAny(vector));
  return right(exitCodes.holds);
}

function nearest({ vectors }: VectorSet, id: string): string {
  const words = id.split(/[^a-z0-9]+/);
  const best = vectors.map((vector) => ({ id: vector.id, shared: words.filter((word) => vector.id.includes(word)).length })).sort((one, other) => other.shared - one.shared).slice(0, 3);
  return `such as ${best.map((each) => each.id).join(', ')}`;
}

/** What people wrote beside the vectors that stand there, or else beside those that ship: no generator knows which ids were retired, or what was put right. */
function keptIn(folder: string): Kept {
  const textOf = (name: string, otherwise: string): string => {
    const file = [folder, ownVectors()].map((each) => join(each, name)).find((each) => existsSync(each));
    return file === undefined ? otherwise : readFileSync(file, 'utf8');
  };
  return { retired: textOf('retired.json', nothingKept.retired), errata: textOf('errata.json', nothingKept.errata) };
}

/** What the command line says of a generation. */
export interface GenerateTexts {
  readonly anew?: true;
}

/** The vectors of protocols that ship, so that what a search found once need not be looked for again, wherever they are written. */
const foundBefore = (): Found => new Map(readableIn(ownVectors()).flatMap((vector) => (isOfProtocol(vector) ? [[vector.id, vector] as const] : [])));

/** `unwind vectors generate`: the whole set, from recipes, search and the machine itself; 1 where it does not cover what it must. */
export async function generateCommand(folder: string | undefined, texts: GenerateTexts, surroundings: Surroundings): Promise<Read<number>> {
  const witness = await loadWitness();
  if (witness === null) return inputProblem('UNREADABLE', 'traced/witnessed', 'the watched machine, which npm run build makes', 'nothing');
  const protocolWitness = await loadProtocolWitness();
  if (protocolWitness === null) return inputProblem('UNREADABLE', 'traced/witnessed', 'the watched mechanisms, which npm run build makes', 'nothing');
  if (!existsSync(ownRecordings())) return inputProblem('UNREADABLE', 'test/oracle/data', 'what deployed contracts answered, which a checkout of the project has', 'nothing');
  const target = folder ?? ownVectors();
  const ours = generated(witness);
  const theirs = generatedProtocols(protocolWitness, ownRecordings(), texts.anew === true ? new Map() : foundBefore());
  const vectors = [...ours.vectors, ...theirs.vectors];
  const missing = [...ours.missing.map(cellName), ...theirs.missing.map(protocolCellName)];
  const files = filesOf(vectors, keptIn(target));
  for (const { path, text } of files) {
    const file = join(target, path);
    mkdirSync(dirname(file), { recursive: true });
    const written = await writeWhole(file, text);
    if (written._tag === 'Left') return left(written.left);
  }
  const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  await surroundings.stdout.write(`${vectors.length.toString()} vectors, ${bytes.toString()} bytes.\n${coverageSaid(ours.covered.size + coveredIn(theirs), missing)}`);
  return right(missing.length === 0 ? exitCodes.holds : exitCodes.refuted);
}

const coveredIn = ({ cells, covered }: GeneratedProtocols): number => cells.filter((cell) => covered.has(protocolCellName(cell))).length;

/** What the set covers; each cell that it lacks on a line of its own. */
function coverageSaid(covered: number, missing: readonly string[]): string {
  const exempt = exemptCells.size + notShown.size + untold.size;
  const lost = missing.map((cell) => `not covered: ${cell}\n`).join('');
  return `${covered.toString()} of ${(covered + missing.length + exempt).toString()} cells are covered, and ${exempt.toString()} are exempt or not shown: docs/coverage.md has the reasons.\n${lost}`;
}
