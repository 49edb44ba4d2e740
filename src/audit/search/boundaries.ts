import { BPS } from '../../kernel/arithmetic.js';
import { askingPrice, paymentFor } from '../../kernel/auction.js';
import { levelsOf, priceAt } from './levels.js';
import { heldOf, owedAssets, owedOf, priceOf, type Scene } from './scene.js';

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
  const [healthOne, ...others] = levelsOf(scene.design).map((level) => priceAt(scene, level, asset));
  // Where an account turns liquidatable comes twice: everything else happens beyond it.
  const levels = [healthOne, ...others, healthOne].filter((price) => price !== null && price !== undefined);
  return [...levels, ...tiers, ...breakerEdges(scene, asset), ...clearingPrices(scene, asset)].filter((price) => price > 0n);
}
