import { BPS } from '../../kernel/arithmetic.js';
import type { Design } from '../../kernel/design.js';
import { heldOf, owedOf, priceOf, type Scene } from './scene.js';

/**
 * Where something about an account changes with its prices. A judgement is linear in each: Σ price · (held · gain − owed · cost) ≥ 0,
 * with `gain` per asset and `cost` in common, both in the same unit.
 */
export interface Level {
  readonly name: string;
  readonly gain: (asset: number) => bigint;
  readonly cost: bigint;
}

const backingAt = (name: string, { assets }: Design, level: bigint): Level => ({ name, gain: (asset) => assets[asset]?.threshold ?? 0n, cost: level });

function sizingLevels(design: Design): readonly Level[] {
  const { sizing } = design;
  if (sizing.kind === 'closeFactor') return [backingAt('whole below', design, sizing.wholeBelow)];
  if (sizing.kind === 'tiers' && sizing.by === 'health') return sizing.tiers.map(({ below }, tier) => backingAt(`tier ${(tier + 1).toString()}`, design, below));
  if (sizing.kind !== 'linear') return [];
  return [{ name: 'share begins to grow', gain: () => sizing.fromLtv, cost: BPS }, { name: 'share is full', gain: () => sizing.toLtv, cost: BPS }];
}

const levelsByDesign = new WeakMap<Design, readonly Level[]>();

/** Every level of a design, each once: health one comes first. */
export function levelsOf(design: Design): readonly Level[] {
  const known = levelsByDesign.get(design);
  if (known !== undefined) return known;
  const { assets, incentive } = design;
  const threshold = (asset: number): bigint => assets[asset]?.threshold ?? 0n;
  const legs = assets.filter((asset) => asset.threshold > 0n);
  const levels: readonly Level[] = [
    backingAt('health one', design, BPS),
    backingAt('warning', design, design.warning),
    backingAt('target', design, design.target),
    { name: 'worth', gain: () => 1n, cost: 1n },
    ...legs.map(({ id, bonus }): Level => ({ name: `coverage of ${id}`, gain: () => BPS, cost: BPS + bonus })),
    ...legs.map((leg): Level => ({ name: `frontier of ${leg.id}`, gain: (asset) => threshold(asset) * BPS, cost: leg.threshold * (BPS + leg.bonus) })),
    ...sizingLevels(design),
    ...(incentive.curve.kind === 'linearInHealth' ? [backingAt('whole bonus', design, incentive.curve.fullBelow)] : []),
  ];
  levelsByDesign.set(design, levels);
  return levels;
}

/** What an asset weighs at a level, per unit of its price. */
export const weightAt = (scene: Pick<Scene, 'world'>, { gain, cost }: Level, asset: number): bigint => heldOf(scene, asset) * gain(asset) - owedOf(scene, asset) * cost;

/** How far an account stands above a level; zero exactly on it. */
export const heightAt = (scene: Pick<Scene, 'design' | 'world'>, level: Level): bigint =>
  scene.design.assets.reduce((sum, _, asset) => sum + priceOf(scene, asset) * weightAt(scene, level, asset), 0n);

/** The price of one asset at which the account stands on a level, rounded down; null where its price does not matter. */
export function priceAt(scene: Scene, level: Level, asset: number): bigint | null {
  const weight = weightAt(scene, level, asset);
  if (weight === 0n) return null;
  const rest = heightAt(scene, level) - priceOf(scene, asset) * weight;
  const price = -rest / weight;
  return price > 0n ? price : null;
}
