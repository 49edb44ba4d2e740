import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/audit/assurance/evidence.js';
import { presetText } from '../support/designs.js';
import { folder, longestLine, parsed, unwind } from './running.js';

interface Audited {
  readonly campaign: { readonly of: number; readonly shards: readonly { readonly index: number; readonly runs: number }[] };
  readonly guarantees: readonly {
    readonly id: string;
    readonly verdict: Verdict;
    readonly promised: boolean;
    readonly evidence: readonly { readonly kind: string; readonly states?: number; readonly stoppedBy?: string | null }[];
    readonly trace: { readonly events: readonly unknown[] } | null;
  }[];
}

/** Runs alone, where the small setting is not what a test is about. */
const unexplored = ['--states', '0', '--jobs', '1'];
const minutes = 60_000;
const spiral = ['--guarantee', 'no-toxic-spiral', '--runs', '60', ...unexplored];

describe('unwind audit', () => {
  it('refutes what a design does not promise, and writes the shortest run that shows it', async () => {
    const place = folder();
    const { code, out } = await unwind(['audit', 'fixed-close-factor', ...spiral, '--out', place]);
    const file = join(place, 'fixed-close-factor.no-toxic-spiral.json');
    expect(code).toBe(1);
    expect(out).toMatch(/^ {2}no-toxic-spiral +refuted +\d+ events, ending in STEP +no$/m);
    expect(out).toContain('no-toxic-spiral is refuted, which the design does not promise');
    expect(out).toContain(`Again: unwind run ${file}\n`);
    expect(out).toMatch(/^ {2}\d\d:\d\d:\d\d {2}STEP /m);
    expect(out).toContain('0 proved, 0 exhausted, 0 tested, 1 refuted, 0 open.');
    expect(readdirSync(place)).toEqual(['fixed-close-factor.no-toxic-spiral.json']);
  });

  it('visits every state of the small setting, and shows the shortest run there is', async () => {
    const place = folder();
    const { code, out } = await unwind(['audit', 'fixed-close-factor', '--guarantee', 'no-toxic-spiral', '--guarantee', 'debt-is-conserved', '--guarantee', 'never-stuck', '--runs', '1', '--jobs', '1', '--out', place]);
    expect(code).toBe(1);
    expect(out).toMatch(/^ {2}never-stuck +exhausted +[\d,]+ states, /m);
    expect(out).toMatch(/^ {2}debt-is-conserved +proved +\d+ transitions, /m);
    expect(out).toMatch(/^ {2}no-toxic-spiral +refuted +5 events, ending in STEP/m);
    expect(out).toMatch(/STEP +ETH \de-36/);
    expect((await unwind(['run', join(place, 'fixed-close-factor.no-toxic-spiral.json')])).code).toBe(1);
  }, 3 * minutes);

  it('leaves open what a budget of states did not let it exhaust', async () => {
    const { code, out } = await unwind(['audit', 'micro', '--guarantee', 'auction-has-a-floor', '--runs', '1', '--jobs', '1', '--states', '3000', '--json', '--out', folder()]);
    const [floor] = parsed<Audited>(out).guarantees;
    expect(floor?.evidence.find(({ kind }) => kind === 'exploration')).toMatchObject({ stoppedBy: 'states', states: 3000 });
    expect([floor?.verdict, code]).not.toContain('exhausted');
  });

  it('gives the same report for the same seed, however many workers there are', async () => {
    const [one, other] = [folder(), folder()];
    const texts = ['audit', 'fixed-close-factor', '--guarantee', 'no-toxic-spiral', '--runs', '60', '--states', '0', '--seed', '5', '--json'];
    const first = await unwind([...texts, '--jobs', '1', '--out', one]);
    const second = await unwind([...texts, '--jobs', '2', '--out', other]);
    expect(second.out).toBe(first.out);
    const file = 'fixed-close-factor.no-toxic-spiral.json';
    expect(readFileSync(join(other, file), 'utf8')).toBe(readFileSync(join(one, file), 'utf8'));
  });

  it('holds what it could put to the test, and stays open where it could not', async () => {
    const place = join(folder(), 'counterexamples');
    const held = await unwind(['audit', 'micro', '--guarantee', 'nothing-is-negative', '--runs', '20', ...unexplored, '--out', place]);
    expect([held.code, existsSync(place)]).toEqual([0, false]);
    const open = await unwind(['audit', 'dutch-auction', '--guarantee', 'splitting-never-pays', '--runs', '20', ...unexplored, '--out', place]);
    expect(open.code).toBe(3);
    expect(open.out).toMatch(/^ {2}splitting-never-pays +open +.*never put to the test/m);
  });

  it('looks only at what the design promises where it is asked to', async () => {
    const { out } = await unwind(['audit', 'fixed-close-factor', '--promised', '--runs', '3', '--json', ...unexplored, '--out', folder()]);
    const ids = parsed<Audited>(out).guarantees.map(({ id }) => id);
    expect(ids).toContain('collateral-is-conserved');
    expect(ids).not.toContain('no-toxic-spiral');
  });

  it('walks given prices first, and tells what happened', async () => {
    const texts = ['audit', 'fixed-close-factor', '--prices', 'eth-2020-03', '--guarantee', 'debt-is-conserved', '--runs', '10', ...unexplored];
    const { code, out } = await unwind([...texts, '--out', folder()]);
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
    const { code, out } = await unwind(['audit', file, '--prices', 'eth-2020-03', '--guarantee', 'solvent-within-envelope', '--runs', '1', ...unexplored, '--out', place, '--json']);
    expect(code).toBe(1);
    expect(parsed<Audited>(out).guarantees).toMatchObject([{ id: 'solvent-within-envelope', verdict: 'refuted', promised: false }]);
    expect((await unwind(['run', join(place, 'bold.solvent-within-envelope.json')])).code).toBe(1);
  });

  it('follows the part of a long path around its worst move', async () => {
    const { out } = await unwind(['audit', 'micro', '--prices', 'jump', '--length', '1000', '--guarantee', 'nothing-is-negative', '--runs', '4', ...unexplored, '--out', folder()]);
    expect(out).toContain('Generated runs follow the 400 observations around the worst move of 1000.');
  });

  it('tells a terminal how far it is, and nobody else', async () => {
    const texts = ['audit', 'micro', '--guarantee', 'nothing-is-negative', '--runs', '40', '--states', '9000', '--jobs', '1', '--out', folder()];
    expect((await unwind(texts)).err).toBe('');
    const { err } = await unwind(texts, { isTerminal: true });
    expect(err).toContain('% of 40 runs');
    expect(err).toMatch(/exploring: depth \d+, \d+ states/);
    expect(err.endsWith('\r\u001B[K')).toBe(true);
  });

  it('refuses what it does not know', async () => {
    expect((await unwind(['audit', 'micro', '--guarantee', 'nope'])).err).toMatch(/^--guarantee: expected collateral-is-conserved, .*found "nope"\n$/);
    expect((await unwind(['audit', 'micro', '--runs', '0'])).err).toBe('--runs: expected a whole number of at least 1, found "0"\n');
    expect((await unwind(['audit', 'micro', '--shard', '4/3'])).err).toBe('--shard: expected a part of a whole such as 3/16, found "4/3"\n');
    expect((await unwind(['audit', 'micro', '--jobs', 'all'])).err).toContain('--jobs: expected a whole number of at least 1');
    expect((await unwind(['audit', 'micro', '--format', 'yaml'])).err).toContain('--format: expected ');
    expect((await unwind(['audit', 'micro', '--seed', '4294967296'])).code).toBe(2);
  });
});

