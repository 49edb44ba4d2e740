import { describe, expect, it } from 'vitest';
import { nasty, shown, withText } from './rendering.js';
import { incomplete, sample, setting, withBrokenPromise } from './sample.js';

const text = shown('markdown', sample());

/** Cells of a line of a table, where every bar that is not escaped ends one. */
const cellsOf = (line: string): readonly string[] => line.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim());

describe('the summary of an assurance', () => {
  it('begins with the counts, promised or not', () => {
    expect(text.split('\n').slice(0, 8)).toEqual([
      '# Assurance of `fixed-close-factor`', '',
      '|  | proved | exhausted | tested | refuted | open |',
      '| --- | --- | --- | --- | --- | --- |',
      '| promised | 1 | 1 | 1 | 0 | 1 |',
      '| not promised | 0 | 0 | 0 | 1 | 1 |', '',
      'A design of `stepwise@1`. 20,000 generated runs from seed 7, 654,321 steps judged.',
    ]);
  });

  it('tells refutations before everything else, as a list of events', () => {
    expect(text.indexOf('## Refuted')).toBeLessThan(text.indexOf('## Guarantees'));
    expect(text).toContain([
      '### `no-toxic-spiral` is refuted, which the design does not promise', '',
      '> where a step would lower health, the mechanism does not offer it (escalates instead)  ',
      '> Below the frontier every step digs the hole deeper: the toxic liquidation spirals of Warmuz et al.', '',
      '1. day 0 00:16:40 QUOTE ETH at 200, USD at 1: healthy',
      '2. day 0 00:16:40 DEPOSIT 2 ETH: healthy',
      '3. day 0 00:16:40 BORROW 300 USD: healthy; health ≈1.1333',
      '4. day 0 01:16:40 QUOTE ETH at 110, USD at 1: healthy to unwinding.ready; health ≈0.62333',
      '5. day 0 01:16:40 STEP up to 60 USD for ETH: repaid 60 USD, seized 0.6 ETH; unwinding.ready; health ≈0.54542', '',
    ].join('\n'));
    expect(shown('markdown', withBrokenPromise())).toContain('### `no-toxic-spiral` is refuted\n');
  });

  it('has a row for each guarantee with all of its evidence', () => {
    const row = text.split('\n').find((line) => line.includes('`gap-theorem`')) ?? '';
    expect(cellsOf(row)).toEqual([
      'Solvency', '`gap-theorem`', 'proved',
      '12 transitions, 340 ways \\[3\\]<br>exhausted: 123,456 states, 1.2M edges, depth 31 \\[1-2\\]<br>tested: 20,000 runs, 88 judged, seed 7', 'yes',
    ]);
    const refuted = text.split('\n').find((line) => line.startsWith('| Health | `no-toxic-spiral`')) ?? '';
    expect(cellsOf(refuted)).toEqual(['Health', '`no-toxic-spiral`', '**refuted**', '5 events, ending in STEP', 'no']);
    for (const { id } of sample().guarantees) expect(text.split('\n').filter((line) => line.includes(`| \`${id}\` |`))).toHaveLength(1);
  });

  it('tells each assumption once, numbered as the table names it', () => {
    setting.forEach((assumption, place) => expect(text.split(`${(place + 1).toString()}. ${assumption}`)).toHaveLength(2));
  });

  it('says that a campaign is incomplete before anything that rests on it', () => {
    const part = shown('markdown', incomplete());
    expect(part.indexOf('**The campaign is incomplete: 15,000 of 20,000 runs are missing (shards 0-1, 3 of 4).**')).toBeLessThan(part.indexOf('## Guarantees'));
    expect(part).not.toContain('## Refuted');
    expect(part).not.toContain('## Assumptions');
  });

  it('keeps every row in its columns, whatever a text holds', () => {
    const report = withText(sample(), nasty);
    const renamed = { ...report, guarantees: report.guarantees.map((assured) => ({ ...assured, evidence: [{ kind: 'walk' as const, prices: nasty, observations: 1, judged: 1 }] })) };
    const lines = shown('markdown', renamed).split('\n');
    const rows = lines.slice(lines.indexOf('## Guarantees')).filter((line) => line.startsWith('|')).slice(0, 8);
    expect(rows).toHaveLength(8);
    for (const row of rows) expect(cellsOf(row)).toHaveLength(5);
    expect(lines.filter((line) => /(?<!\\)<(?!br>)/.test(line))).toEqual([]);
  });
});
