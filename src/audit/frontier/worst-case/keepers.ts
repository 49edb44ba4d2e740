import type { Design } from '../../../kernel/design.js';
import type { Event } from '../../../kernel/event.js';
import type { World } from '../../../kernel/world.js';
import { firstBetween } from '../../../machine/boundary.js';
import type { Mechanism } from '../../../machine/mechanism.js';
import { offersTo } from '../../search/offers.js';
import { afterMoment, type Moment, momentFor } from '../../search/play.js';
import { answered } from '../../search/scene.js';

/**
 * When keepers act within the reaction of the envelope. At its end each has taken all that is offered.
 * late: all at the last second. prompt: all at once. patient: steps and opens at once, and takes from an auction at the last second of
 * the reaction, or of the round where that ends sooner, when the asking price is lowest.
 */
export type Pace = 'late' | 'prompt' | 'patient';
export const paces: readonly Pace[] = ['late', 'patient', 'prompt'];

/** More than any keeper needs on one account within one reaction. */
const mostTaken = 100;

/** A run under way: where it is, and how it came there. */
export class Run {
  readonly moments: Moment[] = [];
  constructor(readonly mechanism: Mechanism<Design>, readonly design: Design, public world: World) {}

  /** Puts an event to the machine. Returns whether it was accepted. */
  does(event: Event): boolean {
    const moment = momentFor(this.mechanism, this.design, this.world, event);
    this.moments.push(moment);
    this.world = afterMoment(moment);
    return moment.parts !== null;
  }
}

/** The last second until `end` at which an offer still stands. */
function lastSecond({ mechanism, design, world }: Run, offer: Event, end: bigint): bigint {
  const isGone = (at: bigint): boolean => answered(mechanism, design, world, { ...offer, at })?._tag !== 'Right';
  return isGone(end) ? firstBetween(offer.at, end, isGone) - 1n : end;
}

/** Takes what is offered from `at` on, until nothing is. */
function takes(run: Run, pace: Pace, at: bigint, end: bigint): void {
  let now = at;
  for (let taken = 0; taken < mostTaken; taken += 1) {
    const [offer] = offersTo(run.mechanism, run.design, run.world, now);
    if (offer === undefined) return;
    if (offer.type === 'TAKE' && pace === 'patient' && now < end) now = lastSecond(run, offer, end);
    run.does({ ...offer, at: now });
  }
}

/** What keepers do between an observation, at which the run stands, and the end of the reaction to it. */
export function keep(run: Run, pace: Pace): void {
  const now = run.world.market.at;
  const end = now + run.design.envelope.reaction;
  if (pace !== 'late') takes(run, pace, now, end);
  // Even a keeper who finds nothing has looked: what time alone brought about is seen at the end of the reaction.
  if (run.world.market.at < end) run.does({ type: 'TICK', at: end });
  takes(run, pace, end, end);
}
