import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, parsed, type Ran, unwind } from '../cli/running.js';

const vectors = resolve(import.meta.dirname, '../../spec/vectors');
const ids = readdirSync(vectors, { recursive: true, encoding: 'utf8' }).filter((file) => file.startsWith('stepwise@1') && file.endsWith('.json')).sort();
const [first = '', second = ''] = ids;
/** What the first two share: few others do. */
const only = first.slice(0, [...first].findIndex((letter, place) => letter !== second[place]));

/** Some vectors against a harness that misbehaves at the first. */
const against = (how: string, ...options: readonly string[]): Promise<Ran> =>
  unwind(['conform', '--only', only, '--timeout', '1500', ...options, '--', process.execPath, join(import.meta.dirname, 'harness.mjs'), vectors, how]);

describe('unwind conform', () => {
  it.each([
    ['is right', 'right', 'pass', 0],
    ['hangs', 'hangs', 'timeout', 2],
    ['dies', 'dies', 'crash', 2],
    ['prints garbage', 'garbage', 'protocol', 2],
    ['answers the wrong seq', 'wrong-seq', 'protocol', 2],
    ['lies about a field', 'lies', 'fail', 1],
    ['stops reading', 'stops-reading', 'timeout', 2],
    ['catches an error', 'errs', 'error', 1],
    ['speaks another protocol', 'old', 'start: protocol: expected 1, found 0', 2],
    ['has no features', 'modest', 'skip', 2],
  ])('tells of a harness that %s', async (_what, how, said, code) => {
    const ran = await against(how);
    expect(ran.code).toBe(code);
    expect(ran.err).toBe('');
    expect(ran.out).toMatch(said === 'pass' || said === 'skip' ? new RegExp(`[1-9][0-9]* ${said}`) : new RegExp(said));
    if (how !== 'old') expect(ran.out).toMatch(/of [0-9]+ vectors, release [0-9.]+\.\n$/);
  });

  it('runs all that follow a case that breaks a harness, and reports each', async () => {
    const report = join(folder(), 'report.ndjson');
    const { out } = await against('dies', '--report', report);
    const [head, ...results] = readFileSync(report, 'utf8').trimEnd().split('\n').map((line) => parsed<{ verdict: string; vectors: string; ended: string | null }>(line));
    expect(head?.vectors).toMatch(/^[0-9a-f]{64}$/);
    expect(head?.ended).toBeNull();
    expect(results[0]?.verdict).toBe('crash');
    expect(results.slice(1).every(({ verdict }) => verdict === 'pass')).toBe(true);
    expect(out).toContain(`of ${results.length.toString()} vectors`);
    expect(results.length).toBeGreaterThan(0);
  });

  it('takes a known failure as it was known, and no other', async () => {
    const place = folder();
    const listed = (text: string): string => {
      writeFileSync(join(place, 'known'), text);
      return join(place, 'known');
    };
    const failed = /^fail +(?<id>\S+)/.exec((await against('lies')).out)?.groups?.['id'] ?? '';
    expect((await against('lies', '--known', listed(`${failed}  # fail\n`))).code).toBe(0);
    const passes = await against('right', '--known', listed(`${failed}  # fail\n`));
    expect(passes.code).toBe(1);
    expect(passes.out).toContain(`${failed} passes, and is listed as a known failure`);
    expect((await against('lies', '--known', listed(`${failed}\n`))).code).toBe(2);
  });
});
