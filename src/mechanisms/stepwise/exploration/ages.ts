import { max } from '../../../kernel/arithmetic.js';
import type { Design } from '../../../kernel/design.js';

/** Ages [seconds] from which more age makes no difference: beyond them all worlds behave alike. */
export interface LargestAges {
  readonly quote: bigint;
  readonly anchor: bigint;
  readonly sale: bigint;
  readonly halt: bigint;
  readonly course: bigint;
  readonly step: bigint;
  readonly round: bigint;
}

/** The largest ages that a design tells apart. */
export function largestAgesOf({ breaker, depth, schedule, incentive, auction }: Design): LargestAges {
  const { unlock } = schedule;
  const unlocking = unlock.kind === 'gradual' ? unlock.duration : 0n;
  const rising = incentive.curve.kind === 'rampInTime' ? incentive.curve.duration : 0n;
  return {
    quote: breaker.maxAge + 1n,
    anchor: breaker.moveInterval,
    sale: depth.kind === 'share' ? depth.interval : 0n,
    halt: breaker.release,
    course: max(schedule.window, max(unlocking, rising)),
    step: schedule.interval,
    round: auction.duration,
  };
}
