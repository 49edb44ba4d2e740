import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseOf, expectedOf, type Vector } from '../../src/vectors/format/vector.js';
import { leavesOf } from '../../src/vectors/export/flat.js';
import { cellOf, csvOf } from '../../src/vectors/export/csv.js';
import { flatVector, foundryFiles, isTyped } from '../../src/vectors/export/foundry.js';
import { itfOf } from '../../src/vectors/export/itf.js';
import { stepwiseAmong } from '../../src/vectors/format/any.js';
import { readSet } from '../../src/vectors/set/read.js';
import { folder, parsed, unwind } from '../cli/running.js';
import { decodedOf } from '../support/designs.js';

const vectors = stepwiseAmong(decodedOf(readSet(resolve(import.meta.dirname, '../../spec/vectors'))).vectors);

/** A table by RFC 4180, read by whoever knows nothing of who wrote it. */
function tableIn(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  for (let match = cell.exec(text); match !== null; match = cell.exec(text)) {
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

const valueIn = (cell: string): unknown => {
  if (cell === 'null' || cell === 'true' || cell === 'false') return JSON.parse(cell);
  return cell.startsWith('json:') ? JSON.parse(cell.slice('json:'.length)) : cell;
};

describe('the table', () => {
  const text = csvOf(vectors);
  const [head = [], ...rows] = tableIn(text);

  it('has a row for each event, as long as the head', () => {
    expect(rows).toHaveLength(vectors.reduce((sum, { events }) => sum + events.length, 0));
    expect(rows.filter((row) => row.length !== head.length)).toEqual([]);
    expect(new Set(head).size).toBe(head.length);
    expect(head.slice(0, 2)).toEqual(['id', 'event']);
  });

  it('reads back as what every vector says, and says no more', () => {
    let place = 0;
    for (const vector of vectors) {
      const { params, init, events } = caseOf(vector);
      let before = init;
      for (const [event, answer] of expectedOf(vector).entries()) {
        const { code, flows, account, market } = answer as Record<string, unknown>;
        const row = new Map(rows[place]?.flatMap((cell, column) => (cell === '' ? [] : [[head[column] ?? '', valueIn(cell)] as const])));
        const said: Record<string, unknown> = { id: vector.id, event: (event + 1).toString(), input: events[event], code, flows, before, after: { account, market }, params };
        expect(row).toEqual(new Map(Object.entries(said).flatMap(([name, value]) => leavesOf(name, value))));
        before = { account, market };
        place += 1;
      }
    }
  });

  it.each(['', 'null', 'true', 'json:1', 'a,b', 'a"b', 'a\r\nb', '5', 5, null, true, [], {}])('keeps %j apart from what it looks like', (value) => {
    expect(valueIn(cellOf(value))).toEqual(value);
    expect(cellOf(value)).not.toBe('');
  });
});

/** A value of the Informal Trace Format, as its page defines it. */
function isExpression(value: unknown): boolean {
  if (typeof value === 'string' || typeof value === 'boolean') return true;
  if (Array.isArray(value)) return value.every(isExpression);
  if (typeof value !== 'object' || value === null) return false;
  const entries = Object.entries(value);
  const [[key, inner] = ['', null]] = entries;
  if (!entries.some(([name]) => name.startsWith('#'))) return entries.every(([, each]) => isExpression(each));
  if (entries.length !== 1) return false;
  if (key === '#bigint') return typeof inner === 'string' && /^-?[0-9]+$/.test(inner);
  if (key === '#map') return Array.isArray(inner) && inner.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isExpression));
  return key === '#tup' ? Array.isArray(inner) && inner.every(isExpression) : key === '#unserializable' && typeof inner === 'string';
}

describe('a trace in the Informal Trace Format', () => {
  const traces = vectors.map((vector) => ({ vector, trace: itfOf(vector) as { '#meta': Record<string, string>; params: string[]; vars: string[]; states: Record<string, unknown>[] } }));

  it('has the shape that the format documents, in every state every variable', () => {
    for (const { vector, trace } of traces) {
      expect(Object.keys(trace).sort()).toEqual(['#meta', 'params', 'states', 'vars']);
      expect(trace['#meta']).toMatchObject({ format: 'ITF', source: vector.id });
      expect(trace.states).toHaveLength(vector.events.length + 1);
      for (const [index, { '#meta': meta, ...state }] of trace.states.entries()) {
        expect(meta).toEqual({ index });
        expect(Object.keys(state).sort()).toEqual([...trace.vars].sort());
        expect(Object.values(state).every(isExpression), vector.id).toBe(true);
      }
    }
  });

  it('holds the answers of the vector: codes, worlds and flows', () => {
    const plainly = (value: unknown): unknown => parsed(JSON.stringify(value).replace(/\{"#bigint":("-?[0-9]+")\}/g, '$1').replaceAll('{"tag":"None","value":{"#tup":[]}}', 'null'));
    for (const { vector, trace } of traces) {
      for (const [place, answer] of expectedOf(vector).entries()) {
        const { code, market, account } = answer as Record<string, Record<string, unknown>>;
        const state = plainly(trace.states[place + 1]) as Record<string, Record<string, unknown>>;
        expect(state['code']).toEqual(code);
        expect(state['market']).toEqual(market);
        expect(state['account']?.['debt']).toEqual(account?.['debt']);
        const sale = state['account']?.['auction'];
        expect(sale === null ? null : (sale as { value: unknown }).value).toEqual(account?.['auction']);
      }
    }
  });
});

const counted = (data: unknown): number => leavesOf('x', data).length;

