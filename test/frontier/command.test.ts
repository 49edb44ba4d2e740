import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parameters } from '../../src/audit/frontier/parameter.js';
import { questions } from '../../src/audit/frontier/questions.js';
import { folder, longestLine, parsed, unwind } from '../cli/running.js';
import { presetText } from '../support/designs.js';

/** Without traces, where a test is not about them. */
const frontier = (...texts: readonly string[]) => unwind(['frontier', ...texts, '--no-traces']);
const usual = ['micro', '--vary', 'bonus=1%..15%', '--vary', 'gap=0%..40%'] as const;

interface PlainMap {
  readonly columnsWanted: number;
  readonly columns: readonly {
    readonly value: string; readonly frontier: { readonly at: string; readonly fails: string } | null; readonly method: string; readonly machineRuns: number;
    readonly segments: readonly { readonly verdict: string; readonly traces: readonly { readonly at: string; readonly file: string }[] }[];
  }[];
  readonly own: { readonly across: string; readonly along: string; readonly verdict: string; readonly frontier: string; readonly trace: string | null };
}

describe('unwind frontier', () => {
  it('prints where a claim stops holding for each value of the first parameter, how that was decided, and at how many points', async () => {
    const { code, out, err } = await frontier(...usual);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^ {3}1% {2}up to 24\.25% {2}fails from 24\.26% {2}theorem +\d\d +0 +0$/m);
    expect(out).toMatch(/^ {2}15% {2}up to 14\.48% {2}fails from 14\.49% {2}bisection +\d\d +[1-9]\d? +[1-9]\d+$/m);
    expect(out.match(/^ *\d+% /gm)).toHaveLength(15);
    expect(out).toContain('micro itself, at bonus 5% and gap 21%: holds; the frontier there is 21.25%.');
    expect(out).toContain('Theorem: (1 − gap) ≥ threshold × (1 + bonus) × (1 + rise) decides');
    expect(out).toContain('one of these runs breaks it; where it holds, none of them does, and another might.');
    expect(longestLine(out)).toBeLessThanOrEqual(120);
  });

  it('prints the one value of one parameter, and what decided each stretch', async () => {
    const { code, out } = await frontier('micro', '--vary', 'gap=0%..40%');
    expect(code).toBe(0);
    expect(out).toMatch(/^gap: holds up to 21\.25%; fails from 21\.26%\. Decided by theorem at \d+ points\.$/m);
    expect(out).toMatch(/^ {4}0% {2}21\.25% {2}holds {2}theorem\n21\.26% {5}40% {2}fails {2}theorem$/m);
    const { out: refused } = await frontier('micro', '--vary', 'gap=0%..200%');
    expect(refused).toMatch(/^100\.01% +200% +not admissible: quantities-are-in-range +parameter checks$/m);
  });

  it('decides nothing by theorem where it is told to run the machine', async () => {
    const { out } = await frontier('micro', '--vary', 'gap=0%..40%', '--machine');
    expect(out).toMatch(/^gap: holds up to 21\.25%; fails from 21\.26%\. Decided by bisection at \d+ points, in \d+ machine runs\.$/m);
    expect(out).not.toContain('Theorem:');
  });

  it('asks about the design\'s own value too, between those of the grid', async () => {
    const { out } = await frontier('micro', '--vary', 'bonus=1%..9%:4%', '--vary', 'gap=0%..40%');
    expect(out.match(/^ *\d+% /gm)).toEqual(['   1% ', '   5% ', '   9% ']);
    const { out: between } = await frontier('micro', '--vary', 'bonus=2%..8%:6%', '--vary', 'gap=0%..40%');
    expect(between.match(/^ *\d+% /gm)).toEqual(['   2% ', '   5% ', '   8% ']);
    const { out: beside } = await frontier('micro', '--vary', 'bonus=6%..8%:2%', '--vary', 'gap=0%..40%');
    expect(beside.match(/^ *\d+% /gm)).toEqual(['   6% ', '   8% ']);
  });

  it('names the theorem that refuses a combination, in its own cells', async () => {
    const { code, out } = await frontier('micro', '--vary', 'bonus=10%..20%:10%', '--vary', 'threshold=70%..100%', '--claim', 'gap-theorem');
    expect(code).toBe(0);
    expect(out).toMatch(/^ *10% +up to 71\.81% +fails 71\.82% to 97\.27%; not admissible from 97\.28%: targ\S+ +theorem +\d+ +0 +0$/m);
    expect(out).toMatch(/^ *20% +nowhere +fails up to 89\.16%; not admissible from 89\.17%: targ\S+ +theorem +\d+ +0 +0$/m);
    expect(out).toContain('Not admissible: refused by target-lies-above-the-frontier, before any machine runs.');
    const nowhere = await frontier('depth-aware', '--vary', 'leastBonus=6%..8%:2%', '--vary', 'gap=0%..20%');
    expect(nowhere.out).toMatch(/^ *6% +- +not admissible: quantities-are-in-range +parameter checks +\d+ +0 +0$/m);
  });

  it('says that a claim is not monotone, and lists its stretches, instead of giving a number', async () => {
    const { code, out } = await frontier('micro', '--vary', 'gap=20%..21%:1%', '--vary', 'reaction=0s..6h');
    expect(code).toBe(0);
    expect(out).toMatch(/^ *21% +7m 30s to 3h +not monotone: fails up to 7m 29s and from 3h 1s +bisection/m);
    expect(out).toContain('Not monotone: no one number says where the claim stops holding');
  });

  it('varies the collateral that is named', async () => {
    const [ether, dollars] = await Promise.all(['ETH', 'USD'].map((asset) => frontier('margin', '--vary', 'bonus=4%..8%:4%', '--vary', 'gap=0%..20%', '--asset', asset)));
    expect(ether?.out).toMatch(/^ *8% +up to 6\.68%/m);
    expect(dollars?.out).toContain('bonus of USD');
    // Ether keeps its 4 %: up to there, the bonus of dollars decides nothing.
    expect(dollars?.out).toMatch(/^ *4% +up to 10\.14%/m);
  });

  it('asks about designs from a file and from the standard input', async () => {
    const { code, out } = await unwind(['frontier', '-', '--vary', 'gap=0%..40%', '--no-traces'], { input: presetText('margin') });
    expect([code, out.includes('gap: holds up to 10.14%; fails from 10.15%.')]).toEqual([0, true]);
  });

  it('tells what it knows by then where it is ended before its time', async () => {
    const place = join(folder(), 'traces');
    const { code, out } = await unwind(['frontier', ...usual, '--traces', place], { interrupted: AbortSignal.abort() });
    expect([code, out.match(/^ *\d+% /gm)]).toEqual([130, ['   1% ']]);
    expect(out).toContain('Ended before its time: 1 of 15 columns.');
    expect(readdirSync(place)).toEqual(['micro.solvent-within-envelope.bonus-0.01.gap-0.2426.json']);
  });
});

