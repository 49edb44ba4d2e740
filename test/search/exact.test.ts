import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactPrices } from '../../src/audit/search/exact.js';
import { heightAt, levelsOf, priceAt } from '../../src/audit/search/levels.js';
import { everyAim, drafts, usualMix } from '../../src/audit/search/plan.js';
import { opened, Playing, usualStart } from '../../src/audit/search/play.js';
import { basePrices } from '../../src/audit/search/pricing.js';
import { heldAssets, owedAssets, type Scene } from '../../src/audit/search/scene.js';
import type { World } from '../../src/kernel/world.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { fullSize } from './adversaries/moves.js';

const design = fullSize('many-legs');

/** Accounts of real size, cross margin included, as generated runs open them. */
const scenes: readonly Scene[] = fc.sample(drafts(usualMix), { seed: 20_200_312, numRuns: 60 }).flatMap((draft) => {
  const playing = new Playing(stepwise, design, everyAim, usualStart);
  Array.from(opened(playing, { design, ...draft }, basePrices(design, draft.opening.prices)));
  const scene = playing.scene();
  return owedAssets(scene).length > 0 && heldAssets(scene).length > 0 ? [scene] : [];
});

const priced = ({ market, account }: World, prices: ReadonlyMap<number, bigint>): World =>
  ({ account, market: { ...market, reserves: market.reserves.map((reserve, asset) => ({ ...reserve, price: prices.get(asset) ?? reserve.price })) } });

/** Each scene with the level, and what two prices of the first legs would have to be. */
const solved = scenes.flatMap((scene) => levelsOf(design).map((level) => {
  const [held = 0, owed = 0] = [heldAssets(scene)[0], owedAssets(scene)[0]];
  return { scene, level, held, owed, prices: exactPrices(scene, level, held, owed) };
}));

describe('two prices', () => {
  it('put most accounts of full size exactly on any level', () => {
    const exact = solved.filter(({ prices }) => prices !== null);
    expect(scenes.length).toBeGreaterThan(30);
    expect(exact.length * 2).toBeGreaterThan(solved.length);
    const heights = exact.map(({ scene, level, held, owed, prices }) =>
      heightAt({ design, world: priced(scene.world, new Map([[held, prices?.[0] ?? 0n], [owed, prices?.[1] ?? 0n]])) }, level));
    expect(heights.filter((height) => height !== 0n)).toEqual([]);
  });

  it('stay near what they were', () => {
    const moved = solved.flatMap(({ scene, owed, prices }) => (prices === null ? [] : [{ is: prices[1], was: scene.world.market.reserves[owed]?.price ?? 0n }]));
    expect(moved.filter(({ is, was }) => is > was * 4n || is * 4n < was)).toEqual([]);
  });
});

describe('one price', () => {
  it('hardly ever does, but stands less than a unit beside it', () => {
    const alone = solved.flatMap(({ scene, level, held }) => {
      const price = priceAt(scene, level, held);
      return price === null ? [] : [[price, price + 1n].map((each) => heightAt({ design, world: priced(scene.world, new Map([[held, each]])) }, level))];
    });
    expect(alone.filter(([below = 1n, above = -1n]) => below > 0n || above <= 0n)).toEqual([]);
    expect(alone.filter(([below]) => below === 0n).length * 10).toBeLessThan(alone.length);
  });
});
