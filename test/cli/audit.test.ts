import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { presetText } from '../support/designs.js';
import { folder, longestLine, parsed, unwind } from './running.js';

interface Finding {
  readonly id: string;
  readonly verdict: 'tested' | 'refuted' | 'open';
  readonly promised: boolean;
  readonly isBrokenOnPath: boolean;
  readonly events: number | null;
  readonly file: string | null;
}

interface Audited {
  readonly findings: readonly Finding[];
  readonly prices: { readonly accounts: readonly { readonly phase: string }[] } | null;
}

const spiral = ['--guarantee', 'no-toxic-spiral', '--runs', '60'];

describe('unwind audit', () => {
  it('refutes what a design does not promise, and writes the shortest run that shows it', async () => {
    const place = folder();
    const { code, out } = await unwind(['audit', 'fixed-close-factor', ...spiral, '--out', place]);
    const file = join(place, 'fixed-close-factor.no-toxic-spiral.json');
    expect(code).toBe(1);
    expect(out).toMatch(/^ {2}no-toxic-spiral +refuted +\d+ events +no$/m);
    expect(out).toContain('no-toxic-spiral is refuted, which the design does not promise');
    expect(out).toContain(`Again: unwind run ${file}\n`);
    expect(out).toMatch(/^ {2}\d\d:\d\d:\d\d {2}STEP /m);
    expect(out).toContain('0 tested, 1 refuted, 0 open.');
    expect(readdirSync(place)).toEqual(['fixed-close-factor.no-toxic-spiral.json']);
  });

  it('gives the same report for the same seed', async () => {
    const [one, other] = [folder(), folder()];
    const first = await unwind(['audit', 'fixed-close-factor', ...spiral, '--seed', '5', '--out', one, '--json']);
    const second = await unwind(['audit', 'fixed-close-factor', ...spiral, '--seed', '5', '--out', other, '--json']);
    expect(second.out.replaceAll(other, one)).toBe(first.out);
  });

  it('holds what it could put to the test, and stays open where it could not', async () => {
    const place = join(folder(), 'counterexamples');
    const held = await unwind(['audit', 'micro', '--guarantee', 'nothing-is-negative', '--runs', '20', '--out', place]);
    expect([held.code, existsSync(place)]).toEqual([0, false]);
    const open = await unwind(['audit', 'dutch-auction', '--guarantee', 'splitting-never-pays', '--runs', '20', '--out', place]);
    expect(open.code).toBe(3);
    expect(open.out).toMatch(/^ {2}splitting-never-pays +open +never put to the test/m);
  });

  it('looks only at what the design promises where it is asked to', async () => {
    const { out } = await unwind(['audit', 'fixed-close-factor', '--promised', '--runs', '3', '--json', '--out', folder()]);
    const ids = parsed<Audited>(out).findings.map(({ id }) => id);
    expect(ids).toContain('collateral-is-conserved');
    expect(ids).not.toContain('no-toxic-spiral');
  });

  it('walks given prices first, and tells what happened', async () => {
    const { code, out } = await unwind(['audit', 'fixed-close-factor', '--prices', 'eth-2020-03', '--guarantee', 'debt-is-conserved', '--runs', '10', '--out', folder()]);
    expect(code).toBe(0);
    expect(out).toContain('fixed-close-factor over eth-2020-03');
    expect(out).toMatch(/^usual, 72 % +badDebt /m);
    expect(out).toMatch(/^all +≈617\.07 USD +0 USD +375 USD /m);
    expect(out.indexOf('badDebt')).toBeLessThan(out.indexOf('10 generated runs'));
    expect(longestLine(out)).toBeLessThanOrEqual(120);
  });

  it('refutes solvency within the envelope by a path that never leaves it', async () => {
    const place = folder();
    const file = join(place, 'bold.toml');
    writeFileSync(file, presetText('fixed-close-factor').replace('largest_drop = "6%"', 'largest_drop = "60%"').replace('name = "fixed-close-factor"', 'name = "bold"'));
    const { code, out } = await unwind(['audit', file, '--prices', 'eth-2020-03', '--guarantee', 'solvent-within-envelope', '--runs', '1', '--out', place, '--json']);
    expect(code).toBe(1);
    expect(parsed<Audited>(out).findings).toMatchObject([{ id: 'solvent-within-envelope', verdict: 'refuted', promised: false, isBrokenOnPath: true }]);
    const told = await unwind(['audit', file, '--prices', 'eth-2020-03', '--guarantee', 'solvent-within-envelope', '--runs', '1', '--out', place]);
    expect(told.out).toMatch(/Again: unwind run .*(bold\.toml --prices eth-2020-03|bold\.solvent-within-envelope\.json)\n/);
  });

  it('follows the part of a long path around its worst move', async () => {
    const { out } = await unwind(['audit', 'micro', '--prices', 'jump', '--length', '1000', '--guarantee', 'nothing-is-negative', '--runs', '4', '--out', folder()]);
    expect(out).toContain('Generated runs follow the 400 observations around the worst move of 1000.');
  });

  it('tells a terminal how far it is, and nobody else', async () => {
    const texts = ['audit', 'micro', '--guarantee', 'nothing-is-negative', '--runs', '20', '--out', folder()];
    expect((await unwind(texts)).err).toBe('');
    const { err } = await unwind(texts, { isTerminal: true });
    expect(err).toContain('50 % of 20 runs');
    expect(err.endsWith('\r\u001B[K')).toBe(true);
  });

  it('refuses what it does not know', async () => {
    expect((await unwind(['audit', 'micro', '--guarantee', 'nope'])).err).toMatch(/^--guarantee: expected collateral-is-conserved, .*found "nope"\n$/);
    expect((await unwind(['audit', 'micro', '--runs', '0'])).err).toBe('--runs: expected a whole number of at least 1, found "0"\n');
    expect((await unwind(['audit', 'micro', '--seed', '4294967296'])).code).toBe(2);
  });
});

describe('unwind run, of a trace', () => {
  async function traceFile(): Promise<string> {
    const place = folder();
    await unwind(['audit', 'fixed-close-factor', ...spiral, '--out', place]);
    return join(place, 'fixed-close-factor.no-toxic-spiral.json');
  }

  it('shows the violation again, and ends with 1', async () => {
    const file = await traceFile();
    const { code, out } = await unwind(['run', file]);
    expect(code).toBe(1);
    expect(out).toMatch(/^no-toxic-spiral, in fixed-close-factor\n/);
    expect(out).toMatch(/Reproduced: event (\d+) of \1 breaks no-toxic-spiral\.\n$/);
    const json = parsed<{ readonly brokenAt: number; readonly moments: readonly unknown[] }>((await unwind(['run', file, '--json'])).out);
    expect(json.brokenAt).toBe(json.moments.length - 1);
  });

  it('ends with 0 where the guarantee holds again', async () => {
    const trace = parsed<{ readonly events: readonly unknown[] }>(readFileSync(await traceFile(), 'utf8'));
    const shorter = JSON.stringify({ ...trace, events: trace.events.slice(0, -1) });
    const { code, out } = await unwind(['run', '-'], { input: shorter });
    expect(code).toBe(0);
    expect(out).toContain('Not reproduced: no-toxic-spiral holds.');
  });

  it('names every error of a trace by its path', async () => {
    const trace = parsed<Readonly<Record<string, unknown>>>(readFileSync(await traceFile(), 'utf8'));
    const { code, out, err } = await unwind(['run', '-'], { input: JSON.stringify({ ...trace, events: [{ type: 'TICK', at: 1 }] }) });
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^standard input: events\[0\]\.at: expected an integer as a decimal string/);
  });
});
