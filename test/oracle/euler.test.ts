import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { carriedLines, filesOf, linesIn, refusalsIn, tallyOf } from './replaying.js';

const attempts = 'euler-evk-liquidations.jsonl.gz';

describe('what Euler\'s vaults answered', () => {
  it.each(filesOf(attempts))('is what the mechanism answers, in every field of %s', (file) => {
    const lines = linesIn(file);
    const { rows, matches, first } = tallyOf(basename(file), lines);
    expect(first).toBeNull();
    expect([rows, matches]).toEqual([lines.length, lines.length]);
  });

  it('is carried with every refusal that was recorded, and with socialised losses', () => {
    const refusals = filesOf(attempts).map((file) => [...refusalsIn(linesIn(file))].sort());
    expect(refusals.at(-1)).toEqual(refusals[0]);
    expect(refusals[0]).toHaveLength(9);
    expect(carriedLines(attempts).filter((line) => line.includes('"debtSocialized"')).length).toBeGreaterThan(5);
  });
});

describe('a recording that was altered', () => {
  it.each<readonly [string, RegExp, string, RegExp]>([
    ['a ramped limit', /"liqLTVnow":\["(\d*)([1-8])"/, '"liqLTVnow":["$1$20"', /^liqLTVnow\.1$/],
    ['the rounded debt', /("before":.*?"debt":"\d*)1"/, '$12"', /^before\.violator\.debt$/],
    ['what backs the account', /"liquidity":\["(\d*)1"/, '"liquidity":["$12"', /^liquidity\.backing$/],
    ['the most that is seized', /"maxYield":"(\d*)1"/, '"maxYield":"$12"', /^check\.maxYield$/],
    ['why it may not be', /"check":\{"revert":"Custom:E_LiquidationCoolOff\(\)"\}/, '"check":{"revert":"Custom:E_NoLiability()"}', /^check\.revert$/],
    ['the judgement of the liquidator', /("ok":false,"revert":"Custom:)E_AccountLiquidity/, '$1E_MinYield', /^call\.revert$/],
    ['a loss', /"debtSocialized":"(\d*)1"/, '"debtSocialized":"$12"', /^call\.debtSocialized$/],
    ['an exact debt', /("after":.*?"violator":\{"debtExact":"\d*)1"/, '$12"', /^after\.violator\.debtExact$/],
    ['what the vault is owed', /("after":.*?"totalBorrowsExact":"\d*)1"/, '$12"', /^after\.vault\.totalBorrowsExact$/],
    ['the liquidator\'s shares', /("after":.*?"liquidator":\{.*?"col1":"\d*)1"/, '$12"', /^after\.liquidator\.col1$/],
  ])('differs by %s', (_what, from, to, field) => {
    const line = carriedLines(attempts).find((each) => from.test(each)) ?? '';
    const { mismatches, first } = tallyOf(attempts, [line.replace(from, to)]);
    expect(mismatches).toBe(1);
    expect(first?.field).toMatch(field);
  });
});
