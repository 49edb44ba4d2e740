import type { DesignFile } from '../../mechanisms/stepwise/parameters/design-file.js';
import { encodeDesignFile } from '../../mechanisms/stepwise/parameters/design-file.js';
import type { Style } from './style.js';
import { lineLength, padded, tableOf, wrapped } from './table.js';

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);

const worded = (key: string): string => key.replaceAll('_', ' ');

/** A value of a design file in words: kinds first, what belongs to them in brackets. */
function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(inWords).join(value.some(isPlain) ? '; ' : ', ');
  if (!isPlain(value)) return String(value);
  const { kind, ...rest } = value;
  const parts = pairs(rest);
  if (typeof kind !== 'string') return parts === '' ? 'none' : parts;
  return parts === '' ? kind : `${kind} (${parts})`;
}

/** An amount names its asset already. */
const pair = (key: string, words: string): string => (words.endsWith(` ${key}`) ? words : `${worded(key)} ${words}`);

const pairs = (record: Plain): string => Object.entries(record).map(([key, value]) => pair(key, inWords(value))).join(', ');

/** The policies of a design by name, each in one line of words, as the file writes them. */
function sectionsOf(plain: Plain): readonly (readonly [string, string])[] {
  const apart = ['name', 'dialect', 'numeraire', 'assets', 'positions'];
  return Object.entries(plain).flatMap(([key, value]) => {
    if (apart.includes(key)) return [];
    if (!isPlain(value)) return [[worded(key), inWords(value)] as const];
    const { kind, by, ...rest } = value;
    const chosen = [kind, by].filter((each) => typeof each === 'string').join(' by ');
    return [[worded(key), [chosen, pairs(rest)].filter((part) => part !== '').join(', ')] as const];
  });
}

const records = (value: unknown): readonly Plain[] => (Array.isArray(value) ? value.filter(isPlain) : []);

/** A list of records as a table, with a column for each key of the first. */
function tableFor(list: readonly Plain[], style: Style, firstHead: string): readonly string[] {
  const keys = Object.keys(list[0] ?? {});
  const columns = keys.map((key, place) => ({ head: place === 0 ? firstHead : worded(key), mayCut: place === 0 }));
  return list.length === 0 ? [] : tableOf(columns, list.map((each) => keys.map((key) => inWords(each[key]))), style.faint);
}

/** The design file as plain data, in human units. */
export function plainDesign(found: DesignFile): Plain {
  const plain: unknown = JSON.parse(encodeDesignFile(found));
  return isPlain(plain) ? plain : {};
}

/** The parameters of a design, in human units, for people. */
export function parameterLines(found: DesignFile, style: Style): readonly string[] {
  const plain = plainDesign(found);
  const sections = sectionsOf(plain);
  const width = Math.max(...sections.map(([name]) => name.length));
  const lines = sections.flatMap(([name, words]) =>
    wrapped(words, lineLength - width - 2).map((line, place) => `${style.strong(padded(place === 0 ? name : '', width))}  ${line}`));
  const positions = tableFor(records(plain['positions']), style, 'position');
  return [...tableFor(records(plain['assets']), style, 'asset'), '', ...lines, ...(positions.length === 0 ? [] : ['', ...positions])];
}