describe('unwind audit, in parts', () => {
  const texts = ['audit', 'fixed-close-factor', '--guarantee', 'no-toxic-spiral', '--guarantee', 'debt-is-conserved', '--runs', '48', ...unexplored];

  it('runs one shard of a campaign, and the parts merge into the whole', async () => {
    const place = folder();
    const files = await Promise.all([1, 2].map(async (shard) => {
      const file = join(place, `part-${shard.toString()}.json`);
      await unwind([...texts, '--shard', `${shard.toString()}/2`, '--report', file, '--out', place]);
      return file;
    }));
    const [first] = files.map((file) => parsed<Audited>(readFileSync(file, 'utf8')).campaign);
    expect(first).toMatchObject({ of: 2, shards: [{ index: 0, runs: 24 }] });
    const merged = await unwind(['assurance', 'merge', ...files, '--format', 'json']);
    expect(parsed<Audited>(merged.out).campaign.shards.map(({ runs }) => runs)).toEqual([24, 24]);
    expect(parsed<Audited>(merged.out).guarantees.map(({ id, verdict }) => [id, verdict])).toEqual([['debt-is-conserved', 'proved'], ['no-toxic-spiral', 'refuted']]);
  });

  it('keeps the plans that reached something new, and begins with them the next time', async () => {
    const corpus = join(folder(), 'plans');
    const first = await unwind([...texts, '--corpus', corpus, '--json', '--out', folder()]);
    const kept = readdirSync(corpus);
    expect(kept.length).toBeGreaterThan(5);
    expect(kept.every((name) => /^[0-9a-f]{16}\.plan\.json$/.test(name))).toBe(true);
    const second = await unwind([...texts.slice(0, -6), '--runs', '16', ...unexplored, '--corpus', corpus, '--json', '--out', folder()]);
    const reached = (out: string): number => parsed<{ readonly coverage: { readonly transitions: { readonly reached: readonly string[] } } }>(out).coverage.transitions.reached.length;
    const without = await unwind([...texts.slice(0, -6), '--runs', '16', ...unexplored, '--json', '--out', folder()]);
    expect(first.code).toBe(1);
    expect(reached(second.out)).toBeGreaterThan(reached(without.out));
  });

  it('refuses a corpus that is not one, with the file and the place in it', async () => {
    const corpus = folder();
    mkdirSync(corpus, { recursive: true });
    writeFileSync(join(corpus, 'odd.plan.json'), '{"format":"unwind-plan@1"}');
    const { code, err } = await unwind([...texts, '--corpus', corpus]);
    expect(code).toBe(2);
    expect(err).toMatch(/odd\.plan\.json.*: expected .*, found /);
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
