import { amountAt, max, min } from '../../../kernel/arithmetic.js';
import type { Event } from '../../../kernel/event.js';
import { borrowableOf, cureOf, repaymentTo, withdrawable } from '../aims/owner.js';
import type { Intent } from '../intent.js';
import type { Moment, Playing } from '../play.js';
import { borrowableAssets, heldAssets, idOf, owedAssets, pickOf, priceOf, type Scene } from '../scene.js';
import type { Adversary } from './adversary.js';
import { isLiquidating, quotes, sceneFor } from './means.js';

type Amounts = 'WITHDRAW' | 'BORROW' | 'DEPOSIT' | 'REPAY';

const owns = (scene: Scene, type: Amounts, asset: number, amount: bigint): Event => ({ type, at: scene.world.market.at, asset: idOf(scene, asset), amount: max(1n, amount) });

/** A unit beyond what is allowed, and then all of it: the first must be refused, and the second not. */
function* leveraged(playing: Playing, scene: Scene, intent: Intent): Generator<Moment, void> {
  const isBorrowing = intent.other % 2 === 0;
  const asset = pickOf(isBorrowing ? borrowableAssets(scene) : heldAssets(scene), intent.asset);
  if (asset === undefined) return;
  const type = isBorrowing ? 'BORROW' : 'WITHDRAW';
  const edge = isBorrowing ? borrowableOf(scene, asset) : min(withdrawable(scene, asset), amountAt(scene.world.account.collateral, asset));
  yield* playing.does(owns(scene, type, asset, edge + 1n));
  yield* playing.does(owns(scene, type, asset, edge));
}

/** The least that brings the account back to health one or to the warning level, or a unit less. */
function* cured(playing: Playing, scene: Scene, intent: Intent): Generator<Moment, void> {
  const level = intent.size % 2 === 0 ? 10_000n : playing.design.warning;
  const less = BigInt(Math.min(0, intent.nudge));
  const [held, owed] = [pickOf(heldAssets(scene), intent.asset), pickOf(owedAssets(scene), intent.asset)];
  if (intent.other % 2 === 0 && owed !== undefined) yield* playing.does(owns(scene, 'REPAY', owed, repaymentTo(scene, owed, level) + less));
  else if (held !== undefined) yield* playing.does(owns(scene, 'DEPOSIT', held, cureOf(scene, held, level) + less));
}

/** Goes to the edge, lets the market move by a unit or by more, and goes there again. */
function* edged(playing: Playing, intent: Intent): Generator<Moment, void> {
  const scene = sceneFor(playing, intent);
  if (isLiquidating(playing)) {
    yield* cured(playing, scene, intent);
    return;
  }
  yield* leveraged(playing, scene, intent);
  const moved = pickOf(heldAssets(playing.scene()), intent.asset);
  if (moved === undefined || intent.size % 3 === 2) return;
  const price = priceOf(scene, moved);
  yield* quotes(playing, playing.scene(), new Map([[moved, intent.size % 3 === 0 ? price - 1n : price + price / 10n]]));
  yield* leveraged(playing, playing.scene(), intent);
}

/** Whoever has borrowed. */
export const owners = {
  'owner at the edge': { story: 'borrows and withdraws to the last unit, and repays the least that cures', move: edged },
} as const satisfies Readonly<Record<string, Adversary>>;
