import { describe, expect, it } from 'vitest';
import { grouped, ranges, shortCount } from '../../src/cli/output/assurance/counts.js';
import { longestLine } from '../cli/running.js';
import { shown } from './rendering.js';
import { explored, incomplete, sample, walked, withBrokenPromise } from './sample.js';

const withoutColour = (text: string): string => text.replace(/\u001B\[\d+m/g, '');

describe('the table of an assurance', () => {
  const text = shown('table', sample());

  it('says for each guarantee what its verdict rests on, what runs judged of it, and whether it is promised', () => {
    expect(text.split('\n').slice(0, 18).join('\n')).toMatchInlineSnapshot(`
      "fixed-close-factor, a design of stepwise@1
      20,000 generated runs from seed 7, 654,321 steps judged.

        guarantee                verdict    evidence                                             judged in runs  promised
      Conservation
        collateral-is-conserved  exhausted  123,456 states, 1.2M edges, depth 31 [1-2]                    3,412  yes
        debt-is-conserved        tested     20,000 runs, 1 judged, seed 7                                     1  yes
                                            tested: eth-2020-03: 97 observations, 12 judged
      Health
        no-toxic-spiral          refuted    5 events, ending in STEP                                             no
      Solvency
        solvent-within-envelope  open       never put to the test in 123,456 states                           0  no
        gap-theorem              proved     12 transitions, 340 ways [3]                                     88  yes
                                            exhausted: 123,456 states, 1.2M edges, depth 31 [1-2]
      Liveness
        never-stuck              open       123,456 states, 1.2M edges, depth 31; out of memory                  yes

      Assumptions"
    `);
  });

  it('tells each assumption once, under the number that the table names', () => {
    for (const assumption of explored.assumptions) expect(text.split(assumption)).toHaveLength(2);
    expect(text).toMatch(/^ {2}\[2\] One account with one leg of each kind\.$/m);
    expect(text).toMatch(/^ {2}gap-theorem +proved +12 transitions, 340 ways \[3\] /m);
  });

  it('says what was reached, by name where it was not', () => {
    expect(text).toContain('Reached: 2 of 3 phases, 1 of 1 transitions, 1 of 2 sides of guards, 0 of 1 refusals.\nNot reached: settled, covered: yes, DUST_REMAINS.\n');
  });

  it('leaves out what nobody watched', () => {
    const none = { reached: [], missing: [] };
    const report = { ...sample(), coverage: { ...sample().coverage, guardSides: none } };
    expect(shown('table', report)).toContain('Reached: 2 of 3 phases, 1 of 1 transitions, 0 of 1 refusals.\n');
    expect(shown('table', { ...report, coverage: { phases: none, transitions: none, guardSides: none, refusals: none } })).not.toContain('Reached');
  });

  it('tells each refutation event by event, and how to see it again', () => {
    expect(text).toContain('no-toxic-spiral is refuted, which the design does not promise\n');
    expect(text).toMatch(/^ {2}01:16:40 {2}STEP +110 +≈0\.54542 +unwinding\.ready +-60 USD +-0\.6 ETH$/m);
    expect(text).toContain('Again: unwind run no-toxic-spiral.json\n');
  });

  it('ends with the counts', () => {
    expect(text.endsWith('\n1 proved, 1 exhausted, 1 tested, 1 refuted, 2 open.\n')).toBe(true);
  });

  it('has no column for runs where verdicts rest on nothing else, and says what is missing of a campaign', () => {
    const part = shown('table', incomplete());
    expect(part).not.toContain('judged in runs');
    expect(part).toContain('5,000 of 20,000 generated runs from seed 7, shard 2 of 4, 10 steps judged.\n');
    expect(part).toContain('The campaign is incomplete: 15,000 of 20,000 runs are missing (shards 0-1, 3 of 4).\n');
    expect(text).not.toContain('incomplete');
  });

  it('is as wide as a terminal at most, however long a name is', () => {
    const report = sample();
    const long = { ...walked, prices: 'x'.repeat(300) };
    const wide = { ...report, guarantees: report.guarantees.map((assured) => ({ ...assured, evidence: [long, long, ...assured.evidence] })) };
    expect(longestLine(text)).toBeLessThanOrEqual(120);
    expect(longestLine(shown('table', wide))).toBeLessThanOrEqual(120);
  });

  it('colours nothing but what a reader sees, and a broken promise worse than what was never promised', () => {
    const coloured = shown('table', sample(), true);
    expect(withoutColour(coloured)).toBe(text);
    expect(coloured).toMatch(/no-toxic-spiral +\u001B\[33mrefuted/);
    expect(shown('table', withBrokenPromise(), true)).toMatch(/no-toxic-spiral +\u001B\[31mrefuted/);
    expect(coloured).toMatch(/never-stuck +\u001B\[33mopen/);
    expect(coloured).toMatch(/gap-theorem +\u001B\[32mproved/);
  });
});

describe('a count', () => {
  it.each([[0, '0'], [999, '999'], [1_000, '1,000'], [123_456, '123,456'], [999_999, '999,999'], [1_000_000, '1M'], [1_999_999, '1.9M'], [1_234_567_890, '1,234.5M']])('of %d is %s, never more than was counted', (count, text) => {
    expect(shortCount(count)).toBe(text);
  });

  it('is told with every digit where it must', () => {
    expect(grouped(1_234_567)).toBe('1,234,567');
  });

  it.each([[[], ''], [[3], '3'], [[0, 1, 2, 5], '0-2, 5'], [[1, 3, 5], '1, 3, 5'], [[4, 5], '4-5']])('of shards %j is "%s"', (numbers, text) => {
    expect(ranges(numbers)).toBe(text);
  });
});
