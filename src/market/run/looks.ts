import { min } from '../../kernel/arithmetic.js';
import { askingPrice } from '../../kernel/auction.js';
import type { Design } from '../../kernel/design.js';
import type { World } from '../../kernel/world.js';
import { firstBetween } from '../../machine/boundary.js';
import { stepwise } from '../../mechanisms/stepwise/mechanism.js';
import { mostFor, type Keeper } from './keeper.js';

/** While time unlocks more or pays more, a keeper looks again at its pace: there is no one second at which it becomes enough. */
function isEasing({ schedule, incentive }: Design, { market, account: { unwinding } }: World): boolean {
  if (unwinding === null) return false;
  const isUnlocking = schedule.unlock.kind === 'gradual' && market.at < unwinding.since + schedule.unlock.duration;
  return isUnlocking || (incentive.curve.kind === 'rampInTime' && market.at < unwinding.since + incentive.curve.duration);
}

/** The first second at which a lot is worth its ask, if that comes by `last`: the ask falls all the while. */
function worthwhileAt(design: Design, { market, account: { phase, auction } }: World, keeper: Keeper, last: bigint): bigint | null {
  if (auction === null || phase !== 'auction.running') return null;
  const most = mostFor(market, auction, keeper);
  const isWorthwhile = (at: bigint): boolean => askingPrice(design.auction, auction, at) <= most;
  return last > market.at && !isWorthwhile(market.at) && isWorthwhile(last) ? firstBetween(market.at, last, isWorthwhile) : null;
}

/** Whether keepers may have something to do at an account. */
export const isLiquidating = ({ phase }: World['account']): boolean => phase.startsWith('unwinding') || phase.startsWith('auction');

/**
 * When a keeper that found nothing to take looks at an account again: the next second at which time alone may change the answer.
 * Null where nothing changes before the next observation. @param until [seconds] of that
 */
export function nextLook(design: Design, world: World, keeper: Keeper, until: bigint): bigint | null {
  const { market, account } = world;
  if (!isLiquidating(account)) return null;
  const turning = min(until, stepwise.boundaries.times(design, world)[0] ?? until);
  const paced = isEasing(design, world) ? market.at + keeper.pace : until;
  const next = min(min(turning, paced), worthwhileAt(design, world, keeper, turning - 1n) ?? until);
  return next > market.at && next < until ? next : null;
}
