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

/** What begins a line at a level. */
const lineAt: readonly string[] = Array.from({ length: openedLevels + 1 }, (_, level) => `\n${'  '.repeat(level)}`);

/** What holds others, flat and with each of them on lines of its own: a record by its keys, a list where there are none. */
function holding(keys: readonly string[] | null, parts: readonly Written[], level: number): Written {
  const line = lineAt[level + 1] ?? '';
  let [flat, text] = keys === null ? ['[', '['] : ['{', '{'];
  let comma = '';
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    if (part === undefined) continue;
    const key = keys === null ? '' : `${JSON.stringify(keys[at])}:`;
    flat += `${comma}${key}${part.flat}`;
    text += keys === null ? `${comma}${line}${part.text}` : `${comma}${line}${key} ${part.text}`;
    comma = ',';
  }
  const close = keys === null ? ']' : '}';
  flat += close;
  return parts.length === 0 || (level > 0 && flat.length <= lineLength) ? { flat, text: flat } : { flat, text: text + (lineAt[level] ?? '') + close };
}

/** The keys of a record in the order of their code units: most records have them so. */
function sortedKeys(record: Readonly<Record<string, unknown>>): readonly string[] {
  const keys = Object.keys(record);
  for (let at = 1; at < keys.length; at += 1) if ((keys[at] ?? '') < (keys[at - 1] ?? '')) return keys.sort();
  return keys;
}

function written(value: unknown, level: number, opened = openedLevels): Written {
  if (level < opened && Array.isArray(value)) return holding(null, value.map((entry) => written(entry, level + 1, opened)), level);
  if (level < opened && isPlain(value)) {
    const keys = sortedKeys(value);
    return holding(keys, keys.map((key) => written(value[key], level + 1, opened)), level);
  }
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
export function joinedParts(parts: Parts): string {
  const sorted = [...parts].sort(([one], [other]) => (one < other ? -1 : 1));
  return `${holding(sorted.map(([key]) => key), sorted.map(([, part]) => part), 0).text}\n`;
}

/** Plain data as the files of a set are written: keys sorted, two spaces, short values on one line, a final newline. */
export const writtenFile = (value: unknown): string => `${written(value, 0).text}\n`;
