import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { OracleKind } from '../../src/vectors/oracle/kind.js';
import { replayOf } from '../../src/vectors/oracle/replay.js';

const folder = join(import.meta.dirname, 'data');

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Rows in which a field is altered before it is called unnoticed. */
const mostTries = 12;

/** A place in a row, and its name: places of a list are one field. */
interface Leaf {
  readonly path: readonly (string | number)[];
  readonly field: string;
}

const isRecord = (value: Json): value is { readonly [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function leavesOf(value: Json, path: readonly (string | number)[] = [], field = ''): readonly Leaf[] {
  if (isList(value)) return value.flatMap((each, place) => leavesOf(each, [...path, place], `${field}[]`));
  if (isRecord(value)) return Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...path, key], field === '' ? key : `${field}.${key}`));
  return [{ path, field }];
}

const another = (value: Json): Json => {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') return /^-?\d+$/.test(value) ? (BigInt(value) + 1n).toString() : `${value} altered`;
  return 'altered';
};

function altered(value: Json, [key, ...rest]: readonly (string | number)[]): Json {
  if (key === undefined) return another(value);
  if (isList(value)) return value.map((each, place) => (place === key ? altered(each, rest) : each));
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, name === key ? altered(each, rest) : each])) : value;
}

const parsed = (line: string): Json => JSON.parse(line) as Json;

/** The rows of a kind that are carried, by file. */
const filesOf = ({ holds }: OracleKind): readonly string[] => readdirSync(folder).filter((file) => file.endsWith('.jsonl.gz') && holds(file));
const linesOf = (file: string): readonly string[] => gunzipSync(readFileSync(join(folder, file))).toString('utf8').trimEnd().split('\n');

/** Whether a row that was altered is answered otherwise, or refused. */
function isNoticed(kind: OracleKind, file: string, row: Json): boolean {
  const answer = replayOf(kind, file)(JSON.stringify(row));
  return answer._tag === 'Left' || answer.right.mismatches > 0;
}

/** Rows of a file, spread over all of it. */
const spread = (lines: readonly string[], most: number): readonly string[] => lines.filter((_line, place) => place % Math.ceil(lines.length / most) === 0);

/** Fields of the rows of a kind that may say anything without anybody noticing. */
export function unnoticedFields(kind: OracleKind, rowsPerFile: number): readonly string[] {
  const open = new Map<string, number>();
  const noticed = new Set<string>();
  for (const file of filesOf(kind)) {
    for (const line of spread(linesOf(file), rowsPerFile)) {
      const row = parsed(line);
      const seen = new Set<string>();
      for (const { path, field } of leavesOf(row)) {
        const tries = open.get(field) ?? 0;
        if (noticed.has(field) || seen.has(field) || tries >= mostTries) continue;
        seen.add(field);
        open.set(field, tries + 1);
        if (isNoticed(kind, file, altered(row, path))) noticed.add(field);
      }
    }
  }
  return [...open.keys()].filter((field) => !noticed.has(field)).sort();
}
