import { BPS } from '../../../kernel/arithmetic.js';
import type { Design } from '../../../kernel/design.js';
import type { World } from '../../../kernel/world.js';
import type { Mechanism } from '../../../machine/mechanism.js';
import type { Pair } from '../setting.js';
import { type Fall, observationOf, pauseOf, sameAgain } from './falls.js';
import { keep, type Pace, Run } from './keepers.js';

/** An account that keepers have not brought back after so many falls is left to them at the prices that it then has. */
const mostFalls = 24;
/** Ends of breaker, window, rounds and whatever else an account may have to wait for, until its loss is seen. */
const mostWaits = 24;

const isOver = ({ account }: World): boolean => account.phase === 'badDebt' || account.phase === 'settled';
const isHealthy = ({ account }: World): boolean => account.phase === 'healthy' || account.phase === 'atRisk';

/** Healthy again, and the breaker measures the next move afresh: no worse off than where the run began. */
const isBack = ({ design, world }: Run): boolean => isHealthy(world) && world.market.cause === 'none' && design.breaker.moveInterval <= pauseOf(design);

/** Worth so little that no auction could pay its debt, even at its start price. */
function isHopeless({ mechanism, design, world }: Run): boolean {
  const { value, owed } = mechanism.measure(design, world);
  return value * design.auction.startPremium < owed * BPS;
}

/** Prices stand still, and keepers do at once what they may, until the account is healthy or over. */
function finish(run: Run, pause: bigint): void {
  const { boundaries } = run.mechanism;
  for (let waits = 0; waits < mostWaits && !isOver(run.world) && !isHealthy(run.world); waits += 1) {
    const now = run.world.market.at;
    const [turning = now] = boundaries.times(run.design, run.world);
    const at = turning > now + pause ? turning : now + pause;
    if (!run.does(sameAgain(run.design, run.world, at))) return;
    keep(run, 'prompt');
  }
}

/**
 * One fall after another, as fast as keepers of one pace react, until the account is back, over or beyond hope; then the market stands still
 * until the end is seen. An account that is back has shown all that it can: the next fall would find it no worse off than the first.
 */
export function besieged(mechanism: Mechanism<Design>, design: Design, start: World, pair: Pair, fall: Fall, pace: Pace): Run {
  const pause = pauseOf(design);
  const run = new Run(mechanism, design, start);
  for (let falls = 1; falls <= mostFalls; falls += 1) {
    if (!run.does(observationOf(design, run.world, pair, fall, start.market.at + BigInt(falls) * pause))) return run;
    keep(run, pace);
    if (isOver(run.world) || isBack(run)) return run;
    if (isHopeless(run)) break;
  }
  finish(run, pause);
  return run;
}
