import { max } from '../../../kernel/arithmetic.js';
import { movedAsset } from '../aims/price.js';
import { boundaryPrices } from '../boundaries.js';
import { kept } from '../envelope.js';
import type { Intent } from '../intent.js';
import { offerTo } from '../offers.js';
import type { Moment, Playing } from '../play.js';
import { pickOf } from '../scene.js';
import type { Adversary } from './adversary.js';
import { cornered, fallen, quotes } from './means.js';

/** What keepers take when they come back: enough to end most liquidations. */
const mostTaken = 12;

/** Seconds that pass between two observations without a keeper. */
function pauseOf({ design: { breaker, schedule } }: Playing, drawn: number): bigint {
  const pauses = [breaker.moveInterval, breaker.maxAge / 2n, schedule.window / 3n, schedule.interval, schedule.window];
  return max(1n, pickOf(pauses, drawn) ?? 1n);
}

/** Prices go on for a while, and down; then keepers are back, and take all that is offered. */
function* absent(playing: Playing, intent: Intent): Generator<Moment, void> {
  yield* cornered(playing, intent);
  const pause = pauseOf(playing, intent.moment);
  for (let count = 0; count <= intent.size % 5; count += 1) {
    const scene = playing.scene(playing.world.market.at + pause);
    const asset = movedAsset(scene, intent);
    yield* quotes(playing, scene, new Map([[asset, fallen(scene, asset, BigInt(intent.other) * 200n)]]));
  }
  yield* kept(playing, playing.world.market.at, intent.other, mostTaken);
}

/** What keepers send is held back and arrives after the next observation: it was right when it was sent. */
function* censored(playing: Playing, intent: Intent): Generator<Moment, void> {
  yield* cornered(playing, intent);
  const sent = offerTo(playing.mechanism, playing.design, playing.world, playing.world.market.at, intent.other);
  const scene = playing.scene(playing.world.market.at + pauseOf(playing, intent.moment));
  const asset = movedAsset(scene, intent);
  const price = (pickOf(boundaryPrices(scene, asset), intent.size) ?? 1n) + BigInt(intent.nudge);
  yield* quotes(playing, scene, new Map([[asset, max(1n, price)]]), intent.other);
  if (sent !== undefined) yield* playing.does({ ...sent, at: playing.world.market.at });
  yield* kept(playing, playing.world.market.at, intent.other, mostTaken);
}

/** Whoever keeps accounts safe, when they do not. */
export const keepers = {
  'absent keeper': { story: 'is away while prices fall, and comes back', move: absent },
  'censored keeper': { story: 'is heard an observation too late', move: censored },
} as const satisfies Readonly<Record<string, Adversary>>;
