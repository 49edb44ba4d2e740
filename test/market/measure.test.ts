import { describe, expect, it } from 'vitest';
import { measured } from '../../src/market/index.js';

const quote = (asset: string, price: bigint) => ({ asset, price, depth: 1n });

describe('measured', () => {
  it('tells each asset its extremes, its largest moves from one quote to the next and its longest silence', () => {
    const path = [
      { at: 0n, quotes: [quote('ETH', 100n), quote('USD', 1n)] },
      { at: 10n, quotes: [quote('ETH', 150n)] },
      { at: 20n, quotes: [quote('ETH', 90n), quote('USD', 1n)] },
      { at: 50n, quotes: [quote('ETH', 120n)] },
    ];
    expect(measured(path).get('ETH')).toEqual({
      observations: 4n, first: 100n, last: 120n, low: 90n, high: 150n,
      largestDrop: 4_000n, largestRise: 5_000n, longestSilence: 30n, quotedAt: 50n,
    });
    expect(measured(path).get('USD')).toMatchObject({ observations: 2n, largestDrop: 0n, largestRise: 0n, longestSilence: 20n, quotedAt: 20n });
  });

  it('rounds moves up, so that none is understated', () => {
    const path = [{ at: 0n, quotes: [quote('ETH', 30_000n)] }, { at: 1n, quotes: [quote('ETH', 29_999n)] }, { at: 2n, quotes: [quote('ETH', 30_000n)] }];
    expect(measured(path).get('ETH')).toMatchObject({ largestDrop: 1n, largestRise: 1n });
  });

  it('knows nothing of a path without quotes', () => {
    expect(measured([]).size).toBe(0);
  });
});
