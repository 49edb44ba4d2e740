import type { Blockable, Design } from '../../../src/kernel/design.js';
import type { Event } from '../../../src/kernel/event.js';
import type { Phase } from '../../../src/kernel/world.js';
import { borrow, later, openAuction, plain, situation, step, take, withdraw, type Situation } from '../../support/situations.js';
import { smallDesign } from '../../support/worlds.js';
import type { RefusalCase } from './refusal-case.js';

/** Every event that a stale feed or a halt may block, in a state that would allow it, at second 11 or, once a round is over, 911. */
const blockables: readonly { readonly type: Blockable; readonly state: Phase; readonly event: (at: bigint) => Event; readonly at: bigint }[] = [
  { type: 'WITHDRAW', state: 'healthy', event: (at) => withdraw({ at }), at: 11n },
  { type: 'BORROW', state: 'healthy', event: (at) => borrow({ at }), at: 11n },
  { type: 'STEP', state: 'unwinding.ready', event: (at) => step({ at }), at: 11n },
  { type: 'OPEN_AUCTION', state: 'unwinding.exhausted', event: (at) => openAuction({ at }), at: 11n },
  { type: 'TAKE', state: 'auction.running', event: (at) => take({ at }), at: 11n },
  { type: 'RESET_AUCTION', state: 'auction.expired', event: (at) => plain('RESET_AUCTION', at), at: 911n },
  { type: 'RECOGNISE_LOSS', state: 'auction.expired', event: (at) => plain('RECOGNISE_LOSS', at), at: 911n },
];

const { breaker, auction } = smallDesign();

/** Quotes last ten seconds, and an expired round is the last, so that nothing but the feed or the halt forbids an event. */
const hasty = (state: Phase): Partial<Design> => ({ breaker: { ...breaker, maxAge: 10n }, auction: { ...auction, mostRounds: state === 'auction.expired' ? 2n : 1n } });

/** The auction is opened while its quote is fresh; everything else happens at the first second at which it is stale. */
const stale = (state: Phase, at: bigint): Situation => later(situation(state, hasty(state)), plain('TICK', at));

export const blockedCases: readonly RefusalCase[] = blockables.flatMap(({ type, state, event, at }): readonly RefusalCase[] => [
  {
    state, refuses: `${type} on a quote that is too old, by one second`, given: () => stale(state, at), event: event(at),
    refusal: { code: 'FEED_STALE', asset: 'ETH', quotedAt: 0n, staleAfter: 10n },
  },
  {
    state, refuses: `${type} while the breaker is tripped`, given: () => later(situation(state), plain('HALT', at)), event: event(at),
    refusal: { code: 'BREAKER_TRIPPED', cause: 'operator', since: at, until: at + 900n },
  },
]);
