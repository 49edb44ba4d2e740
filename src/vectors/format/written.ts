import { canonical } from '../../machine/canonical.js';
import { isPlain } from '../../machine/records.js';

/** A value that fits here stands on one line, and below the third level any does: an answer is then a few lines, and a change of it shows as such. */
const lineLength = 120;
const openedLevels = 3;

/** A value on one line, and as it is written at its level. */
export interface Written {
  readonly flat: string;
  readonly text: string;
}

/** A field or entry: what stands before its value, and the value. */
type Part = readonly [string, Written];

/** What holds others, flat and with each of them on lines of its own. */
function holding(open: string, close: string, parts: readonly Part[], level: number): Written {
  let flat = open;
  let before = '';
  for (const [key, part] of parts) {
    flat += before + key + part.flat;
    before = ',';
  }
  flat += close;
  if (parts.length === 0 || (level > 0 && flat.length <= lineLength)) return { flat, text: flat };
  const line = `\n${'  '.repeat(level)}`;
  const space = open === '{' ? ' ' : '';
  let text = open;
  before = `${line}  `;
  for (const [key, part] of parts) {
    text += before + key + space + part.text;
    before = `,${line}  `;
  }
  return { flat, text: text + line + close };
}

const keyed = (key: string): string => `${JSON.stringify(key)}:`;

function written(value: unknown, level: number, opened = openedLevels): Written {
  if (level < opened && Array.isArray(value)) return holding('[', ']', value.map((entry): Part => ['', written(entry, level + 1, opened)]), level);
  if (level < opened && isPlain(value)) return holding('{', '}', Object.keys(value).sort().map((key): Part => [keyed(key), written(value[key], level + 1, opened)]), level);
  const flat = canonical(value);
  return { flat, text: flat };
}

/** A field of a file. */
export const writtenPart = (value: unknown): Written => written(value, 1);

/** Fields of a file, by key. */
export type Parts = ReadonlyMap<string, Written>;

/** The fields of a file, with each entry of a list on one line: worlds of protocols are long, and whole files of them longer. */
export const denseParts = (fields: Readonly<Record<string, unknown>>): Parts => new Map(Object.entries(fields).map(([key, value]) => [key, written(value, 1, 2)]));

/** The fields of a file, as they are written. */
export const writtenParts = (fields: Readonly<Record<string, unknown>>): Parts => new Map(Object.entries(fields).map(([key, value]) => [key, writtenPart(value)]));

/** A file of fields, in the order of their keys. */
export const joinedParts = (parts: Parts): string =>
  `${holding('{', '}', [...parts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, part]): Part => [keyed(key), part]), 0).text}\n`;

/** Plain data as the files of a set are written: keys sorted, two spaces, short values on one line, a final newline. */
export const writtenFile = (value: unknown): string => `${written(value, 0).text}\n`;
