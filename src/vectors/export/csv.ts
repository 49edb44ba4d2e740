import { caseOf, expectedOf, type Vector } from '../format/vector.js';
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

const worldOf = (answer: unknown): unknown => (isPlain(answer) ? { account: answer['account'], market: answer['market'] } : null);
const fieldOf = (answer: unknown, field: string): unknown => (isPlain(answer) ? answer[field] : null);

/** A row for each event: what came in, the answer, the world before and after, and the parameters. */
function rowsOf(vector: Vector): readonly (readonly Leaf[])[] {
  const { params, init, events } = caseOf(vector);
  const answers = expectedOf(vector);
  return answers.map((answer, place) => [
    ['id', vector.id], ['event', (place + 1).toString()],
    ...leavesOf('input', events[place]), ['code', fieldOf(answer, 'code')], ...leavesOf('flows', fieldOf(answer, 'flows')),
    ...leavesOf('before', place === 0 ? init : worldOf(answers[place - 1])), ...leavesOf('after', worldOf(answer)), ...leavesOf('params', params),
  ]);
}

const groups = ['id', 'event', 'input', 'code', 'flows', 'before', 'after', 'params'];
const groupOf = (path: string): number => groups.indexOf(/^[a-z]+/.exec(path)?.[0] ?? '');

/** Vectors as one table by RFC 4180: a row for each event, a column for each path that any of them has. */
export function csvOf(vectors: readonly Vector[]): string {
  const rows = vectors.flatMap(rowsOf);
  const columns = [...new Set(rows.flatMap((row) => row.map(([path]) => path)))].sort((one, other) => groupOf(one) - groupOf(other) || (one < other ? -1 : 1));
  const lines = rows.map((row) => {
    const cells = new Map(row.map(([path, value]) => [path, cellOf(value)]));
    return columns.map((column) => quoted(cells.get(column) ?? '')).join(',');
  });
  return [columns.map(quoted).join(','), ...lines].map((line) => `${line}\r\n`).join('');
}
