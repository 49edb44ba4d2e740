import { min } from '../../kernel/arithmetic.js';
import type { Design } from '../../kernel/design.js';
import { assess, isAtLeast, isHealthy, type Assessment } from '../../kernel/health.js';
import { PRICE_LIMIT, TIME_LIMIT } from '../../kernel/limits.js';
import { reserveAt, withReserve } from '../../kernel/reserve.js';
import type { World } from '../../kernel/world.js';
import { firstBetween, type Boundaries, type LevelCrossing } from '../../machine/boundary.js';
import { hasRoundExpired } from './kernel/auction-events.js';
import { valuesFit } from './kernel/market-events.js';
import { isSpent } from './kernel/step-event.js';

const atTime = ({ market, account }: World, at: bigint): World => ({ market: { ...market, at }, account });

/** The second at which the rising bonus makes the last step toxic, where it does before the ramp or the window ends. */
function toxicSecond(design: Design, world: World): readonly bigint[] {
  const { curve } = design.incentive;
  const { unwinding } = world.account;
  if (unwinding === null || curve.kind !== 'rampInTime') return [];
  const spentAt = (at: bigint): boolean => isSpent(design, atTime(world, at), assess(design, world.market, world.account));
  const end = unwinding.since + min(curve.duration, design.schedule.window);
  return end > world.market.at && spentAt(end) && !spentAt(world.market.at) ? [firstBetween(world.market.at, end, spentAt)] : [];
}

/** Seconds that the course of an unwinding knows: the next step, the window, and the ends of what unlocks and rises. */
function courseTimes(design: Design, world: World): readonly bigint[] {
  const { unwinding } = world.account;
  if (unwinding === null) return [];
  const { schedule: { interval, unlock, window }, incentive: { curve } } = design;
  return [
    ...(unwinding.steps > 0n ? [unwinding.steppedAt + interval] : []),
    unwinding.since + window,
    ...(unlock.kind === 'gradual' ? [unwinding.since + unlock.duration] : []),
    ...(curve.kind === 'rampInTime' ? [unwinding.since + curve.duration] : []),
    ...toxicSecond(design, world),
  ];
}

/** The second at which the round of an auction is over: its time is up, its price fell too far, or its lot sells below the reserve. */
function roundEnd(design: Design, world: World): readonly bigint[] {
  const { auction } = world.account;
  if (auction === null || hasRoundExpired(design, world)) return [];
  return [firstBetween(world.market.at, auction.startedAt + design.auction.duration, (at) => hasRoundExpired(design, atTime(world, at)))];
}

/** Seconds that the market knows: quotes grow stale, anchors lapse, depth renews, the breaker releases itself. */
function marketTimes({ breaker, depth }: Design, { market }: World): readonly bigint[] {
  const quotes = market.reserves.flatMap(({ price, quotedAt, anchor, anchoredAt, selling, sellingSince }) => [
    ...(price > 0n ? [quotedAt + breaker.maxAge + 1n] : []),
    ...(anchor > 0n ? [anchoredAt + breaker.moveInterval] : []),
    ...(depth.kind === 'share' && selling > 0n ? [sellingSince + depth.interval] : []),
  ]);
  return market.cause === 'none' ? quotes : [...quotes, market.haltedAt + breaker.release];
}

function times(design: Design, world: World): readonly bigint[] {
  const all = [...courseTimes(design, world), ...roundEnd(design, world), ...marketTimes(design, world)];
  const later = all.filter((at) => at > world.market.at && at < TIME_LIMIT);
  return [...new Set(later)].sort((one, other) => (one < other ? -1 : 1));
}

type Judgement = (design: Design, world: World, assessment: Assessment) => boolean;

/** What the price of one asset may turn over. Each is monotone in it: health is, and the bonus never falls as health does. */
const judgements: Readonly<Record<string, Judgement>> = {
  /** Sound at the warning level. */
  warning: ({ warning }, _world, assessment) => isAtLeast(assessment, warning),
  /** Not liquidatable. */
  liquidation: (_design, _world, assessment) => isHealthy(assessment),
  /** Stepping is over, by toxicity where nothing else ended it: what is beyond goes to auction. */
  frontier: isSpent,
  /** Collateral is worth the debt. */
  coverage: (_design, _world, { value, owed }) => value >= owed,
  /** The round of the auction is over, by a quote that rose above what the lot would fetch where nothing else ended it. */
  reserve: (design, world) => hasRoundExpired(design, world),
};

function prices(design: Design, world: World, asset: number): readonly LevelCrossing[] {
  const reserve = reserveAt(world.market, asset);
  const priced = (price: bigint): World => ({ market: withReserve(world.market, asset, { ...reserve, price }), account: world.account });
  const isTooHigh = (price: bigint): boolean => !valuesFit(priced(price).market);
  if (reserve.price === 0n || isTooHigh(reserve.price)) return [];
  const highest = isTooHigh(PRICE_LIMIT - 1n) ? firstBetween(reserve.price, PRICE_LIMIT - 1n, isTooHigh) - 1n : PRICE_LIMIT - 1n;
  return Object.entries(judgements).map(([level, judgement]) => {
    const judged = (price: bigint): boolean => {
      const there = priced(price);
      return judgement(design, there, assess(design, there.market, there.account));
    };
    const now = judged(reserve.price);
    const end = [1n, highest].find((price) => judged(price) !== now);
    return { level, price: end === undefined ? null : firstBetween(reserve.price, end, (price) => judged(price) !== now) };
  });
}

/** Where the answers of `stepwise` change. */
export const boundaries: Boundaries<Design> = { times, prices };
