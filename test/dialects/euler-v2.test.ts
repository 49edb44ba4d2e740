import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reasons } from '../../src/mechanisms/euler-v2/kernel/reason.js';
import { liquidate, owing, played, price } from '../mechanisms/euler-v2/played.js';

const page = readFileSync(resolve(import.meta.dirname, '../../spec/dialects/euler-v2.1.md'), 'utf8');

describe('the page of euler-v2@1', () => {
  test('names every reason', () => {
    expect(reasons.filter((reason) => !page.includes(reason))).toEqual([]);
  });

  test('works one liquidation that the mechanism answers so', () => {
    const { outputs } = played([...owing(1_000_000n), price(50_000_000_000_000_000n), liquidate()]);
    expect(outputs).toMatchObject([{ kind: 'socialised', assets: 575_000n }, { repaid: 425_000n, seized: 10_000_000n }]);
    for (const number of ['575,000', '425,000', '10,000,000', '574,999']) expect(page).toContain(number);
  });
});
