import { describe, expect, it } from 'vitest';
import { overSale } from '../../src/audit/compare/over-sale.js';
import type { Effect, Flow } from '../../src/kernel/effect.js';
import type { RunRow } from '../../src/market/run/index.js';
import { usualDesign } from '../support/designs.js';

const ether = (amount: bigint): bigint => amount * 10n ** 18n;
const dollars = (amount: bigint): bigint => amount * 10n ** 6n;
const worth = (amount: bigint): bigint => amount * 10n ** 36n;
/** 100 USD for one ETH; one USD. */
const prices = [100n * 10n ** 18n, 10n ** 30n];

const flow = (name: Flow, asset: 'ETH' | 'USD', amount: bigint): Effect => ({ kind: 'flow', flow: name, asset, amount });

/** A row after which the account holds and owes so much, under a threshold of 75 %. */
function rowWith(held: bigint, owed: bigint, effects: readonly Effect[]): RunRow {
  const [value, debt] = [ether(held) * 100n * 10n ** 18n, dollars(owed) * 10n ** 30n];
  return {
    at: 0n, account: 'one', event: { type: 'TICK', at: 0n }, path: [], before: 'unwinding.ready', after: 'unwinding.ready', prices,
    collateral: [ether(held), 0n], debt: [0n, dollars(owed)], value, health: { backing: value * 7_500n, owed: debt }, effects,
  };
}

const sale = (sold: bigint, paid: bigint): readonly Effect[] => [flow('repaid', 'USD', dollars(paid)), flow('seized', 'ETH', ether(sold))];

describe('over-sale', () => {
  // 10 ETH back 750 USD of 800 owed. n ETH for 100n USD: 750 − 75n ≥ 800 − 100n from n = 2.
  it('is what was sold beyond the least that restores the level', () => {
    expect(overSale(usualDesign, rowWith(5n, 300n, sale(5n, 500n)), 10_000n)).toBe(worth(300n));
    expect(overSale(usualDesign, rowWith(8n, 600n, sale(2n, 200n)), 10_000n)).toBe(0n);
  });

  it('counts the fee as sold', () => {
    const effects = [flow('repaid', 'USD', dollars(500n)), flow('seized', 'ETH', ether(4n)), flow('fee', 'ETH', ether(1n))];
    expect(overSale(usualDesign, rowWith(5n, 300n, effects), 10_000n)).toBe(worth(300n));
  });

  it('is nothing where the sale fell short of the level', () => {
    expect(overSale(usualDesign, rowWith(9n, 700n, sale(1n, 100n)), 10_000n)).toBe(0n);
  });

  it('rounds the least up to a whole base unit, since less would not restore the level', () => {
    // 750 − 75n ≥ (800 − 100n) × 1.025 from n = 2.5454… ETH.
    expect(overSale(usualDesign, rowWith(5n, 300n, sale(5n, 500n)), 10_250n)).toBe((ether(5n) - 2_545_454_545_454_545_455n) * 100n * 10n ** 18n);
  });

  it('is the whole sale where nothing was missing', () => {
    expect(overSale(usualDesign, rowWith(9n, 500n, sale(1n, 100n)), 10_000n)).toBe(worth(100n));
    expect(overSale(usualDesign, rowWith(9n, 590n, sale(1n, 10n)), 10_000n)).toBe(worth(100n));
  });

  it('is nothing where no amount at that exchange restores the level', () => {
    expect(overSale(usualDesign, rowWith(5n, 500n, sale(5n, 300n)), 10_000n)).toBe(0n);
  });

  it('puts back what left with the sale: collateral to its owner, debt that was written off', () => {
    const settled = [...sale(8n, 800n), flow('returned', 'ETH', ether(2n))];
    expect(overSale(usualDesign, rowWith(0n, 0n, settled), 10_000n)).toBe(worth(600n));
    const loss: Effect = { kind: 'loss', asset: 'USD', loss: dollars(200n), surplus: 0n, insurance: 0n, backstop: 0n, socialised: dollars(200n) };
    expect(overSale(usualDesign, rowWith(0n, 0n, [...sale(10n, 600n), loss]), 10_000n)).toBe(0n);
  });

  it('is nothing where nothing was sold, as when an owner repays', () => {
    expect(overSale(usualDesign, rowWith(10n, 100n, [flow('repaid', 'USD', dollars(700n))]), 10_000n)).toBe(0n);
  });
});
