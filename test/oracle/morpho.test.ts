import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { carriedLines, filesOf, linesIn, refusalsIn, tallyOf } from './replaying.js';

const blue = 'morpho-blue-traces.jsonl.gz';
const preLiquidation = 'morpho-pre-liquidation-traces.jsonl.gz';

/** Refusals without the amounts in them. */
const refusals = (lines: readonly string[]): readonly string[] => [...new Set([...refusalsIn(lines)].map((text) => text.replace(/\(.*\)/, '()')))].sort();

describe('what Morpho\'s contracts answered', () => {
  it.each([...filesOf(blue), ...filesOf(preLiquidation)])('is what the mechanism answers, in every field of %s', (file) => {
    const lines = linesIn(file);
    const { rows, matches, first } = tallyOf(basename(file), lines);
    expect(first).toBeNull();
    expect([rows, matches]).toEqual([lines.length, lines.length]);
  });

  it.each([[blue, 9], [preLiquidation, 13]])('is carried with every refusal that was recorded in %s', (name, count) => {
    const lists = filesOf(name).map((file) => refusals(linesIn(file)));
    expect(lists.at(-1)).toEqual(lists[0]);
    expect(lists[0]).toHaveLength(count);
  });

  it('is carried with every contract that could not be made', () => {
    const reasons = carriedLines(preLiquidation).map((line) => /"constructorRevert":(?:"Custom:(\w+)\(\)"|null)/.exec(line)?.[1] ?? 'none');
    expect([...new Set(reasons)].sort()).toEqual(['PreLCFDecreasing', 'PreLCFTooHigh', 'PreLIFDecreasing', 'PreLIFTooHigh', 'PreLIFTooLow', 'PreLltvTooHigh', 'none']);
  });
});

describe('a recording that was altered', () => {
  const altered = (name: string, from: RegExp, to: string): ReturnType<typeof tallyOf> => {
    const line = carriedLines(name).find((each) => from.test(each)) ?? '';
    return tallyOf(name, [line.replace(from, to)]);
  };

  it.each<readonly [string, string, RegExp, string, RegExp]>([
    ['a unit of bad debt', blue, /"badDebtAssets":"(\d+)1"/, '"badDebtAssets":"$12"', /liq\.badDebtAssets$/],
    ['a share of the fee', blue, /"feeShares":"(\d+)1"/, '"feeShares":"$12"', /accrue\.feeShares$/],
    ['what is returned', blue, /"ret":\["(\d+)1"/, '"ret":["$12"', /ret\.0$/],
    ['the text of a refusal', blue, /Panic:0x11/, 'Panic:0x12', /revert$/],
    ['a refusal that was none', blue, /"ok":false,"price":"(\d+)","revert":"Error:position is healthy"/, '"ok":true,"price":"$1"', /ok$/],
    ['a total', blue, /"s":\{"m":\["(\d+)1"/, '"s":{"m":["$12"', /s\.totalSupplyAssets$/],
    ['an accrual that is missing', blue, /"accrue":\{[^}]*\},/, '', /accrue\.prevBorrowRate$/],
    ['a position that is missing', blue, /,"p":\{"L":\["\d+","0","0"\]\}/, ',"p":{}', /s\.L\.supplyShares$/],
    ['the most that may be repaid', preLiquidation, /PreLiquidationTooLarge\((\d+),(\d+)\)/, 'PreLiquidationTooLarge($1,1$2)', /revert$/],
    ['what is seized', preLiquidation, /("pre":\{"repaidAssets":"\d+","repaidShares":"\d+","seizedAssets":"\d*)1"/, '$12"', /pre\.seizedAssets$/],
    ['how a contract was made', preLiquidation, /"constructorRevert":"Custom:PreLIFTooLow\(\)"/, '"constructorRevert":null', /pre\.constructorRevert$/],
  ])('differs by %s', (_what, name, from, to, field) => {
    const { mismatches, first } = altered(name, from, to);
    expect(mismatches).toBe(1);
    expect(first?.field).toMatch(field);
  });
});

describe('a row that is none', () => {
  const refused = (from: RegExp, to: string): (() => unknown) => () => tallyOf(blue, [(carriedLines(blue)[0] ?? '').replace(from, to)]);

  it.each<readonly [string, RegExp, string, RegExp]>([
    ['an lltv of one whole', /"lltv":"\d+"/, '"lltv":"1000000000000000000"', /row 1: lltv/],
    ['a fee above a quarter', /"fee0":"\d+"/, '"fee0":"250000000000000001"', /row 1: fee0/],
    ['a total too few', /"m":\["0","0",/, '"m":["0",', /WRONG_LENGTH.*row 1: initState\.m/],
    ['a number that is none', /"assets":"\d+"/, '"assets":"many"', /row 1: events\[0\]/],
  ])('is refused for %s', (_what, from, to, message) => {
    expect(refused(from, to)).toThrow(message);
  });
});
