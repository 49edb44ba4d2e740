import { describe, expect, it } from 'vitest';
import { isAtLeast } from '../../src/kernel/health.js';
import { checkDesign, isUsable, waivedBy } from '../../src/mechanisms/stepwise/parameters/checks.js';
import { priceFromHuman } from '../../src/mechanisms/stepwise/parameters/human.js';
import { decodedOf, loadPreset, presetNames } from '../support/designs.js';

/** A low price of the days before the crash: at 195 USD every position can still be opened. */
const quotes: Readonly<Record<string, string>> = { ETH: '195', USD: '1' };

describe('every preset', () => {
  it('is one of those that the documents name', () => {
    expect(presetNames).toEqual([
      'depth-aware', 'dutch-auction', 'fixed-close-factor', 'linear-ltv', 'margin', 'micro', 'price-tiers', 'tiered', 'time-ramped',
    ]);
  });

  it.each(presetNames)('%s is called as its file is, and can be run', (name) => {
    const { design } = loadPreset(name);
    expect(design.name).toBe(name);
    expect(isUsable(checkDesign(design))).toBe(true);
  });

  it.each(presetNames)('%s declares an envelope inside its gap', (name) => {
    const broken = checkDesign(loadPreset(name).design).filter(({ theorem, severity }) => theorem.startsWith('envelope-') && severity !== 'holds');
    expect(broken).toEqual([]);
  });

  it.each(presetNames)('%s brings two to four positions that can be opened at 195 USD', (name) => {
    const { design, positions } = loadPreset(name);
    expect(positions.length).toBeGreaterThanOrEqual(2);
    expect(positions.length).toBeLessThanOrEqual(4);
    const prices = design.assets.map(({ id, decimals }) => decodedOf(priceFromHuman(quotes[id] ?? '0', decimals)));
    const worth = (amounts: readonly bigint[], weigh: (asset: number) => bigint) =>
      amounts.reduce((sum, amount, asset) => sum + amount * (prices[asset] ?? 0n) * weigh(asset), 0n);
    for (const { collateral, debt } of positions) {
      const backing = worth(collateral, (asset) => design.assets[asset]?.threshold ?? 0n);
      const owed = worth(debt, () => 1n);
      expect(isAtLeast({ value: 0n, backing, owed }, design.warning)).toBe(true);
      expect(debt.every((amount, asset) => amount === 0n || design.assets[asset]?.borrowable)).toBe(true);
    }
  });

  it.each([
    ['depth-aware', ['solvent-within-envelope']],
    ['dutch-auction', ['solvent-within-envelope']],
    ['fixed-close-factor', ['no-toxic-spiral', 'solvent-within-envelope']],
    ['linear-ltv', ['solvent-within-envelope']],
    ['margin', []],
    ['micro', []],
    ['price-tiers', ['solvent-within-envelope']],
    ['tiered', ['solvent-within-envelope']],
    ['time-ramped', ['solvent-within-envelope', 'splitting-never-pays']],
  ])('%s waives %j and nothing else', (name, waived) => {
    expect([...waivedBy(checkDesign(loadPreset(name).design))].sort()).toEqual(waived);
  });

  it.each([
    ['micro', 2_125n], ['tiered', 1_520n], ['fixed-close-factor', 650n], ['time-ramped', 1_576n], ['depth-aware', 2_650n],
    ['dutch-auction', 2_467n], ['margin', 1_680n], ['price-tiers', 2_125n], ['linear-ltv', 1_600n],
  ])('%s survives a fall of %s bps, as its comment says', (name, gap) => {
    const fall = checkDesign(loadPreset(name).design).find(({ theorem }) => theorem === 'survivable-fall');
    expect(fall?.numbers['gap']).toBe(gap);
  });
});
