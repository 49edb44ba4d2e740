import { describe, expect, it } from 'vitest';
import { agrees, alteredNumber, alteredText, errorsIn, refusedPaths } from './pools.js';
import { filesOf, linesIn } from './replaying.js';

const callsOf = (release: string): string => `aave-v3-liquidation-call-${release}.jsonl.gz`;
const [first, third, sixth, seventh] = [callsOf('v3.0'), callsOf('v3.3'), callsOf('v3.6'), callsOf('v3.7')];
const calls = [first, third, sixth, seventh];
const functions = ['math', 'available-collateral-v3.0-v3.4', 'available-collateral-v3.5-v3.6', 'available-collateral-v3.7'].map((name) => `aave-v3-${name}.jsonl.gz`);

describe('what Aave v3 answered', () => {
  it.each([...functions, ...calls].flatMap(filesOf))('is what the mechanism answers, in every field of %s', agrees);

  it.each(calls)('is carried with every refusal that was recorded: %s', (name) => {
    const errors = filesOf(name).map((file) => errorsIn(linesIn(file)));
    expect(errors.at(-1)).toEqual(errors[0]);
  });

  it('is refused by number before v3.4 and by name after, and needs no sentinel in v3.7', () => {
    const errorsOf = (name: string): readonly string[] => errorsIn(linesIn(filesOf(name)[0] ?? ''));
    expect(errorsOf(first)).toEqual(['25', '27', '29', '45', '46', '59'].map((code) => `Error:${code}`));
    expect(errorsOf(third)).toEqual(['103', '25', '27', '29', '45', '46', '59', '97'].map((code) => `Error:${code}`));
    expect(errorsOf(sixth)).toContain('Custom:PriceOracleSentinelCheckFailed');
    expect(errorsOf(seventh)).not.toContain('Custom:PriceOracleSentinelCheckFailed');
    expect(errorsOf(seventh)).toHaveLength(7);
  });
});

describe('a recording of Aave v3 that was altered', () => {
  it.each([
    ['healthFactor', /^out\.before\.healthFactor$/],
    ['avgLtv', /^out\.before\.avgLtv$/],
    ['avgLiquidationThreshold', /^out\.before\.avgLiquidationThreshold$/],
    ['debtLiquidated', /^out\.debtLiquidated$/],
    ['collateralToLiquidator', /^out\.collateralToLiquidator$/],
    ['aScaledTreasury', /^out\.post\[0\]\.aScaledTreasury$/],
    ['vScaledUser', /^out\.post\[0\]\.vScaledUser$/],
    ['deficit', /^out\.post\[0\]\.deficit$/],
    ['userConfigAfter', /^out\.userConfigAfter$/],
  ])('differs by one of %s', (key, field) => {
    const difference = alteredNumber(third, key);
    expect([difference.mismatches, difference.delta]).toEqual([1, -1n]);
    expect(difference.field).toMatch(field);
  });

  it.each([
    ['an event', /"DeficitCreated\(1,/, '"DeficitCreated(0,', /events\[\d\]\.event$/],
    ['an event that is missing', /"ReserveUsedAsCollateralDisabled\(0\)",/, '', /events\.length$/],
    ['a refusal', /"err":"Error:103"/, '"err":"Error:45"', /err$/],
  ])('differs by %s', (_what, from, to, field) => {
    const difference = alteredText(third, from, to);
    expect(difference.mismatches).toBe(1);
    expect(difference.field).toMatch(field);
  });

  it('is refused where it is no row', () => {
    expect(refusedPaths(first, (line) => line.replace('"v3.0"', '"v2.0"'))).toEqual(['row 1: version']);
    expect(refusedPaths(first, (line) => line.replace(/"decimals":\d+/, '"decimals":-1'))).toEqual(['row 1: in.reserves[0].decimals']);
    expect(refusedPaths(first, (line) => line.replace(/"decimals":\d+/, '"decimals":99'))).toEqual(['row 1: in.reserves[0].decimals']);
    expect(refusedPaths('aave-v3-math.jsonl.gz', (line) => line.replace('"a":"', '"a":"0'))).toEqual(['row 1: in.a']);
  });
});
