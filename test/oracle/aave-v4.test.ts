import { describe, expect, it } from 'vitest';
import { agrees, alteredNumber, alteredText, errorsIn, refusedPaths } from './pools.js';
import { filesOf, linesIn } from './replaying.js';

const calls = 'aave-v4-liquidation-call.jsonl.gz';
const amounts = 'aave-v4-liquidation-amounts.jsonl.gz';
const functions = ['liquidation-bonus', 'debt-to-target-hf', 'debt-to-liquidate'].map((name) => `aave-v4-${name}.jsonl.gz`);

describe('what Aave v4 answered', () => {
  it.each([...functions, amounts, calls].flatMap(filesOf))('is what the mechanism answers, in every field of %s', agrees);

  it.each([[calls, 9], [amounts, 1]])('is carried with every refusal that was recorded: %s', (name, count) => {
    const errors = filesOf(name).map((file) => errorsIn(linesIn(file)));
    expect(errors.at(-1)).toEqual(errors[0]);
    expect(errors[0]).toHaveLength(count);
  });

  it('is carried with calls that take nothing at all, and with debt that is paid for no collateral', () => {
    const lines = linesIn(filesOf(amounts)[0] ?? '');
    const taken = /"collateralSharesToLiquidate":"0","collateralSharesToLiquidator":"0","drawnSharesToLiquidate":"(\d+)","premiumDebtRayToLiquidate":"(\d+)"/;
    const kinds = lines.flatMap((line) => {
      const match = taken.exec(line);
      return match === null ? [] : [match[1] === '0' && match[2] === '0' ? 'nothing' : 'debt'];
    });
    expect([...new Set(kinds)].sort()).toEqual(['debt', 'nothing']);
  });
});

describe('a recording of Aave v4 that was altered', () => {
  it.each([
    ['riskPremium', /^out\.before\.riskPremium$/],
    ['avgCollateralFactor', /^out\.before\.avgCollateralFactor$/],
    ['totalDebtValueRay', /^out\.before\.totalDebtValueRay$/],
    ['debtAmountRestored', /^out\.call\.debtAmountRestored$/],
    ['offsetRayDelta', /^out\.call\.offsetRayDelta$/],
    ['collateralAmountRemoved', /^out\.call\.collateralAmountRemoved$/],
    ['drawnAmount', /^out\.hubCalls\[\d\]\.drawnAmount$/],
    ['premiumOffsetRay', /^out\.post\[0\]\.premiumOffsetRay$/],
    ['liquidatorSuppliedShares', /^out\.post\[0\]\.liquidatorSuppliedShares$/],
    ['riskPremiumAfter', /^out\.riskPremiumAfter$/],
  ])('differs by one of %s', (key, field) => {
    const difference = alteredNumber(calls, key);
    expect([difference.mismatches, difference.delta]).toEqual([1, -1n]);
    expect(difference.field).toMatch(field);
  });

  it.each([
    ['a call of the hub', /"call":"ReportDeficit"/, '"call":"Restore"', /hubCalls\[\d\]\.call$/],
    ['a deficit that was none', /"deficit":true/, '"deficit":false', /out\.deficit$/],
    ['a refusal', /"err":"Custom:MustNotLeaveDust"/, '"err":"Custom:ReservePaused"', /err$/],
  ])('differs by %s', (_what, from, to, field) => {
    const difference = alteredText(calls, from, to);
    expect(difference.mismatches).toBe(1);
    expect(difference.field).toMatch(field);
  });

  it('is refused where it is no row', () => {
    expect(refusedPaths(calls, (line) => line.replace(/"decimals":\d+/, '"decimals":19'))).toEqual(['row 1: in.reserves[0].decimals']);
    expect(refusedPaths(amounts, (line) => line.replace(/"collateralAssetDecimals":"\d+"/, '"collateralAssetDecimals":"19"'))).toEqual(['row 1: in.collateralAssetDecimals']);
  });
});