describe('unwind frontier, for programs', () => {
  it('writes CSV with exact fractions, a row for each stretch', async () => {
    const { code, out } = await frontier('micro', '--vary', 'bonus=5%..20%:15%', '--vary', 'threshold=70%..100%', '--claim', 'gap-theorem', '--format', 'csv');
    expect([code, out]).toEqual([0, [
      'bonus,threshold_from,threshold_to,verdict,refused_by,threshold_frontier,fails,shape,method,points,machine_points,machine_runs,trace',
      '0.05,0.7,0.7523,holds,,0.7523,above,interval,theorem,18,0,0,',
      '0.05,0.7524,1,fails,,0.7523,above,interval,theorem,18,0,0,',
      '0.2,0.7,0.8916,fails,,,,nowhere,theorem,18,0,0,',
      '0.2,0.8917,1,refused,target-lies-above-the-frontier,,,nowhere,theorem,18,0,0,',
      '',
    ].join('\n')]);
    const seconds = await frontier('micro', '--vary', 'reaction=1h..4h', '--format', 'csv');
    expect(seconds.out).toMatch(/^reaction_seconds_from,.*\n3600,10800,holds,,10800,above,interval,bisection,\d+,\d+,\d+,\n10801,14400,fails,/);
  });

  it('writes JSON with integers, and the design\'s own place', async () => {
    const { code, out } = await frontier(...usual, '--format', 'json');
    const map = parsed<PlainMap>(out);
    expect(code).toBe(0);
    expect(map.columns.map(({ value }) => value)).toHaveLength(15);
    expect(map.columns.find(({ value }) => value === '500')).toMatchObject({ frontier: { at: '2125', fails: 'above' }, method: 'theorem', machineRuns: 0, segments: [{ verdict: 'holds' }, { verdict: 'fails' }] });
    expect(map.columnsWanted).toBe(15);
    expect(map.own).toEqual({ across: '500', along: '2100', verdict: 'holds', frontier: '2125', trace: null });
  });

  it.each(['table', 'csv', 'json', 'svg'])('writes the same bytes as %s each time, to a file as to the standard output', async (format) => {
    const file = join(folder(), 'map.out');
    const [first, second, third] = [await frontier(...usual, '--format', format), await frontier(...usual, '--format', format), await frontier(...usual, '--format', format, '--out', file)];
    expect(second.out).toBe(first.out);
    expect([third.code, third.out, readFileSync(file, 'utf8')]).toEqual([0, '', first.out]);
  });

  it('chooses the form by the ending of the file', async () => {
    const place = folder();
    for (const [ending, start] of [['csv', 'bonus,'], ['json', '{'], ['svg', '<?xml'], ['txt', 'micro: ']] as const) {
      await frontier(...usual, '--out', join(place, `map.${ending}`));
      expect(readFileSync(join(place, `map.${ending}`), 'utf8').startsWith(start)).toBe(true);
    }
  });
});

