import { describe, expect, it } from 'vitest';
import { bonusOnCurve } from '../../src/kernel/incentive.js';
import { atPar, oneLegDesign, stepped } from '../support/one-leg.js';
import { smallDesign } from '../support/worlds.js';

/**
 * i(h) = i · (1 − h) is `linearInHealth` from nothing at health 1 to the whole bonus at health 0.
 * His frontier with slippage, ν < 1 / ((1 + i)·λ), is not one of a design: λ is the market's, and a step is paid at the quote.
 */
const curve = { kind: 'linearInHealth', least: 0n, fullBelow: 0n } as const;
const incentive = { ...smallDesign().incentive, curve };

describe('the dynamic incentive i(h) = i · (1 − h) (McFarlane, arXiv:2510.10171)', () => {
  it.each([
    { health: 10_000n, bonus: 0n }, { health: 9_900n, bonus: 10n }, { health: 9_000n, bonus: 100n }, { health: 5_000n, bonus: 500n }, { health: 0n, bonus: 1_000n },
  ])('pays $bonus bps of i = 10 % at a health of $health bps', ({ health, bonus }) => {
    expect(bonusOnCurve(curve, 1_000n, { value: 0n, backing: 50n * health, owed: 50n }, 0n)).toBe(bonus);
  });

  it('keeps every step near health 1 from being toxic, whatever i: there the frontier is ν < 1', () => {
    const changes = { target: 12_000n };
    const steep = { threshold: 9_600n, bonus: 2_000n };
    // LT · (1 + i) = 1.152: with the whole bonus, no account could ever be helped.
    expect(atPar(oneLegDesign(steep, changes), 10n ** 10n, 96n * 10n ** 8n + 1n).account.phase).toBe('unwinding.exhausted');
    const design = oneLegDesign(steep, { ...changes, incentive });
    const world = atPar(design, 10n ** 10n, 96n * 10n ** 8n + 10n ** 6n);
    expect(world.account.phase).toBe('unwinding.ready');
    expect(stepped(design, world, 10n ** 9n).bonus).toBe(0n);
  });

  it('is toxic below h = LT · (1 + i) / (1 + LT · i), here 6/7', () => {
    const design = oneLegDesign({ threshold: 8_000n, bonus: 5_000n }, { target: 13_000n, incentive });
    const phaseAt = (health: bigint): string => atPar(design, (health * 10n ** 8n) / 8_000n, 10n ** 8n).account.phase;
    expect([phaseAt(8_572n), phaseAt(8_571n)]).toEqual(['unwinding.ready', 'unwinding.exhausted']);
  });
});
