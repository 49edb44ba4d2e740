import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { left, right } from 'fp-ts/lib/Either.js';
import { csvOf } from '../../vectors/export/csv.js';
import { foundryFiles } from '../../vectors/export/foundry.js';
import { itfOf } from '../../vectors/export/itf.js';
import { type AnyVector, dialectOfAny, stepwiseAmong, vectorDialects } from '../../vectors/format/any.js';
import { vectorDialect } from '../../vectors/format/vector.js';
import type { SetFile } from '../../vectors/set/files.js';
import { ownVectors } from '../../vectors/set/own.js';
import { soundSet } from '../../vectors/set/verify.js';
import { inputProblem, type Read } from '../input/text.js';
import { jsonDocument } from '../output/json.js';
import { writeWhole, writingTo } from '../output/sink.js';
import { exitCodes, type Surroundings } from '../surroundings.js';
import { said } from './vectors.js';

/** What the command line says of an export. */
export interface ExportTexts {
  readonly foundry?: true;
  readonly itf?: true;
  readonly csv?: true;
  readonly dialect?: string;
  readonly only?: string;
  readonly vectors?: string;
  readonly out?: string;
}

const itfFiles = (vectors: readonly AnyVector[]): readonly SetFile[] =>
  vectors.map((vector): SetFile => ({ path: `${vector.id}.itf.json`, text: jsonDocument(itfOf(vector)) }));

async function folderOf(files: readonly SetFile[], folder: string, surroundings: Surroundings): Promise<Read<number>> {
  for (const { path, text } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    const written = await writeWhole(file, text);
    if (written._tag === 'Left') return left(written.left);
  }
  await surroundings.stdout.write(`${files.length.toString()} files written to ${folder}.\n`);
  return right(exitCodes.holds);
}

/** `unwind vectors export`: the vectors in a form that other tools read. */
export async function exportCommand(texts: ExportTexts, surroundings: Surroundings): Promise<Read<number>> {
  const forms = (['foundry', 'itf', 'csv'] as const).filter((form) => texts[form] === true);
  const [form] = forms;
  if (form === undefined || forms.length > 1) return inputProblem('MISSING', 'vectors export', 'one of --foundry, --itf and --csv', forms.length === 0 ? 'none' : forms.map((each) => `--${each}`).join(' and '));
  const set = soundSet(texts.vectors ?? ownVectors());
  if (set._tag === 'Left') return said(set.left, surroundings);
  const dialect = texts.dialect ?? vectorDialect;
  if (!vectorDialects.includes(dialect)) return inputProblem('UNKNOWN_DIALECT', '--dialect', `one of ${vectorDialects.join(', ')}`, JSON.stringify(dialect));
  const chosen = set.right.vectors.filter((vector) => dialectOfAny(vector) === dialect && (texts.only === undefined || vector.id.includes(texts.only)));
  if (chosen.length === 0) return inputProblem('UNREADABLE', '--only', 'a text that the id of some vector contains', JSON.stringify(texts.only));
  if (form === 'foundry' && dialect !== vectorDialect) return inputProblem('UNKNOWN_DIALECT', '--foundry', `${vectorDialect}, whose world the test knows; vectors of others are read as they are, with parseJson`, JSON.stringify(dialect));
  if (form === 'foundry') return folderOf(foundryFiles(stepwiseAmong(chosen)), texts.out ?? 'unwind-foundry', surroundings);
  if (form === 'itf') return folderOf(itfFiles(chosen), texts.out ?? 'unwind-itf', surroundings);
  return writingTo(surroundings.stdout, texts.out, async (sink) => {
    await sink.write(csvOf(chosen));
    return right(exitCodes.holds);
  });
}
