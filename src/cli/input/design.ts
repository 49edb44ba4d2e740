import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { left, mapLeft, right, tryCatch } from 'fp-ts/lib/Either.js';
import { packageRoot } from '../../market/index.js';
import { checkDesign, isUsable, type Finding } from '../../mechanisms/stepwise/parameters/checks.js';
import { decodeDesignFile, type DesignFile, type DesignFormat } from '../../mechanisms/stepwise/parameters/design-file.js';
import type { Surroundings } from '../surroundings.js';
import { inputProblem, isFile, type Read, standardInput, textOf, within } from './text.js';

/** A design as it was found. */
export interface NamedDesign extends DesignFile {
  /** The file, "-", or the name of the preset. */
  readonly source: string;
}

const ending = '.toml';

const presetFolder = (): string => join(packageRoot(import.meta.url) ?? '.', 'spec', 'presets');

/** The names of the designs that are shipped, in alphabetical order. */
export function presetNames(): readonly string[] {
  const files = tryCatch(() => readdirSync(presetFolder()), () => []);
  const found = files._tag === 'Right' ? files.right : [];
  return found.flatMap((file) => (file.endsWith(ending) ? [file.slice(0, -ending.length)] : [])).sort();
}

/** The file of a preset. */
export const presetFile = (name: string): string => join(presetFolder(), `${name}${ending}`);

/** TOML and JSON are told apart by the ending, or else by the brace that a JSON design begins with. */
function formatOf(name: string, text: string): DesignFormat {
  const extension = extname(name).toLowerCase();
  if (extension === '.json') return 'json';
  return extension === ending || !text.trimStart().startsWith('{') ? 'toml' : 'json';
}

/** Where a design is: a file comes before a preset of the same name. */
function locatedDesign(argument: string): Read<string> {
  if (argument === standardInput || isFile(argument)) return right(argument);
  if (presetNames().includes(argument)) return right(presetFile(argument));
  return inputProblem('UNREADABLE', argument, `a design file, "-" for the standard input, or a preset (${presetNames().join(', ')})`, 'nothing of this name');
}

/** The design in a text. */
export const designIn = (source: string, text: string): Read<NamedDesign> => {
  const decoded = decodeDesignFile(text, formatOf(source, text));
  return decoded._tag === 'Right' ? right({ ...decoded.right, source }) : left(within(source, decoded.left));
};

/** The text that an argument names, with the name under which errors speak of it. */
export function designText(argument: string, surroundings: Surroundings): Read<{ readonly source: string; readonly text: string }> {
  const path = locatedDesign(argument);
  if (path._tag === 'Left') return path;
  const text = textOf(path.right, surroundings);
  const source = argument === standardInput ? 'standard input' : argument;
  return text._tag === 'Left' ? text : right({ source, text: text.right });
}

/** The design that an argument names. Whether its parameters make sense is not asked. */
export function readDesign(argument: string, surroundings: Surroundings): Read<NamedDesign> {
  const found = designText(argument, surroundings);
  return found._tag === 'Left' ? found : designIn(found.right.source, found.right.text);
}

const refusalOf = (source: string) => (findings: readonly Finding[]) =>
  findings
    .filter(({ severity }) => severity === 'refused')
    .map(({ theorem, statement, loss }) => ({ code: 'OUT_OF_RANGE', path: `${source}: ${theorem}`, expected: 'parameters with which it holds', found: `${statement} ${loss}` } as const));

/** A design that a machine may run: one that breaks a theorem of the refusing kind would mean nothing. */
export function usable(found: NamedDesign): Read<NamedDesign> {
  const findings = checkDesign(found.design);
  return mapLeft(refusalOf(found.source))(isUsable(findings) ? right(found) : left(findings));
}
