import { existsSync } from 'node:fs';
import { left, right } from 'fp-ts/lib/Either.js';
import { presetFile, presetNames } from '../input/design.js';
import { inputProblem, textOf, type Read } from '../input/text.js';
import { writeWhole } from '../output/sink.js';
import { styleOf } from '../output/style.js';
import { exitCodes, type Surroundings } from '../surroundings.js';
import { designTemplate } from './template.js';

/** What the command line says of a new design. */
export interface InitTexts {
  readonly preset?: string;
  readonly force?: boolean;
}

/** The schema of a preset lies beside it, and not beside a copy. */
const withoutSchema = (text: string): string => text.replace(/^#:schema [^\n]*\n/, '');

function templateText({ preset }: InitTexts, surroundings: Surroundings): Read<string> {
  if (preset === undefined) return right(designTemplate);
  if (!presetNames().includes(preset)) return inputProblem('UNREADABLE', '--preset', presetNames().join(' or '), JSON.stringify(preset));
  const text = textOf(presetFile(preset), surroundings);
  return text._tag === 'Left' ? text : right(withoutSchema(text.right));
}

/** `unwind init`: writes a design to start from, with a comment on every choice. It replaces nothing unless told to. */
export async function initCommand(file: string, texts: InitTexts, surroundings: Surroundings): Promise<Read<number>> {
  if (texts.force !== true && existsSync(file)) return inputProblem('UNREADABLE', file, 'a file that does not exist yet, or --force', 'a file');
  const text = templateText(texts, surroundings);
  if (text._tag === 'Left') return text;
  const written = await writeWhole(file, text.right);
  if (written._tag === 'Left') return left(written.left);
  const style = styleOf(surroundings, surroundings.stdout);
  await surroundings.stdout.write(`${style.strong(file)} is a design to start from.\n  unwind check ${file}\n  unwind run ${file} --prices eth-2020-03\n  unwind audit ${file}\n`);
  return right(exitCodes.holds);
}
