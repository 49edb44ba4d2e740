import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Assurance } from '../../src/audit/assurance/assurance.js';
import { assuranceOf, type Found, searched } from '../../src/audit/assurance/assemble.js';
import { encodeAssurance } from '../../src/audit/assurance/file.js';
import { folder, longestLine, parsed, unwind } from '../cli/running.js';
import { coverage, file, sample, toxicStep } from './sample.js';

const of = 3;
const judgedIn = [5, 0, 2];

/** One shard of three; the second finds the counterexample, where it is looked for. */
function shardOf(index: number, isToxic: boolean): Assurance {
  const shard = { index, runs: 10, edges: 100 };
  const campaign = { seed: 7, runs: 30, of, shard };
  const findings: readonly Found[] = [
    { id: 'debt-is-conserved', evidence: [searched(campaign, shard, judgedIn[index] ?? 0)], trace: null },
    { id: 'no-toxic-spiral', evidence: [searched(campaign, shard, 1)], trace: isToxic && index === 1 ? toxicStep : null },
  ];
  return assuranceOf({ file, campaign, coverage, findings });
}

/** Files of shards in a folder. */
function written(isToxic = true): readonly string[] {
  const place = folder();
  return [0, 1, 2].map((index) => {
    const path = join(place, `${index.toString()}.json`);
    writeFileSync(path, encodeAssurance(shardOf(index, isToxic)));
    return path;
  });
}

describe('unwind assurance merge', () => {
  it('says what all shards say together, and refutes with one of them', async () => {
    const { code, out, err } = await unwind(['assurance', 'merge', ...written()]);
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('30 generated runs from seed 7, all 3 shards, 300 steps judged.\n');
    expect(out).toMatch(/^ {2}debt-is-conserved +tested +30 runs, 7 judged, seed 7 +yes$/m);
    expect(out).toMatch(/^ {2}no-toxic-spiral +refuted +5 events, ending in STEP +no$/m);
    expect(longestLine(out)).toBeLessThanOrEqual(120);
  });

  it('writes the form that the ending of a file asks for, and merges what it wrote', async () => {
    const [first = '', second = '', third = ''] = written();
    const [half, whole] = [join(folder(), 'half.json'), join(folder(), 'whole.json')];
    expect((await unwind(['assurance', 'merge', second, third, '--out', half])).out).toBe('');
    await unwind(['assurance', 'merge', half, first, second, '--out', whole]);
    const once = await unwind(['assurance', 'merge', first, second, third, '--format', 'json']);
    expect(readFileSync(whole, 'utf8')).toBe(once.out);
  });

  it('stays open where a shard is missing, though nothing was refuted', async () => {
    const [first = '', second = '', third = ''] = written(false);
    const part = await unwind(['assurance', 'merge', first, third]);
    expect(part.code).toBe(3);
    expect(part.out).toContain('The campaign is incomplete: 10 of 30 runs are missing (shard 1 of 3).\n');
    const all = await unwind(['assurance', 'merge', third, first, second]);
    expect(all.code).toBe(0);
    expect(all.out).not.toContain('incomplete');
  });

  it('refuses reports that do not belong together, and says which', async () => {
    const [first = ''] = written();
    const stranger = join(folder(), 'stranger.json');
    const report = shardOf(1, true);
    writeFileSync(stranger, encodeAssurance({ ...report, design: { ...report.design, design: { ...report.design.design, target: 12_345n } } }));
    expect(await unwind(['assurance', 'merge', first, stranger])).toEqual({ code: 2, out: '', err: `${stranger}: design.target: expected "200%", as in ${first}, found "123.45%"\n` });
    const clash = join(folder(), 'clash.json');
    writeFileSync(clash, encodeAssurance(shardOf(0, true)).replaceAll('"judged": 5', '"judged": 4'));
    expect((await unwind(['assurance', 'merge', first, clash])).err).toBe(`${clash}: debt-is-conserved, shard 0: judged: expected 5, as in ${first}, found 4\n`);
  });

  it('says everything that is wrong with every file', async () => {
    const place = folder();
    const [torn, old] = [join(place, 'torn.json'), join(place, 'old.json')];
    writeFileSync(torn, '{"format":');
    writeFileSync(old, encodeAssurance(sample()).replace('unwind-assurance@1', 'unwind-assurance@0'));
    const { code, err } = await unwind(['assurance', 'merge', join(place, 'none.json'), torn, old]);
    expect(code).toBe(2);
    expect(err.split('\n')).toEqual([
      expect.stringMatching(/none\.json: expected a file that can be read, found ENOENT/),
      expect.stringMatching(/torn\.json: expected JSON text, found /),
      `${old}: format: expected "unwind-assurance@1", found "unwind-assurance@0"`,
      '',
    ]);
  });
});

