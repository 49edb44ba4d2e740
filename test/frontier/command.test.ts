import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, longestLine, parsed, unwind } from '../cli/running.js';
import { presetText } from '../support/designs.js';

const frontier = (...texts: readonly string[]) => unwind(['frontier', ...texts]);
const usual = ['micro', '--vary', 'bonus=1%..15%', '--vary', 'gap=0%..40%'] as const;

interface PlainMap {
  readonly columns: readonly { readonly value: string; readonly frontier: { readonly at: string; readonly fails: string } | null; readonly method: string; readonly machineRuns: number; readonly segments: readonly { readonly verdict: string }[] }[];
  readonly own: { readonly across: string; readonly along: string; readonly verdict: string; readonly frontier: string };
}

describe('unwind frontier', () => {
  it('prints where a claim stops holding for each value of the first parameter, and how that was decided', async () => {
    const { code, out, err } = await frontier(...usual);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^ {3}1% {2}up to 24\.25% {2}fails from 24\.26% {2}theorem$/m);
    expect(out).toMatch(/^ {2}15% {2}up to 14\.48% {2}fails from 14\.49% {2}bisection, \d+ machine runs$/m);
    expect(out.match(/^ *\d+% /gm)).toHaveLength(15);
    expect(out).toContain('micro itself, at bonus 5% and gap 21%: holds; the frontier there is 21.25%.');
    expect(out).toContain('Theorem: (1 − gap) ≥ threshold × (1 + bonus) × (1 + rise) decides');
    expect(longestLine(out)).toBeLessThanOrEqual(120);
  });

  it('prints the one value of one parameter, and a small table', async () => {
    const { code, out } = await frontier('micro', '--vary', 'gap=0%..40%:10%');
    expect(code).toBe(0);
    expect(out).toMatch(/^gap: holds up to 21\.25%; fails from 21\.26%\. Decided by theorem\.$/m);
    expect(out.match(/^ *\d+% {2}(holds|fails)$/gm)).toEqual([' 0%  holds', '10%  holds', '20%  holds', '30%  fails', '40%  fails']);
  });

  it('decides nothing by theorem where it is told to run the machine', async () => {
    const { out } = await frontier('micro', '--vary', 'gap=0%..40%', '--machine');
    expect(out).toMatch(/^gap: holds up to 21\.25%; fails from 21\.26%\. Decided by bisection, \d+ machine runs\.$/m);
    expect(out).not.toContain('Theorem:');
  });

  it('names the theorem that refuses a combination, in its own cells', async () => {
    const { code, out } = await frontier('micro', '--vary', 'bonus=10%..20%:10%', '--vary', 'threshold=70%..100%', '--claim', 'gap-theorem');
    expect(code).toBe(0);
    expect(out).toMatch(/^ *10% +up to 71\.81% +fails 71\.82% to 97\.27%; not admissible from 97\.28%: target-lies-above-the-frontier +theorem$/m);
    expect(out).toMatch(/^ *20% +nowhere +fails up to 89\.16%; not admissible from 89\.17%: target-lies-above-the-frontier +theorem$/m);
    const nowhere = await frontier('depth-aware', '--vary', 'leastBonus=6%..8%:2%', '--vary', 'gap=0%..20%');
    expect(nowhere.out).toMatch(/^ *6% +- +not admissible: quantities-are-in-range +parameter checks$/m);
  });

  it('says that a claim is not monotone, and lists its stretches, instead of giving a number', async () => {
    const { code, out } = await frontier('micro', '--vary', 'gap=20%..21%:1%', '--vary', 'reaction=0s..6h');
    expect(code).toBe(0);
    expect(out).toMatch(/^ *21% +7m 30s to 3h +not monotone: fails up to 7m 29s and from 3h 1s +bisection, \d+ machine runs$/m);
    expect(out).toContain('Not monotone: no one number says where the claim stops holding');
  });

  it('varies the collateral that is named', async () => {
    const [ether, dollars] = await Promise.all(['ETH', 'USD'].map((asset) => frontier('margin', '--vary', 'bonus=1%..8%:1%', '--vary', 'gap=0%..20%', '--asset', asset)));
    expect(ether?.out).toMatch(/^ *8% +up to 6\.68%/m);
    expect(dollars?.out).toContain('bonus of USD');
    // Ether keeps its 4 %: up to there, the bonus of dollars decides nothing.
    expect(dollars?.out).toMatch(/^ *4% +up to 10\.14%/m);
  });

  it('asks about designs from a file and from the standard input', async () => {
    const { code, out } = await unwind(['frontier', '-', '--vary', 'gap=0%..40%'], { input: presetText('margin') });
    expect([code, out.includes('gap: holds up to 10.14%; fails from 10.15%.')]).toEqual([0, true]);
  });
});

describe('unwind frontier, for programs', () => {
  it('writes CSV with exact fractions, a row for each stretch', async () => {
    const { code, out } = await frontier('micro', '--vary', 'bonus=5%..20%:15%', '--vary', 'threshold=70%..100%', '--claim', 'gap-theorem', '--format', 'csv');
    expect([code, out]).toEqual([0, [
      'bonus,threshold_from,threshold_to,verdict,refused_by,threshold_frontier,fails,shape,method,machine_runs',
      '0.05,0.7,0.7523,holds,,0.7523,above,interval,theorem,0',
      '0.05,0.7524,1,fails,,0.7523,above,interval,theorem,0',
      '0.2,0.7,0.8916,fails,,,,nowhere,theorem,0',
      '0.2,0.8917,1,refused,target-lies-above-the-frontier,,,nowhere,theorem,0',
      '',
    ].join('\n')]);
    const seconds = await frontier('micro', '--vary', 'reaction=1h..4h', '--format', 'csv');
    expect(seconds.out).toMatch(/^reaction_seconds_from,.*\n3600,10800,holds,,10800,above,interval,bisection,\d+\n10801,14400,fails,/);
  });

  it('writes JSON with integers, and the design\'s own place', async () => {
    const { code, out } = await frontier(...usual, '--format', 'json');
    const map = parsed<PlainMap>(out);
    expect(code).toBe(0);
    expect(map.columns.map(({ value }) => value)).toHaveLength(15);
    expect(map.columns.find(({ value }) => value === '500')).toMatchObject({ frontier: { at: '2125', fails: 'above' }, method: 'theorem', machineRuns: 0, segments: [{ verdict: 'holds' }, { verdict: 'fails' }] });
    expect(map.own).toEqual({ across: '500', along: '2100', verdict: 'holds', frontier: '2125' });
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

  it('writes a run that breaks the claim right beyond each frontier, which unwind run reproduces', async () => {
    const place = join(folder(), 'traces');
    await frontier('micro', '--vary', 'bonus=5%..15%:10%', '--vary', 'gap=0%..40%', '--traces', place);
    expect(readdirSync(place).sort()).toEqual(['micro.solvent-within-envelope.bonus-0.05.gap-0.2126.json', 'micro.solvent-within-envelope.bonus-0.15.gap-0.1449.json']);
    for (const file of readdirSync(place)) {
      const { code, out } = await unwind(['run', join(place, file)]);
      expect([code, out]).toEqual([1, expect.stringContaining('breaks solvent-within-envelope')]);
    }
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
    [['--vary', 'bonus=0%..50%:0.01%'], /at most 500 values, found 5001$/],
    [['--vary', 'bonus=1%..2%:1%', '--step', '1%'], /^--step: expected one step of the first axis/],
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
