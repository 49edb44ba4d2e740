import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { constructionReasons, preLiquidationReasons } from '../../src/mechanisms/morpho-blue/kernel/pre-liquidation/reason.js';
import { reasons } from '../../src/mechanisms/morpho-blue/kernel/reason.js';
import { incentiveOf } from '../../src/mechanisms/morpho-blue/kernel/seizure.js';
import { borrowed, PAR, parameters, played, price, seize } from '../mechanisms/morpho-blue/played.js';

const pageOf = (dialect: string): string => readFileSync(resolve(import.meta.dirname, `../../spec/dialects/${dialect}.md`), 'utf8');

describe('the page of morpho-blue@1', () => {
  const page = pageOf('morpho-blue.1');

  test('names every reason', () => {
    expect(reasons.filter((reason) => !page.includes(reason))).toEqual([]);
  });

  test('works one liquidation that the mechanism answers so', () => {
    expect(incentiveOf(parameters.lltv)).toBe(1_063_829_787_234_042_553n);
    const { outputs, state } = played([...borrowed, price(PAR / 2n), seize('borrower', 1_000n)]);
    expect(outputs).toMatchObject([{ repaidAssets: 471n, repaidShares: 471_000_000n, badDebtAssets: 329n, badDebtShares: 329_000_000n }]);
    expect(state.market.supply.assets).toBe(999_671n);
    for (const number of ['1.063829787234042553', '471,000,000', '329,000,000', '999,671']) expect(page).toContain(number);
  });
});

describe('the page of morpho-pre-liquidation@1', () => {
  const page = pageOf('morpho-pre-liquidation.1');

  test('names every reason of its own', () => {
    expect([...preLiquidationReasons, ...constructionReasons, 'PreLiquidationTooLarge'].filter((reason) => !page.includes(reason))).toEqual([]);
  });
});
