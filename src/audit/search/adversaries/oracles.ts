import { BPS, max } from '../../../kernel/arithmetic.js';
import { movedAsset } from '../aims/price.js';
import { boundaryPrices } from '../boundaries.js';
import { kept } from '../envelope.js';
import type { Intent } from '../intent.js';
import { levelsOf, priceAt } from '../levels.js';
import type { Moment, Playing } from '../play.js';
import { idOf, owedAssets, pickOf, priceOf, reserveOf, type Scene } from '../scene.js';
import type { Adversary } from './adversary.js';
import { everything, fallen, isLiquidating, isUnwinding, onto, quotes, sceneFor, steps } from './means.js';
import { owners } from './owners.js';

/** Far below everything: past coverage, to the last move that the breaker allows or one beyond it, to a half, a tenth, or nothing. */
function landings(scene: Scene, asset: number): readonly bigint[] {
  const { breaker: { largestMove } } = scene.design;
  const uncovered = levelsOf(scene.design).flatMap((level) => (level.name.startsWith('coverage') || level.name === 'worth' ? [priceAt(scene, level, asset)] : []));
  const anchor = reserveOf(scene, asset)?.anchor ?? 0n;
  const price = priceOf(scene, asset);
  const edges = anchor === 0n || largestMove >= BPS ? [] : [(anchor * (BPS - largestMove)) / BPS];
  return [...uncovered.flatMap((edge) => (edge === null ? [] : [edge - 1n, (edge * 9n) / 10n])), ...edges, price / 2n, price / 10n, 1n];
}

/** One observation takes the account across several boundaries at once; a debt is hurt by a rise. */
function* jumped(playing: Playing, intent: Intent): Generator<Moment, void> {
  const scene = sceneFor(playing, intent);
  const asset = movedAsset(scene, intent);
  const landing = (pickOf(landings(scene, asset), intent.size) ?? 1n) + BigInt(intent.nudge);
  const price = priceOf(scene, asset);
  const isOwed = owedAssets(scene).includes(asset);
  yield* quotes(playing, scene, new Map([[asset, max(1n, isOwed && landing < price ? price * 2n : landing)]]), intent.other);
}

/** Somebody who knows better acts on the old quote at its last second, or just after; then the new one arrives. */
function* lagged(playing: Playing, intent: Intent): Generator<Moment, void> {
  const { design, world } = playing;
  const asset = movedAsset(playing.scene(), intent);
  const lastSecond = (world.market.reserves[asset]?.quotedAt ?? 0n) + design.breaker.maxAge + BigInt(intent.nudge);
  const at = max(world.market.at, lastSecond);
  if (isLiquidating(playing)) yield* kept(playing, at, intent.other, 2);
  else {
    yield* playing.does({ type: 'TICK', at });
    yield* owners['owner at the edge'].move(playing, { ...intent, size: 2, moment: 30 });
  }
  const scene = playing.scene();
  const price = intent.size % 2 === 0 ? fallen(scene, asset, 3_000n) : (pickOf(boundaryPrices(scene, asset), intent.size) ?? 1n);
  yield* quotes(playing, scene, new Map([[asset, price]]));
}

/** A spike that is gone an observation or two later; keepers take what it offers, and everything else stays as it was. */
function* wicked(playing: Playing, intent: Intent): Generator<Moment, void> {
  const scene = sceneFor(playing, intent);
  const asset = movedAsset(scene, intent);
  const before = priceOf(scene, asset);
  const spike = (pickOf(boundaryPrices(scene, asset), intent.size) ?? before / 2n) + BigInt(intent.nudge);
  yield* quotes(playing, scene, new Map([[asset, max(1n, spike)]]));
  yield* kept(playing, playing.world.market.at, intent.other, intent.other % 3);
  if (intent.moment % 3 === 2) {
    const deeper = playing.scene(playing.world.market.at + 1n);
    yield* quotes(playing, deeper, new Map([[asset, fallen(deeper, asset, 500n)]]));
  }
  const later = pickOf([0n, 1n, playing.design.breaker.moveInterval], Math.floor(intent.moment / 3)) ?? 0n;
  yield* quotes(playing, playing.scene(playing.world.market.at + later), new Map([[asset, before]]));
}

/** One asset is never quoted again. Its last quote is used up to its last second, and everything is tried after that. */
function* died(playing: Playing, intent: Intent): Generator<Moment, void> {
  const asset = movedAsset(playing.scene(), intent);
  playing.silent = asset;
  const { design, world } = playing;
  const quotedAt = world.market.reserves[asset]?.quotedAt ?? 0n;
  const at = max(world.market.at, quotedAt + design.breaker.maxAge + BigInt(intent.nudge));
  yield* playing.does({ type: 'TICK', at });
  if (isUnwinding(playing)) yield* steps(playing, intent, everything);
  yield* kept(playing, at, intent.other, 2);
  const scene = playing.scene();
  yield* playing.does({ type: 'WITHDRAW', at, asset: idOf(scene, asset), amount: 1n });
}

/** Prices at which the account stands on a boundary to the unit, or a unit beside it; and one step there. */
function* met(playing: Playing, intent: Intent): Generator<Moment, void> {
  const level = pickOf(levelsOf(playing.design), intent.size);
  if (level === undefined) return;
  yield* onto(playing, sceneFor(playing, intent), level, intent, BigInt(intent.nudge));
  if (isUnwinding(playing) && intent.other % 3 !== 2) yield* steps(playing, intent, everything);
}

/** Whoever says what things are worth. */
export const oracles = {
  'jumping oracle': { story: 'goes from safe to beyond repair in one observation', move: jumped },
  'lagging oracle': { story: 'is late, and somebody knows it', move: lagged },
  'wicking oracle': { story: 'spikes, and comes back an observation or two later', move: wicked },
  'dying oracle': { story: 'falls silent about one asset for good', move: died },
  'exact oracle': { story: 'puts health on a boundary to the unit', move: met },
} as const satisfies Readonly<Record<string, Adversary>>;
