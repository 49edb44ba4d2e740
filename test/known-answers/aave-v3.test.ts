import { describe, expect, it } from 'vitest';
import type { Asset, Design } from '../../src/kernel/design.js';
import type { Event } from '../../src/kernel/event.js';
import type { World } from '../../src/kernel/world.js';
import { byClaim } from '../support/claims.js';
import { atPar, oneLegDesign, stepped } from '../support/one-leg.js';
import { accepted, effectsOf, refused, worldWith } from '../support/worlds.js';

/*
 * Aave v3.3 (aave-v3-origin, docs/3.3) as far as `stepwise` expresses it. It does not express:
 * - a close factor of the whole position: ours is a share of the debt leg that the step names. "3k + 3k + 3k of debt against
 *   9k: one whole 3k debt is allowed, since 50 % of all is 4.5k" is refused here beyond 1.5k;
 * - `health ≤ 0.95` for the whole debt: `wholeBelow` is strict, so that exactly 0.95 is still half;
 * - the whole debt because a reserve is small (MIN_BASE_MAX_CLOSE_FACTOR_THRESHOLD): a dust rule comes near it, since it
 *   clears what a half would leave too small;
 * - no target health: the highest that a design file can name, 655.35 %, still leaves 2 % of the leg where the whole is allowed.
 */
const idleTarget = { target: 65_535n } as const;
const halves: Partial<Design> = { ...idleTarget, sizing: { kind: 'closeFactor', share: 5_000n, wholeBelow: 9_500n } };

describe('the close factor of Aave v3 (docs/3.3)', () => {
  const design = oneLegDesign({ threshold: 8_000n, bonus: 500n }, halves);

  it.each([
    { health: 9_999n, repaid: 500_000n }, { health: 9_501n, repaid: 500_000n }, { health: 9_500n, repaid: 500_000n }, { health: 9_499n, repaid: 980_765n },
  ])('at health $health bps repays half, or all that the target leaves: $repaid of 1,000,000', ({ health, repaid }) => {
    expect(stepped(design, atPar(design, health * 125n, 1_000_000n), 1_000_000n).repaid).toBe(repaid);
  });
});

describe('leftovers of Aave v3.3 (docs/3.3)', () => {
  const one = 100_000_000n;
  const asset = (id: string, threshold: bigint): Asset => ({ id, decimals: 8n, threshold, bonus: 500n, borrowable: true, rate: 0n });
  const floor = 500n * one;
  const dust = { kind: 'expand', floor } as const;
  const step = (collateral: string, debt: string, offered: bigint): Event => ({ type: 'STEP', at: 0n, collateral, debt, offered, least: 0n });
  const record = (design: Design, world: World, event: Event) => effectsOf(accepted(design, world, event), 'stepped')[0];

  it('lets the whole debt of 900 against 1200 be repaid at health 0.96', () => {
    const design = oneLegDesign({ threshold: 7_200n, bonus: 500n }, { ...halves, dust });
    const world = atPar(design, 1_200n * one, 900n * one);
    expect(record(design, world, step('ETH', 'USD', 900n * one))).toMatchObject({ repaid: 900n * one, seized: 945n * one, rule: 'dust' });
    expect(refused(design, world, step('ETH', 'USD', 600n * one))).toEqual({ code: 'DUST_REMAINS', needed: 900n * one });
  });

  describe('of 400 A + 1000 B against 900 A + 400 B at health 0.94', () => {
    const design = oneLegDesign({}, { ...halves, dust, assets: [asset('A', 8_729n), asset('B', 8_729n)] });
    const account = (): World => worldWith(design, { collateral: { A: 400n * one, B: 1_000n * one }, debt: { A: 900n * one, B: 400n * one }, prices: { A: 1n, B: 1n } });

    it.each(byClaim([
      { claim: 'takes debt B whole', event: step('B', 'B', 400n * one), took: { repaid: 400n * one, seized: 420n * one } },
      { claim: 'takes collateral A whole', event: step('A', 'A', 900n * one), took: { repaid: 38_095_238_096n, seized: 400n * one } },
      { claim: 'takes 400 of debt A', event: step('B', 'A', 400n * one), took: { repaid: 400n * one, seized: 420n * one } },
      { claim: 'takes debt A whole', event: step('B', 'A', 900n * one), took: { repaid: 900n * one, seized: 945n * one } },
    ]))('%s', (_claim, { event, took }) => {
      expect(record(design, account(), event)).toMatchObject(took);
    });

    it.each(byClaim([
      { claim: 'a part of debt B', event: step('B', 'B', 400n * one - 1n), needed: 400n * one },
      { claim: 'more of debt A than leaves 500', event: step('B', 'A', 400n * one + 1n), needed: 900n * one },
      { claim: 'a part of collateral A', event: step('A', 'A', 380n * one), needed: 38_095_238_096n },
    ]))('refuses %s', (_claim, { event, needed }) => {
      expect(refused(design, account(), event)).toEqual({ code: 'DUST_REMAINS', needed });
    });
  });
});
