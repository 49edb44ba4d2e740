import { BPS } from '../../kernel/arithmetic.js';
import { askingPrice, paymentFor } from '../../kernel/auction.js';
import type { Design } from '../../kernel/design.js';
import { heldOf, owedAssets, owedOf, priceOf, type Scene } from './scene.js';

/**
 * A judgement of an account is linear in each price: Σ price · (held · gain − owed · cost) ≥ 0.
 * `gain` is per asset, `cost` is common; both in the same unit.
 */
interface Level {
  readonly gain: (asset: number) => bigint;
  readonly cost: bigint;
}

const backingAt = (design: Design, level: bigint): Level => ({ gain: (asset) => design.assets[asset]?.threshold ?? 0n, cost: level });

/** Every level at which something about an account changes with its prices. */
function levelsOf({ design }: Scene): readonly Level[] {
  const { sizing, incentive } = design;
  const threshold = (asset: number): bigint => design.assets[asset]?.threshold ?? 0n;
  const legs = design.assets.filter(({ threshold: share }) => share > 0n);
  // Where an account turns liquidatable comes twice: everything else happens beyond it.
  return [
    backingAt(design, BPS),
    backingAt(design, design.warning),
    backingAt(design, BPS),
    backingAt(design, design.target),
    { gain: () => 1n, cost: 1n },
    ...legs.map(({ bonus }) => ({ gain: () => BPS, cost: BPS + bonus })),
    ...legs.map((leg) => ({ gain: (asset: number) => threshold(asset) * BPS, cost: leg.threshold * (BPS + leg.bonus) })),
    ...(sizing.kind === 'closeFactor' ? [backingAt(design, sizing.wholeBelow)] : []),
    ...(sizing.kind === 'tiers' && sizing.by === 'health' ? sizing.tiers.map(({ below }) => backingAt(design, below)) : []),
    ...(sizing.kind === 'linear' ? [{ gain: () => sizing.fromLtv, cost: BPS }, { gain: () => sizing.toLtv, cost: BPS }] : []),
    ...(incentive.curve.kind === 'linearInHealth' ? [backingAt(design, incentive.curve.fullBelow)] : []),
  ];
}

/** The price of one asset at which the account stands exactly on a level, rounded down; null where its price does not matter. */
function solved(scene: Scene, asset: number, { gain, cost }: Level): bigint | null {
  const weightOf = (index: number): bigint => heldOf(scene, index) * gain(index) - owedOf(scene, index) * cost;
  const rest = scene.design.assets.reduce((sum, _, index) => (index === asset ? sum : sum + priceOf(scene, index) * weightOf(index)), 0n);
  const weight = weightOf(asset);
  if (weight === 0n) return null;
  const price = -rest / weight;
  return price > 0n ? price : null;
}

/** The quote above which the whole lot would sell below the reserve. */
export function reserveEdge(scene: Scene): readonly bigint[] {
  const { account: { auction }, market } = scene.world;
  if (auction === null || auction.lot === 0n) return [];
  const payment = paymentFor(auction.lot, askingPrice(scene.design.auction, auction, market.at), auction);
  return [(payment * priceOf(scene, auction.debt) * BPS) / (auction.lot * scene.design.auction.reserve)];
}

/** Moves against the anchor that the breaker just allows. */
function breakerEdges(scene: Scene, asset: number): readonly bigint[] {
  const anchor = scene.world.market.reserves[asset]?.anchor ?? 0n;
  const { largestMove } = scene.design.breaker;
  return anchor === 0n ? [] : [(anchor * (BPS - largestMove)) / BPS, (anchor * (BPS + largestMove)) / BPS];
}

/** The price of an asset at which one step on it clears the leg exactly: held · price · B = owed · q · b. */
function clearingPrices(scene: Scene, asset: number): readonly bigint[] {
  const held = heldOf(scene, asset);
  const bonus = scene.design.assets[asset]?.bonus ?? 0n;
  if (held === 0n) return [];
  return owedAssets(scene).map((debt) => (owedOf(scene, debt) * priceOf(scene, debt) * (BPS + bonus)) / (held * BPS));
}

/** Prices of one asset at which something changes, each rounded down. */
export function boundaryPrices(scene: Scene, asset: number): readonly bigint[] {
  const { sizing } = scene.design;
  const tiers = sizing.kind === 'tiers' && sizing.by === 'price' ? sizing.tiers.map(({ below }) => below) : [];
  const levels = levelsOf(scene).map((level) => solved(scene, asset, level)).filter((price) => price !== null);
  return [...levels, ...tiers, ...breakerEdges(scene, asset), ...clearingPrices(scene, asset)].filter((price) => price > 0n);
}
