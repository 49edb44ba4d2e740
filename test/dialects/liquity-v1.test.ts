import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reasons } from '../../src/mechanisms/liquity-v1/kernel/reason.js';
import { currentRatio } from '../../src/mechanisms/liquity-v1/kernel/trove.js';
import { after, liquidate, ONE, open, priced, provide } from '../mechanisms/liquity-v1/scenes.js';

const page = readFileSync(resolve(import.meta.dirname, '../../spec/dialects/liquity-v1.1.md'), 'utf8');

describe('the page of liquity-v1@1', () => {
  test('names every reason', () => {
    expect(reasons.filter((reason) => !page.includes(reason))).toEqual([]);
  });

  test('works one liquidation that the mechanism answers so', () => {
    const before = [open('w', 1_000n, 10_000n), open('a', 20n, 2_000n), provide('w', 1_105n * ONE), priced(120n * ONE)] as const;
    expect(currentRatio(after(...before).state, 'a')).toBe(1_085_972_850_678_733_031n);
    const { market } = after(...before, liquidate('a')).state;
    expect([market.collateralPerStake, market.debtPerStake, market.pool.epoch]).toEqual([9_950_000_000_000_000n, 1_105_000_000_000_000_000n, 1n]);
    expect(market.pool.collateral).toBe((995n * ONE) / 100n);
    for (const number of ['1.085972850678733031', '9,950,000,000,000,000', '1,105,000,000,000,000,000', '9.95 ETH']) expect(page).toContain(number);
  });
});
