import { BPS, RAY } from '../../../../kernel/arithmetic.js';
import { priceOnCurve } from '../../../../kernel/auction.js';
import type { AuctionPolicy } from '../../../../kernel/design.js';
import { durationToHuman, ratioToHuman } from '../human.js';
import { holds, refuses, type Theorem, warns } from './finding.js';
import { ratioUp } from './legs.js';

const startsAboveTheQuote: Theorem = {
  id: 'auction-starts-at-or-above-the-quote',
  claim: 'The start premium is at least one, and the reserve at most one.',
  guarantees: ['auction-price-falls', 'borrower-loss-is-capped'],
  check: ({ auction: { startPremium, reserve } }) => {
    const numbers = { startPremium, reserve };
    if (startPremium < BPS) {
      return [
        refuses(
          `The start premium ${ratioToHuman(startPremium)} is below the quote.`,
          numbers,
          `The first taker may buy the lot ${ratioToHuman(BPS - startPremium)} below its quote without waiting.`,
        ),
      ];
    }
    if (reserve > BPS) {
      // Floors are rounded up and starts down: above the quote, a floor may come out above its start.
      return [refuses(`The reserve ${ratioToHuman(reserve)} is above the quote.`, numbers, 'Nobody would pay it without a loss, and the asking price may rise instead of falling.')];
    }
    return [holds(`Rounds start at ${ratioToHuman(startPremium)} of the quote.`, numbers)];
  },
};

const hasRounds: Theorem = {
  id: 'auction-has-a-round',
  claim: 'There is at least one round, which lasts.',
  guarantees: ['never-stuck'],
  check: ({ auction: { mostRounds, duration } }) => [
    mostRounds >= 1n
      ? holds(`${mostRounds.toString()} rounds of ${durationToHuman(duration)} at most.`, { mostRounds, duration })
      : refuses('There is no round.', { mostRounds, duration }, 'What steps cannot repay is never sold.'),
  ],
};

/** The curve after `elapsed` seconds as a share of the start price [RAY]. */
const fallenTo = ({ curve }: AuctionPolicy, elapsed: bigint): bigint => priceOnCurve(curve, RAY, elapsed);

/** The first second in [0, duration) at which a condition that stays true once true holds; the duration where it never does. */
function firstSecond(duration: bigint, isReached: (elapsed: bigint) => boolean): bigint {
  let low = 0n;
  let high = duration;
  while (low < high) {
    const middle = (low + high) / 2n;
    if (isReached(middle)) high = middle;
    else low = middle + 1n;
  }
  return low;
}

/**
 * The lowest asking price of a round, as a share of the quote [bps, rounded up], and when it is first asked: at the reserve if the curve
 * gets there, else at the last second before the round expires or has fallen too far.
 */
function lowestAsk(policy: AuctionPolicy): { readonly reached: bigint; readonly ends: bigint; readonly lowest: bigint } {
  const ends = firstSecond(policy.duration, (elapsed) => fallenTo(policy, elapsed) * BPS < RAY * (BPS - policy.largestFall));
  const reached = firstSecond(ends, (elapsed) => fallenTo(policy, elapsed) * policy.startPremium <= RAY * policy.reserve);
  const asked = ends === 0n ? RAY : fallenTo(policy, ends - 1n);
  return { reached, ends, lowest: ratioUp(asked * policy.startPremium, RAY * BPS) };
}

const reachesItsFloor: Theorem = {
  id: 'auction-reaches-its-floor',
  claim: 'A round asks the reserve price before it expires or has fallen by the largest fall.',
  guarantees: ['solvent-within-envelope'],
  check: ({ auction }) => {
    const { reached, ends, lowest } = lowestAsk(auction);
    const numbers = { reached, ends, lowest, reserve: auction.reserve };
    if (reached < ends) return [holds(`The reserve of ${ratioToHuman(auction.reserve)} is asked after ${durationToHuman(reached)}.`, numbers)];
    return [
      warns(
        `A round ends after ${durationToHuman(ends)} at ${ratioToHuman(lowest)} of the quote, above its reserve of ${ratioToHuman(auction.reserve)}.`,
        numbers,
        `Whoever would pay between ${ratioToHuman(auction.reserve)} and ${ratioToHuman(lowest)} is never asked: `
          + 'lots expire unsold, and the protocol takes them over at the reserve.',
      ),
    ];
  },
};

export const auctionTheorems: readonly Theorem[] = [startsAboveTheQuote, hasRounds, reachesItsFloor];
