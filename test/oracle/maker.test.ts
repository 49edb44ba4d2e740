import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kindHolding } from '../../src/vectors/oracle/all.js';
import { replayOf } from '../../src/vectors/oracle/replay.js';
import { carriedLines, filesOf, linesIn, refusalsIn, tallyOf } from './replaying.js';

const abaci = 'maker-abaci.jsonl.gz';
const traces = 'maker-clip-traces.jsonl.gz';

describe('what Maker\'s contracts answered', () => {
  it.each([...filesOf(abaci), ...filesOf(traces)])('is what the mechanism answers, in every field of %s', (file) => {
    const lines = linesIn(file);
    const { rows, matches, first } = tallyOf(basename(file), lines);
    expect(first).toBeNull();
    expect([rows, matches]).toEqual([lines.length, lines.length]);
  });

  it('is carried with every refusal that was recorded', () => {
    const refusals = filesOf(traces).map((file) => [...refusalsIn(linesIn(file))].sort());
    expect(refusals.at(-1)).toEqual(refusals[0]);
    expect(refusals[0]).toHaveLength(25);
  });

  it('is carried with prices of all curves, words that overflow and steps of no length', () => {
    const rows = carriedLines(abaci).map((line) => /"abacus":"(\w+)".*"ok":(\w+)(?:.*"error":"([\w ]+)")?/.exec(line)?.slice(1).join(' '));
    expect([...new Set(rows)].sort()).toEqual([
      'ExponentialDecrease false revert', 'ExponentialDecrease true ', 'LinearDecrease false revert', 'LinearDecrease true ',
      'StairstepExponentialDecrease false invalid opcode', 'StairstepExponentialDecrease false revert', 'StairstepExponentialDecrease true ',
    ]);
  });
});

describe('a recording that was altered', () => {
  const altered = (name: string, from: RegExp, to: string) => {
    const line = carriedLines(name).find((each) => from.test(each)) ?? '';
    return tallyOf(name, [line.replace(from, to)]);
  };

  it('differs by a unit of a price, and says where and by how much', () => {
    const { mismatches, first } = altered(abaci, /"price":"(\d+)1"/, '"price":"$12"');
    expect([mismatches, first?.field, first?.row, first?.delta]).toEqual([1, 'price', 1, -1n]);
  });

  it.each([
    ['an amount of dai', /"dai":"(\d+)1"/, '"dai":"$12"', /acct\.\w+\.dai$/],
    ['what a sale owes', /"sales":\[\{"id":"1","pos":"0","tab":"(\d+)/, '"sales":[{"id":"1","pos":"0","tab":"1$1', /sales\[0\]\.tab$/],
    ['the text of a refusal', /"revert":"Clipper\/needs-reset"/, '"revert":"Clipper/too-expensive"', /revert$/],
    ['a log that is missing', /"name":"Digs"/, '"name":"Dig"', /logs\[0\]\.name$/],
    ['a refusal that was none', /"ok":false,"revert":"Clipper\/needs-reset"/, '"ok":true', /ok$/],
  ])('differs by %s', (_what, from, to, field) => {
    const { mismatches, first } = altered(traces, from, to);
    expect(mismatches).toBe(1);
    expect(first?.field).toMatch(field);
  });
});

describe('a row that is none', () => {
  const refusal = (name: string, change: (line: string) => string) => {
    const kind = kindHolding(name);
    const answer = kind === undefined ? undefined : replayOf(kind, name)(change(carriedLines(name)[0] ?? ''));
    return answer?._tag === 'Left' ? answer.left.map(({ path }) => path) : [];
  };

  it('is refused with the path of what is wrong', () => {
    expect(refusal(abaci, (line) => line.replace('"top":"', '"top":"x'))).toEqual(['row 1: top']);
    expect(refusal(traces, (line) => line.replace('"val":"', '"val":"0'))).toEqual(['row 1: initial.pip.val']);
    expect(refusal(traces, (line) => line.replace(/"chop":"\d+"/, '"chop":"999999999999999999"'))).toEqual(['row 1: params: penalty']);
    expect(refusal(traces, (line) => line.slice(0, -5))).toEqual(['row 1']);
  });

  it('is refused where it sets a parameter that does not exist', () => {
    const unknown = (text: string): string => text.replace(/"op":"price","sender":"admin","args":\{[^}]*\}/, '"op":"file","sender":"admin","args":{"target":"clip","what":"chips","data":"1"}');
    expect(refusal(traces, unknown)[0]).toMatch(/^row 1: steps\[\d+\]\.args$/);
  });
});
