import { max } from '../../../kernel/arithmetic.js';
import { hasDebt } from '../../../kernel/health.js';
import { AMOUNT_LIMIT } from '../../../kernel/limits.js';
import { pairOf, stepEvent } from '../aims/keeper.js';
import { movedAsset, quotingAll } from '../aims/price.js';
import { exactPrices } from '../exact.js';
import type { Intent } from '../intent.js';
import { type Level, levelsOf, priceAt } from '../levels.js';
import { momentOf } from '../moment.js';
import type { Moment, Playing } from '../play.js';
import { heldAssets, owedAssets, pickOf, priceOf, type Scene } from '../scene.js';

/** More than anybody owes: a keeper who takes what there is. */
export const everything = AMOUNT_LIMIT - 1n;

/** The scene at the time that an intent chooses. */
export const sceneFor = (playing: Playing, intent: Intent): Scene => playing.scene(momentOf(playing.design, playing.world, intent));

export const isUnwinding = ({ world }: Playing): boolean => world.account.phase.startsWith('unwinding');
export const isAuctioned = ({ world }: Playing): boolean => world.account.phase.startsWith('auction');
export const isLiquidating = (playing: Playing): boolean => isUnwinding(playing) || isAuctioned(playing);

/** Quotes some assets at other prices, and the rest as they stand. @param drawn chooses the depth; 0 is more than enough */
export function* quotes(playing: Playing, scene: Scene, moved: ReadonlyMap<number, bigint>, drawn = 0): Generator<Moment, void> {
  yield* playing.does(quotingAll(scene, moved, false, drawn));
}

/**
 * Moves prices so that the account stands on a level, to the unit where two prices can, and otherwise as near below it as one can.
 * @param above units of the first asset's price beside the level
 */
export function* onto(playing: Playing, scene: Scene, level: Level, intent: Intent, above: bigint): Generator<Moment, void> {
  const held = pickOf(heldAssets(scene), intent.asset);
  const owed = pickOf(owedAssets(scene), intent.other);
  const exact = held === undefined || owed === undefined || owed === scene.silent ? null : exactPrices(scene, level, held, owed);
  if (exact !== null && held !== undefined && owed !== undefined) {
    yield* quotes(playing, scene, new Map([[held, exact[0] + above], [owed, exact[1]]]));
    return;
  }
  const asset = movedAsset(scene, intent);
  const price = priceAt(scene, level, asset);
  if (price !== null) yield* quotes(playing, scene, new Map([[asset, price + above]]));
}

/** How far below health one a keeper wants an account: a unit, or some of its price [per cent]. */
const depths = [100n, 99n, 97n, 92n, 80n] as const;

/** Drives a healthy account that owes something below health one; whoever wants to liquidate needs it there. */
export function* cornered(playing: Playing, intent: Intent): Generator<Moment, void> {
  if (isLiquidating(playing) || !hasDebt(playing.world.account)) return;
  const scene = sceneFor(playing, intent);
  const [healthOne] = levelsOf(playing.design);
  const asset = pickOf(heldAssets(scene), intent.asset);
  const edge = asset === undefined || healthOne === undefined ? null : priceAt(scene, healthOne, asset);
  if (asset === undefined || edge === null) return;
  const price = (edge * (pickOf(depths, intent.moment) ?? 100n)) / 100n - 1n;
  yield* quotes(playing, scene, new Map([[asset, max(1n, price)]]));
}

/** One step on the pair that an intent names, up to an offer, at a time from now on. */
export function* steps(playing: Playing, intent: Intent, offered: bigint, at = playing.world.market.at): Generator<Moment, void> {
  const scene = playing.scene(at);
  const { collateral, debt } = pairOf(scene, { ...intent, size: 0 });
  yield* playing.does(stepEvent(scene, collateral, debt, max(1n, offered), 0n));
}

/** The same prices again, so that nothing is stale. */
export function* refreshed(playing: Playing, at: bigint): Generator<Moment, void> {
  yield* quotes(playing, playing.scene(at), new Map());
}

/** A price after a fall of a share [bps]. */
export const fallen = (scene: Scene, asset: number, share: bigint): bigint => max(1n, (priceOf(scene, asset) * (10_000n - share)) / 10_000n);
