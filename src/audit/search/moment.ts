import { max } from '../../kernel/arithmetic.js';
import type { Design } from '../../kernel/design.js';
import { TIME_LIMIT } from '../../kernel/limits.js';
import type { Auction, World } from '../../kernel/world.js';
import type { Intent } from './intent.js';
import { pickOf } from './scene.js';

/** Seconds into a round at which its price changes, reaches its floor or ends. */
function curveTimes({ auction: { curve, duration } }: Design, { startPrice, floorPrice }: Auction): readonly bigint[] {
  if (curve.kind === 'linear') return [curve.zeroAfter - (curve.zeroAfter * floorPrice) / max(1n, startPrice), curve.zeroAfter / 2n, duration, duration / 2n];
  if (curve.kind === 'stairstep') return [curve.every, curve.every * 2n, duration, duration / 2n];
  return [duration, duration / 2n, duration / 4n];
}

/** Times at which something changes by itself: cooling, window, ramp, round, breaker, age of quotes, anchors and selling. */
export function turningTimes(design: Design, { market, account }: World): readonly bigint[] {
  const { unwinding, auction } = account;
  const { schedule, incentive, breaker, depth } = design;
  const { curve } = incentive;
  const course = unwinding === null ? [] : [
    unwinding.steppedAt + schedule.interval,
    unwinding.since + schedule.window,
    ...(schedule.unlock.kind === 'gradual' ? [unwinding.since + schedule.unlock.duration, unwinding.since + schedule.unlock.duration / 2n] : []),
    ...(curve.kind === 'rampInTime' ? [unwinding.since + curve.duration, unwinding.since + curve.duration / 2n] : []),
  ];
  const round = auction === null ? [] : curveTimes(design, auction).map((elapsed) => auction.startedAt + elapsed);
  const quotes = market.reserves.flatMap(({ quotedAt, anchoredAt, sellingSince }) => [
    quotedAt + breaker.maxAge, anchoredAt + breaker.moveInterval, ...(depth.kind === 'share' ? [sellingSince + depth.interval] : []),
  ]);
  return [...course, ...course, ...round, ...round, ...(market.cause === 'none' ? [] : [market.haltedAt + breaker.release]), ...quotes];
}

const dayAndMore = 100_000n;

/** When an intent happens: now, a second later, at a turning time or a second beside it, or much later. Never before now. */
export function momentOf(design: Design, world: World, { moment, nudge, size }: Intent): bigint {
  const now = world.market.at;
  // Whoever wants something waits for the breaker; otherwise most of a run would pass while it is tripped.
  const released = world.market.cause === 'none' ? now : world.market.haltedAt + design.breaker.release;
  if (moment < 24) return max(now, released);
  if (moment < 42) return now;
  if (moment < 46) return now + 1n;
  if (moment === 59) return size < 57 ? now + dayAndMore : max(now, TIME_LIMIT / 2n);
  const turning = pickOf(turningTimes(design, world).filter((at) => at >= now && at < TIME_LIMIT - dayAndMore), moment + size);
  return turning === undefined ? now : max(now, turning + BigInt(nudge));
}
