import { describe, expect, it } from 'vitest';
import { assetId, assetIndex, reserveAt, withReserve } from '../../src/kernel/reserve.js';
import { openMarket } from '../../src/mechanisms/stepwise/open.js';
import { smallDesign } from '../support/worlds.js';

const design = smallDesign();
const market = openMarket(design, 7n);

describe('the reserves of a market', () => {
  it('are found and replaced by their place in the design', () => {
    const reserve = { ...reserveAt(market, 1), price: 5n };
    const next = withReserve(market, 1, reserve);
    expect(next).toEqual({ ...market, reserves: [market.reserves[0], reserve, market.reserves[2]] });
    expect(market.reserves[1]?.price).toBe(0n);
  });

  it('are empty where the design has no such asset', () => {
    expect(Object.values(reserveAt(market, 3)).every((amount) => amount === 0n)).toBe(true);
  });

  it('go by the ids of the design', () => {
    expect([assetIndex(design, 'ETH'), assetIndex(design, 'USD'), assetIndex(design, 'DOGE')]).toEqual([0, 2, -1]);
    expect([assetId(design, 1), assetId(design, -1)]).toEqual(['BTC', '']);
  });
});
