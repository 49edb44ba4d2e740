import { BPS } from './arithmetic.js';
import type { BreakerPolicy } from './design.js';
import type { Market, Reserve } from './world.js';

/** Whether a cause to halt stands at the time of the market; it lapses by itself after the release. */
export const isHalted = (policy: BreakerPolicy, market: Market): boolean =>
  market.cause !== 'none' && market.at < market.haltedAt + policy.release;

/** Whether a reserve has no quote, or one older than its maximum age. */
export const isStale = (policy: BreakerPolicy, reserve: Reserve, at: bigint): boolean =>
  reserve.price === 0n || at - reserve.quotedAt > policy.maxAge;

/** The anchor that a quote at `at` is measured against: the standing one, or the last price where it has lapsed or none stood. */
export const anchorFor = (policy: BreakerPolicy, reserve: Reserve, at: bigint): { readonly anchor: bigint; readonly anchoredAt: bigint } =>
  reserve.anchor === 0n || at - reserve.anchoredAt >= policy.moveInterval
    ? { anchor: reserve.price, anchoredAt: at }
    : { anchor: reserve.anchor, anchoredAt: reserve.anchoredAt };

/** Whether a price moved further from its anchor than the policy allows, up or down; never without an anchor. */
export const isMoveTooLarge = (policy: BreakerPolicy, anchor: bigint, price: bigint): boolean =>
  anchor > 0n && (price > anchor ? price - anchor : anchor - price) * BPS > anchor * policy.largestMove;
