import { describe, expect, it } from 'vitest';
import { agrees, alteredNumber, alteredText, errorsIn, refusedPaths } from './pools.js';
import { filesOf, linesIn } from './replaying.js';

const borrows = 'compound-v2-liquidate-borrow.jsonl.gz';
const absorptions = 'comet-absorb.jsonl.gz';
const purchases = 'comet-buy-collateral.jsonl.gz';

describe('what Compound answered', () => {
  it.each([borrows, absorptions, purchases].flatMap(filesOf))('is what the mechanism answers, in every field of %s', agrees);

  it.each([[borrows, 10], [absorptions, 5], [purchases, 4]])('is carried with every refusal that was recorded: %s', (name, count) => {
    const errors = filesOf(name).map((file) => errorsIn(linesIn(file)));
    expect(errors.at(-1)).toEqual(errors[0]);
    expect(errors[0]).toHaveLength(count);
  });
});

describe('a recording of Compound that was altered', () => {
  it.each([
    [borrows, 'shortfall', /^out\.accountLiquidity\.shortfall$/],
    [borrows, 'borrowBalance', /^out\.borrowBalance$/],
    [borrows, 'protocolSeizeAmount', /^out\.protocolSeizeAmount$/],
    [borrows, 'liquidatorTokens', /^out\.post\[0\]\.liquidatorTokens$/],
    [borrows, 'totalReserves', /^out\.post\[0\]\.totalReserves$/],
    [borrows, 'allowed', /^out\.allowed$/],
    [absorptions, 'reservesBefore', /^out\.reservesBefore$/],
    [absorptions, 'basePaidOut', /^out\.basePaidOut$/],
    [absorptions, 'newPrincipal', /^out\.newPrincipal$/],
    [absorptions, 'assetsInAfter', /^out\.assetsInAfter$/],
    [absorptions, 'baseBorrowIndex', /^out\.totals\.baseBorrowIndex$/],
    [absorptions, 'totalBorrowBase', /^out\.totals\.totalBorrowBase$/],
    [purchases, 'quote', /^out\.quote$/],
    [purchases, 'collateralReserves', /^out\.collateralReserves$/],
    [purchases, 'reservesAfter', /^out\.reservesAfter$/],
  ])('differs, in %s, by one of %s', (name, key, field) => {
    const difference = alteredNumber(name, key);
    expect([difference.mismatches, difference.delta]).toEqual([1, -1n]);
    expect(difference.field).toMatch(field);
  });

  it.each([
    ['a refusal', borrows, /"err":"Custom:LiquidateCloseAmountIsZero"/, '"err":"Custom:LiquidateLiquidatorIsBorrower"', /err$/],
    ['a rate that cannot be computed', borrows, /"exchangeRate":\["(\d+)","Panic/, '"exchangeRate":["$1","Error', /exchangeRate\[1\]\.rate$/],
    ['a verdict on an account', absorptions, /"isLiquidatableBeforeAccrual":true/, '"isLiquidatableBeforeAccrual":false', /isLiquidatableBeforeAccrual$/],
    ['a refusal', purchases, /"err":"Custom:NotForSale"/, '"err":"Custom:Paused"', /err$/],
  ])('differs by %s in %s', (_what, name, from, to, field) => {
    const difference = alteredText(name, from, to);
    expect(difference.mismatches).toBe(1);
    expect(difference.field).toMatch(field);
  });

  it('is refused where it is no row', () => {
    expect(refusedPaths(borrows, (line) => line.replace(/"decimals":\d+/, '"decimals":99'))).toEqual(['row 1: in.markets[0].decimals']);
    expect(refusedPaths(absorptions, (line) => line.replace(/"principal":"/, '"principal":"x'))).toEqual(['row 1: in.principal']);
    expect(refusedPaths(purchases, (line) => line.replace(/"minAmount":"/, '"minAmount":"-'))).toEqual(['row 1: in.minAmount']);
  });
});