describe('unwind assurance show', () => {
  const text = encodeAssurance(sample());

  it.each([
    ['table', /^fixed-close-factor, a design of stepwise@1\n/],
    ['json', /^\{\n {2}"campaign"/],
    ['markdown', /^# Assurance of `fixed-close-factor`\n/],
    ['sarif', /"uri": "fixed-close-factor\.toml"/],
    ['junit', /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="unwind" tests="6"/],
  ])('shows a report as %s', async (format, what) => {
    const { code, out } = await unwind(['assurance', 'show', '-', '--format', format], { input: text });
    expect(code).toBe(1);
    expect(out).toMatch(what);
    expect(await unwind(['assurance', 'show', '-', '--format', format], { input: text })).toEqual({ code, out, err: '' });
  });

  it.each([['report.md', '# Assurance'], ['report.sarif', '{\n  "$schema"'], ['report.xml', '<?xml'], ['report.json', '{\n  "campaign"'], ['report.txt', 'fixed-close-factor, a design']])('writes %s in its form', async (name, begins) => {
    const path = join(folder(), name);
    expect(await unwind(['assurance', 'show', '-', '--out', path], { input: text, isTerminal: true })).toEqual({ code: 1, out: '', err: '' });
    expect(readFileSync(path, 'utf8').startsWith(begins)).toBe(true);
  });

  it('points code scanning at the file that it is given', async () => {
    const { out } = await unwind(['assurance', 'show', '-', '--format', 'sarif', '--design', 'designs/mine.toml'], { input: text });
    expect(out).toContain('"uri": "designs/mine.toml"');
    expect(out).not.toContain('fixed-close-factor.toml');
  });

  it('writes counterexamples to files that show them again', async () => {
    const place = join(folder(), 'traces');
    const { out } = await unwind(['assurance', 'show', '-', '--traces', place], { input: text });
    const path = join(place, 'fixed-close-factor.no-toxic-spiral.json');
    expect(readdirSync(place)).toEqual(['fixed-close-factor.no-toxic-spiral.json']);
    expect(out).toContain(`Again: unwind run ${path}\n`);
    const again = await unwind(['run', path]);
    expect(again.code).toBe(1);
    expect(again.out).toMatch(/Reproduced: event 5 of 5 breaks no-toxic-spiral\.\n$/);
  });

  it('leaves open what is open, and holds what holds', async () => {
    const report = sample();
    const only = (verdict: string): string => encodeAssurance({ ...report, guarantees: report.guarantees.filter((each) => each.verdict === verdict) });
    expect((await unwind(['assurance', 'show', '-'], { input: only('open') })).code).toBe(3);
    for (const verdict of ['tested', 'exhausted', 'proved']) expect((await unwind(['assurance', 'show', '-'], { input: only(verdict) })).code).toBe(0);
  });

  it('refuses a form that it does not know, a folder that it cannot make and a report that rounds up', async () => {
    const path = join(folder(), 'report.md');
    const unknown = await unwind(['assurance', 'show', '-', '--format', 'pdf', '--out', path], { input: text });
    expect(unknown).toEqual({ code: 2, out: '', err: '--format: expected table or json or markdown or sarif or junit, found "pdf"\n' });
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, '');
    expect((await unwind(['assurance', 'show', '-', '--traces', path], { input: text })).err).toMatch(/^--traces: expected a folder that can be written, found EEXIST/);
    const rounded = await unwind(['assurance', 'show', '-'], { input: text.replace('"verdict": "tested"', '"verdict": "proved"') });
    expect(rounded).toEqual({ code: 2, out: '', err: 'standard input: guarantees[1].verdict: expected "tested", which is what its evidence amounts to, found "proved"\n' });
  });

  it('shows JSON to a program as it shows it to a file, byte for byte', async () => {
    const { out } = await unwind(['assurance', 'show', '-', '--format', 'json'], { input: JSON.stringify(parsed(text)), isTerminal: true });
    expect(out).toBe(text);
  });
});
