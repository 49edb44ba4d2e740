import { canonical } from '../../machine/canonical.js';
import { isPlain } from '../../machine/records.js';

/** A value that fits here stands on one line, and below the third level any does: an answer is then a few lines, and a change of it shows as such. */
const lineLength = 120;
const openedLevels = 3;

function lines(value: unknown, level: number): string {
  const flat = canonical(value);
  const isOpened = level === 0 || (level < openedLevels && flat.length > lineLength);
  if (!isOpened) return flat;
  const indent = '  '.repeat(level + 1);
  const close = `\n${'  '.repeat(level)}`;
  if (Array.isArray(value)) return value.length === 0 ? flat : `[\n${value.map((entry) => `${indent}${lines(entry, level + 1)}`).join(',\n')}${close}]`;
  if (!isPlain(value)) return flat;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{\n${entries.map(([key, entry]) => `${indent}${JSON.stringify(key)}: ${lines(entry, level + 1)}`).join(',\n')}${close}}`;
}

/** Plain data as the files of a set are written: keys sorted, two spaces, short values on one line, a final newline. */
export const writtenFile = (value: unknown): string => `${lines(value, 0)}\n`;