describe('the runs that unwind frontier writes', () => {
  const replayed = async (file: string) => {
    const { code, out } = await unwind(['run', file]);
    return [code, /breaks ([a-z-]+)/.exec(out)?.[1]];
  };

  it('break the claim right beyond each frontier, and unwind run reproduces them', async () => {
    const place = join(folder(), 'traces');
    const { out } = await unwind(['frontier', 'micro', '--vary', 'bonus=5%..15%:10%', '--vary', 'gap=0%..40%', '--traces', place]);
    const files = ['micro.solvent-within-envelope.bonus-0.05.gap-0.2126.json', 'micro.solvent-within-envelope.bonus-0.15.gap-0.1449.json'];
    expect(readdirSync(place).sort()).toEqual(files);
    for (const file of files) expect(await replayed(join(place, file))).toEqual([1, 'solvent-within-envelope']);
    expect(out).toContain(`A run that breaks it right beyond the frontier: unwind run ${join(place, files[0] ?? '')}  (one of 2)\n`);
  });

  it('show what breaks the design as it is, and a stretch that fails with no frontier beside it', async () => {
    const place = join(folder(), 'traces');
    const { out } = await unwind(['frontier', 'linear-ltv', '--vary', 'gap=16%..20%', '--traces', place, '--format', 'json']);
    const { own, columns } = parsed<PlainMap>(out);
    expect(own).toMatchObject({ verdict: 'fails', trace: join(place, 'linear-ltv.solvent-within-envelope.json') });
    expect(columns[0]?.segments).toMatchObject([{ verdict: 'fails', traces: [{ at: '1600', file: join(place, 'linear-ltv.solvent-within-envelope.gap-0.16.json') }] }]);
    for (const file of readdirSync(place)) expect(await replayed(join(place, file))).toEqual([1, 'solvent-within-envelope']);
    expect(readdirSync(place)).toHaveLength(2);
  });

  it('stand beside their stretches in CSV', async () => {
    const place = join(folder(), 'traces');
    const { out } = await unwind(['frontier', 'micro', '--vary', 'gap=0%..40%', '--traces', place, '--format', 'csv']);
    const [, holds, fails] = out.split('\n').map((line) => line.split(',').at(-1));
    expect([holds, fails]).toEqual(['', join(place, 'micro.solvent-within-envelope.gap-0.2126.json')]);
  });

  it('are none of a conditional guarantee, and the table says why', async () => {
    const place = join(folder(), 'traces');
    const { out } = await unwind(['frontier', 'micro', '--vary', 'gap=0%..40%', '--claim', 'gap-theorem', '--traces', place]);
    expect([existsSync(place), out.includes('No run is written: gap-theorem is conditional')]).toEqual([false, true]);
  });

  it('are refused where the folder cannot be made', async () => {
    const place = join(folder(), 'taken');
    writeFileSync(place, '');
    const { code, out, err } = await unwind(['frontier', 'micro', '--vary', 'gap=0%..40%', '--traces', place]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^--traces: expected a folder that can be written, found /);
  });
});

