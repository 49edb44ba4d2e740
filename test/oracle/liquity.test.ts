import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { carriedLines, filesOf, linesIn, refusalsIn, tallyOf } from './replaying.js';

const traces = 'liquity-v1-traces.jsonl.gz';

describe('what Liquity\'s contracts answered', () => {
  it.each(filesOf(traces))('is what the mechanism answers, in every field of %s', (file) => {
    const lines = linesIn(file);
    const { rows, matches, first } = tallyOf(basename(file), lines);
    expect(first).toBeNull();
    expect([rows, matches]).toEqual([lines.length, lines.length]);
  });

  it('is carried with every refusal that was recorded', () => {
    const refusals = filesOf(traces).map((file) => [...refusalsIn(linesIn(file))].sort());
    expect(refusals.at(-1)).toEqual(refusals[0]);
    expect(refusals[0]).toHaveLength(13);
  });
});

describe('a recording that was altered', () => {
  it.each([
    ['a ratio', /"TCR":"(\d+)1"/, '"TCR":"$12"', /sys\.TCR$/],
    ['the order of troves', /"order":\["w","b0"\]/, '"order":["b0","w"]', /order$/],
    ['a deposit', /"spCompounded":"(\d+)1"/, '"spCompounded":"$12"', /spCompounded$/],
    ['a text', /TroveManager: nothing to liquidate/, 'TroveManager: nothing', /revert$/],
    ['an announcement', /"_operation":"1"/, '"_operation":"2"', /_operation$/],
  ])('differs by %s', (_what, from, to, field) => {
    const line = carriedLines(traces).find((each) => from.test(each)) ?? '';
    const { mismatches, first } = tallyOf(traces, [line.replace(from, to)]);
    expect(mismatches).toBe(1);
    expect(first?.field).toMatch(field);
  });
});
