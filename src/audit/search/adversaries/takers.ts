import { max, mulDivDown, mulDivUp } from '../../../kernel/arithmetic.js';
import { askingPrice, isRoundOver } from '../../../kernel/auction.js';
import { PRICE_LIMIT } from '../../../kernel/limits.js';
import type { Auction } from '../../../kernel/world.js';
import { exactly } from '../aims/keeper.js';
import { reserveEdge } from '../boundaries.js';
import type { Intent } from '../intent.js';
import { levelsOf, priceAt } from '../levels.js';
import { offersTo } from '../offers.js';
import type { Moment, Playing } from '../play.js';
import { heldAssets, pickOf } from '../scene.js';
import type { Adversary } from './adversary.js';
import { isAuctioned, quotes, sceneFor } from './means.js';

/** Drives an account that owes something below coverage, and opens an auction as soon as one is offered. */
function* auctioned(playing: Playing, intent: Intent): Generator<Moment, void> {
  const scene = sceneFor(playing, intent);
  const held = pickOf(heldAssets(scene), intent.asset);
  const level = levelsOf(playing.design).find(({ name }) => name === 'worth');
  const edge = held === undefined || level === undefined ? null : priceAt(scene, level, held);
  if (held !== undefined && edge !== null) yield* quotes(playing, scene, new Map([[held, edge]]));
  const { mechanism, design, world } = playing;
  const opening = pickOf(offersTo(mechanism, design, world).filter(({ type }) => type === 'OPEN_AUCTION'), intent.other);
  yield* playing.does(opening ?? null);
}

/** The last second of a round at the quotes in force: none is over before it begins, and none lasts longer than its duration. */
function lastSecond({ design: { auction: policy }, world: { market } }: Playing, auction: Auction): bigint {
  const [collateral, debt] = [market.reserves[auction.collateral], market.reserves[auction.debt]];
  let [running, over] = [auction.startedAt, auction.startedAt + policy.duration];
  while (collateral !== undefined && debt !== undefined && over - running > 1n) {
    const middle = (running + over) / 2n;
    if (isRoundOver(policy, auction, collateral, debt, middle)) over = middle;
    else running = middle;
  }
  return running;
}

/** When to bargain: the lower the asking price, the nearer are the quotes at which it meets its reserve. */
const agreed = (playing: Playing, auction: Auction, drawn: number): bigint =>
  max(playing.world.market.at, pickOf([lastSecond(playing, auction), (lastSecond(playing, auction) + auction.startedAt) / 2n, auction.startedAt], drawn) ?? 0n);

/** Parts of a lot whose payment is rounded up by less than that of the whole: an exact one, and the most for a unit less, or for half. */
function parts({ lot, debtPrice }: Auction, ask: bigint): readonly bigint[] {
  const whole = mulDivUp(lot, ask, debtPrice);
  return [mulDivDown(whole - 1n, debtPrice, ask), exactly(lot - 1n, ask, debtPrice), mulDivDown(whole / 2n, debtPrice, ask)];
}

/** Waits for the quote at which the whole lot just pays its reserve, and takes a part that does not. */
function* bargained(playing: Playing, intent: Intent): Generator<Moment, void> {
  if (!isAuctioned(playing)) yield* auctioned(playing, intent);
  const { auction } = playing.world.account;
  if (auction === null) return;
  const scene = playing.scene(agreed(playing, auction, intent.moment));
  const [edge] = reserveEdge(scene);
  if (edge === undefined) return;
  yield* quotes(playing, scene, new Map([[auction.collateral, edge + BigInt(Math.min(0, intent.nudge))]]));
  const at = playing.world.market.at;
  const ask = max(1n, askingPrice(playing.design.auction, auction, at));
  const amount = max(1n, pickOf(parts(auction, ask), intent.size) ?? 1n);
  yield* playing.does({ type: 'TAKE', at, amount, maxPrice: PRICE_LIMIT - 1n });
}

/** Whoever buys in auctions. */
export const takers = {
  'bargaining taker': { story: 'looks for a part of the lot that is cheaper than the whole', move: bargained },
} as const satisfies Readonly<Record<string, Adversary>>;