describe('the files for Foundry', () => {
  const typed = vectors.filter(isTyped);

  it('are one for each vector whose events are events, on one level, without a null', () => {
    const files = foundryFiles(vectors);
    expect(files).toHaveLength(typed.length + 1);
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
    for (const { path, text } of files.slice(1)) {
      const flat = parsed<Record<string, unknown>>(text);
      const values = Object.values(flat).flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]));
      expect(values.every((value) => typeof value === 'string' || typeof value === 'boolean'), path).toBe(true);
      expect(Object.keys(flat)).toEqual(Object.keys(flat).sort());
    }
  });

  /** Where a leaf of a vector stands in its flat file. */
  function flatValue(flat: Readonly<Record<string, unknown>>, path: string): unknown {
    const [, record = '', place, field] = /^(.*?)(?:\[(\d+)\](?:\.(\w+))?)?$/.exec(path) ?? [];
    const key = record.replaceAll('.', '_');
    if (place === undefined) return flat[key];
    const list = flat[field === undefined ? key : `${key}_${field}`];
    return Array.isArray(list) ? (list as unknown[])[Number(place)] : undefined;
  }

  it('read back as what the vector says', () => {
    for (const vector of typed) {
      const flat = flatVector(vector);
      const { params, init, events } = caseOf(vector);
      const answers = expectedOf(vector).map((answer) => answer as { flows: Record<string, Record<string, string>> });
      const parts: Record<string, unknown> = { params, init };
      events.forEach((event, place) => { parts[`event_${place.toString()}`] = event; });
      answers.forEach(({ flows: _flows, ...answer }, place) => { parts[`answer_${place.toString()}`] = answer; });
      for (const [path, value] of Object.entries(parts).flatMap(([name, part]) => leavesOf(name, part))) {
        if (value === null) expect(flat[`${path.replaceAll('.', '_')}_present`], `${vector.id} ${path}`).toBe(false);
        else if (!Array.isArray(value)) expect(flatValue(flat, path), `${vector.id} ${path}`).toEqual(value);
      }
      answers.forEach(({ flows }, place) => {
        const at = `answer_${place.toString()}_flows`;
        const list = (field: string): string[] => flat[`${at}_${field}`] as string[];
        const again = list('flow').map((flow, index) => [flow, list('asset')[index], list('amount')[index]]);
        expect(again).toEqual(Object.entries(flows).flatMap(([flow, amounts]) => Object.entries(amounts).map(([asset, amount]) => [flow, asset, amount])));
      });
      expect(counted(flat)).toBeGreaterThan(100);
    }
  });

  const require = createRequire(import.meta.url);
  const solcPath = ((): string | null => {
    try {
      return require.resolve('solc');
    } catch {
      return null;
    }
  })();

  it('have a test that compiles', ({ skip }) => {
    skip(solcPath === null, 'solc is not installed');
    const solc = require(solcPath ?? '') as { compile: (input: string) => string };
    const content = foundryFiles(vectors)[0]?.text ?? '';
    const input = { language: 'Solidity', sources: { 'UnwindVectors.t.sol': { content } }, settings: { outputSelection: { '*': { '*': ['abi'] } } } };
    const { errors = [], contracts } = parsed<{ errors?: { severity: string; formattedMessage: string }[]; contracts: Record<string, Record<string, { abi: { name?: string }[] }>> }>(solc.compile(JSON.stringify(input)));
    expect(errors.filter(({ severity }) => severity === 'error').map(({ formattedMessage }) => formattedMessage)).toEqual([]);
    const names = contracts['UnwindVectors.t.sol']?.['UnwindVectors']?.abi.map(({ name }) => name ?? '') ?? [];
    expect(names.filter((name) => name.startsWith('test_'))).toHaveLength(typed.length);
  });

  it('have a test that asks for each of them once', () => {
    const [source, ...files] = foundryFiles(vectors);
    for (const { path } of files) expect(source?.text.split(`_run("${path.replace('vectors/', '')}")`)).toHaveLength(2);
  });
});

describe('unwind vectors export', () => {
  const only = ['--only', 'refusal/zero-amount'];

  it('writes each form where it is told to', async () => {
    const place = folder();
    for (const [form, files] of [['--itf', ['stepwise@1/refusal/zero-amount.itf.json']], ['--foundry', ['UnwindVectors.t.sol', 'vectors/refusal-zero-amount.json']]] as const) {
      const ran = await unwind(['vectors', 'export', form, ...only, '--out', join(place, form)]);
      expect(ran).toMatchObject({ code: 0, err: '' });
      const written = readdirSync(join(place, form), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(join(place, form).length + 1));
      expect(written.sort()).toEqual([...files]);
    }
    const [one] = vectors.filter(({ id }) => id.endsWith('refusal/zero-amount')) as [Vector];
    expect((await unwind(['vectors', 'export', '--csv', ...only])).out).toBe(csvOf([one]));
    await unwind(['vectors', 'export', '--csv', ...only, '--out', join(place, 'table.csv')]);
    expect(readFileSync(join(place, 'table.csv'), 'utf8')).toBe(csvOf([one]));
  });

  it.each([
    ['no form', [], 'one of --foundry, --itf and --csv, found none'],
    ['two forms', ['--csv', '--itf'], 'found --itf and --csv'],
    ['nothing to write', ['--csv', '--only', 'nowhere'], 'the id of some vector contains'],
  ])('refuses %s', async (_what, texts, problem) => {
    const ran = await unwind(['vectors', 'export', ...texts]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(problem);
  });
});
