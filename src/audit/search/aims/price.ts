import { max, min } from '../../../kernel/arithmetic.js';
import type { AssetQuote, Event } from '../../../kernel/event.js';
import { AMOUNT_LIMIT, PRICE_LIMIT } from '../../../kernel/limits.js';
import { boundaryPrices, reserveEdge } from '../boundaries.js';
import type { Aim, Intent, Situation } from '../intent.js';
import { heldAssets, heldOf, idOf, owedAssets, pickOf, priceOf, type Scene } from '../scene.js';

/** Prices stay far enough below their limit for a rise to be quoted. */
const clamped = (price: bigint): bigint => max(1n, min(price, PRICE_LIMIT - 1n));

/** What the market could absorb: nothing, one unit, a part of what the account holds, or more than enough. */
function depthOf(scene: Scene, asset: number, drawn: number): bigint {
  const held = max(1n, heldOf(scene, asset));
  return min(AMOUNT_LIMIT - 1n, pickOf([held * 100n, held, held / 5n, held / 20n, 1n, 0n], drawn) ?? 0n);
}

/**
 * A quote of every asset that is still quoted, some of them at other prices; TICK where nobody quotes.
 * @param isAlone whether only the moved assets are quoted; @param drawn chooses the depth
 */
export function quotingAll(scene: Scene, moved: ReadonlyMap<number, bigint>, isAlone: boolean, drawn: number): Event {
  const { at } = scene.world.market;
  const quotes = scene.design.assets.flatMap((_, index): readonly AssetQuote[] => {
    const price = moved.get(index);
    const quoted = price === undefined ? priceOf(scene, index) : clamped(price);
    return index === scene.silent || quoted === 0n || (isAlone && price === undefined) ? [] : [{ asset: idOf(scene, index), price: quoted, depth: depthOf(scene, index, drawn) }];
  });
  return quotes.length === 0 ? { type: 'TICK', at } : { type: 'QUOTE', at, quotes };
}

/** The same with one price changed. */
export const quoting = (scene: Scene, asset: number, price: bigint, { size, other }: Intent): Event => quotingAll(scene, new Map([[asset, price]]), size % 7 === 6, other);

/** Every price as high as an event may name it. */
function sky(scene: Scene): Event {
  const quotes = scene.design.assets.map(({ id }) => ({ asset: id, price: PRICE_LIMIT - 1n, depth: 0n }));
  return { type: 'QUOTE', at: scene.world.market.at, quotes };
}

/** An asset whose price matters to the account, or any. */
export function movedAsset(scene: Scene, { asset }: Intent): number {
  const auctioned = scene.world.account.auction === null ? [] : [scene.world.account.auction.collateral];
  const mattering = [...heldAssets(scene), ...auctioned, ...owedAssets(scene)];
  return pickOf(mattering.length === 0 ? scene.design.assets.map((_, index) => index) : mattering, asset) ?? 0;
}

/** A move of one price by a share, downwards for what is held and upwards for what is owed where `against` says so. */
function movedBy(scene: Scene, intent: Intent, shares: readonly (readonly [bigint, bigint])[], against: boolean): Event {
  const asset = movedAsset(scene, intent);
  const [n, d] = pickOf(shares, intent.size) ?? [1n, 1n];
  const price = priceOf(scene, asset);
  const isOwed = against && owedAssets(scene).includes(asset) && heldOf(scene, asset) === 0n;
  return quoting(scene, asset, (isOwed ? (price * d) / n : (price * n) / d) + BigInt(intent.nudge), intent);
}

function toBoundary(scene: Scene, intent: Intent): Event {
  const asset = movedAsset(scene, intent);
  const price = pickOf(boundaryPrices(scene, asset), intent.size) ?? priceOf(scene, asset);
  return quoting(scene, asset, price + BigInt(intent.nudge), intent);
}

/** As dear as the whole lot may be without the round being over: what is smaller may then be too cheap. */
function toReserve(scene: Scene, intent: Intent): Event | null {
  const [price] = reserveEdge(scene);
  const asset = scene.world.account.auction?.collateral;
  return price === undefined || asset === undefined ? null : quoting(scene, asset, price + BigInt(intent.nudge), intent);
}

const small = [[99n, 100n], [97n, 100n], [93n, 100n], [101n, 100n]] as const;
const deep = [[85n, 100n], [2n, 3n], [1n, 2n], [1n, 3n], [1n, 100n], [1n, 1_000_000_000_000n]] as const;
const upwards = [[110n, 100n], [3n, 2n], [3n, 1n], [100n, 1n]] as const;

const isLiquidating = (situation: Situation): boolean => situation.startsWith('unwinding') || situation.startsWith('auction');
/** Where prices change nothing. */
const isBeyondPrices = (situation: Situation): boolean => situation === 'idle' || situation === 'badDebt' || situation === 'settled';

/** What markets do: drift, jump, crash and rebound, stand on a boundary, fall silent. A rise of what is owed hurts as a fall of what is held. */
export const priceAims: readonly Aim[] = [
  { name: 'boundary', weight: (situation) => (isBeyondPrices(situation) ? 1 : situation === 'unwinding.exhausted' || situation === 'unwinding.cooling' ? 16 : isLiquidating(situation) ? 6 : 40), event: toBoundary },
  { name: 'reserve', weight: (situation) => (situation === 'auction.running' ? 16 : 0), event: toReserve },
  { name: 'drift', weight: (situation) => (isBeyondPrices(situation) ? 1 : 6), event: (scene, intent) => movedBy(scene, intent, small, true) },
  { name: 'jump', weight: (situation) => (isBeyondPrices(situation) ? 1 : 4), event: (scene, intent) => movedBy(scene, intent, deep, true) },
  { name: 'rise', weight: () => 2, event: (scene, intent) => movedBy(scene, intent, upwards, false) },
  { name: 'rebound', weight: () => 2, event: (scene, intent) => quoting(scene, movedAsset(scene, intent), scene.earlier[movedAsset(scene, intent)] ?? 1n, intent) },
  { name: 'nothing left', weight: () => 1, event: (scene, intent) => quoting(scene, movedAsset(scene, intent), 1n, intent) },
  { name: 'sky', weight: (situation) => (situation === 'idle' || situation === 'healthy' ? 1 : 0), event: sky },
  { name: 'again', weight: (situation) => (isBeyondPrices(situation) ? 1 : 4), event: (scene, intent) => quoting(scene, movedAsset(scene, intent), priceOf(scene, movedAsset(scene, intent)), intent) },
];
