import { type AnyVector, caseOfAny, expectedOfAny, isOfProtocol } from '../format/any.js';
import { isPlain } from '../../machine/records.js';
import { type Leaf, leavesOf } from './flat.js';

/** What stands bare in a cell, and what a text must therefore not be mistaken for. */
const bare = /^(true|false|null|json:.*|)$/s;

/** A leaf as a cell: a text as it is, true, false and null bare, and whatever else with its JSON behind `json:`. An empty cell is a path that the row has not. */
export function cellOf(value: unknown): string {
  if (typeof value === 'string') return bare.test(value) ? `json:${JSON.stringify(value)}` : value;
  const text = JSON.stringify(value) ?? 'null';
  return value === null || typeof value === 'boolean' ? text : `json:${text}`;
}

/** As RFC 4180 has it: quoted where it would end early. */
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The parts of an answer that are its world, and the one that says what came of the event beside it. */
const partsOf = (vector: AnyVector): { readonly world: readonly string[]; readonly beside: string } =>
  (isOfProtocol(vector) ? { world: ['accounts', 'market'], beside: 'announced' } : { world: ['account', 'market'], beside: 'flows' });

const worldOf = (answer: unknown, parts: readonly string[]): unknown => (isPlain(answer) ? Object.fromEntries(parts.map((part) => [part, answer[part]])) : null);
const fieldOf = (answer: unknown, field: string): unknown => (isPlain(answer) ? answer[field] : null);

/** A row for each event: what came in, the answer, the world before and after, and the parameters. */
function rowsOf(vector: AnyVector): readonly (readonly Leaf[])[] {
  const { params, init, events } = caseOfAny(vector);
  const { world, beside } = partsOf(vector);
  const answers = expectedOfAny(vector);
  return answers.map((answer, place) => [
    ['id', vector.id], ['event', (place + 1).toString()],
    ...leavesOf('input', events[place]), ['code', fieldOf(answer, 'code')], ...leavesOf(beside, fieldOf(answer, beside)),
    ...leavesOf('before', place === 0 ? init : worldOf(answers[place - 1], world)), ...leavesOf('after', worldOf(answer, world)), ...leavesOf('params', params),
  ]);
}

const groups = ['id', 'event', 'input', 'code', 'flows', 'announced', 'before', 'after', 'params'];
const groupOf = (path: string): number => groups.indexOf(/^[a-z]+/.exec(path)?.[0] ?? '');

/** Vectors as one table by RFC 4180: a row for each event, a column for each path that any of them has. */
export function csvOf(vectors: readonly AnyVector[]): string {
  const rows = vectors.flatMap(rowsOf);
  const columns = [...new Set(rows.flatMap((row) => row.map(([path]) => path)))].sort((one, other) => groupOf(one) - groupOf(other) || (one < other ? -1 : 1));
  const lines = rows.map((row) => {
    const cells = new Map(row.map(([path, value]) => [path, cellOf(value)]));
    return columns.map((column) => quoted(cells.get(column) ?? '')).join(',');
  });
  return [columns.map(quoted).join(','), ...lines].map((line) => `${line}\r\n`).join('');
}