describe('unwind frontier --help', () => {
  it('names all that may be varied and asked, and how the command ends', async () => {
    const { code, out } = await unwind(['frontier', '--help']);
    for (const { name } of parameters) expect(out).toContain(name);
    for (const { id } of questions) expect(out).toContain(id);
    expect([code, longestLine(out) <= 120, out.includes('130 where it was ended before its time')]).toEqual([0, true, true]);
  });
});

describe('unwind frontier refuses', () => {
  it.each([
    [['--vary', 'bones=1%..2%'], /^--vary: expected one of bonus, threshold, target, warning, interval, mostSteps, window, reserve, startPremium, largestMove, maxAge, gap, rise, reaction, ltv, found "bones"$/],
    [['--vary', 'closeFactor=1%..2%'], /found "closeFactor", which micro does not have$/],
    [['--vary', 'bonus=2%..1%'], /^--vary bonus: expected a range from its lower to its higher end, found "2%\.\.1%"$/],
    [['--vary', 'bonus'], /^--vary: expected NAME=LOW\.\.HIGH/],
    [['--vary', 'bonus=1%..2s'], /^--vary bonus: expected a ratio/],
    [['--vary', 'reaction=1%..2%'], /^--vary reaction: expected a duration/],
    [['--vary', 'mostSteps=1..2%'], /^--vary mostSteps: expected a whole number/],
    [['--vary', 'bonus=1%..2%:0%'], /expected a step above zero/],
    [['--vary', 'bonus=0%..50%:0.01%', '--vary', 'gap=1%..2%'], /at most 500 values, found 5001$/],
    [['--vary', 'bonus=1%..2%:1%', '--vary', 'gap=1%..2%', '--step', '1%'], /^--step: expected one step of the first axis/],
    [['--vary', 'bonus=1%..2%', '--step', '1%'], /^--step: expected no step/],
    [['--vary', 'bonus=1%..2%:1%'], /^--vary bonus: expected no step/],
    [['--vary', 'bonus=1%..2%', '--vary', 'gap=1%..2%:1%'], /^--vary gap: expected no step/],
    [['--vary', 'bonus=1%..2%', '--vary', 'bonus=3%..4%'], /expected two parameters, found bonus twice$/],
    [['--vary', 'bonus=1%..2%', '--vary', 'gap=3%..4%', '--vary', 'rise=3%..4%'], /expected one or two of NAME=LOW\.\.HIGH, found 3$/],
    [[], /^--vary: expected one or two of NAME=LOW\.\.HIGH, found 0$/],
    [['--vary', 'ltv=80%..90%'], /^--vary ltv: expected a claim whose account starts anywhere: later-loss-is-never-worse, no-toxic-spiral, step-improves-health/],
    [['--vary', 'gap=1%..2%', '--claim', 'always-rich'], /^--claim: expected one of solvent-within-envelope, gap-theorem, .*found "always-rich"$/],
    [['--vary', 'gap=1%..2%', '--asset', 'USD'], /^--asset: expected one of the collaterals ETH, found "USD"$/],
    [['--vary', 'gap=1%..2%', '--format', 'pdf'], /^--format: expected table or csv or svg or json, found "pdf"$/],
  ])('%j by name, with exit code 2, and writes nothing', async (texts, message) => {
    const file = join(folder(), 'map.csv');
    const { code, out, err } = await frontier('micro', ...texts, '--out', file);
    expect([code, out, existsSync(file)]).toEqual([2, '', false]);
    expect(err.trimEnd()).toMatch(message);
  });
});
