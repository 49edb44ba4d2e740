import { expectedEvents, phases } from '../../../machine/chart.js';
import type { Event } from '../../../kernel/event.js';
import { type Draft, slugOf } from '../draft.js';
import { borrow, cover, deposit, openAuction, plain, repay, situation, step, take, withdraw } from '../situations.js';

const events = (at: bigint): readonly Event[] => [
  deposit({ at }), withdraw({ at }), borrow({ at }), repay({ at }), step({ at }), openAuction({ at }), take({ at }), plain('RESET_AUCTION', at), plain('RECOGNISE_LOSS', at), cover({ at }), plain('CLOSE', at),
];

/** Every event that a phase does not expect, phase by phase. */
export const outOfOrder: readonly Draft[] = phases.map((phase) => {
  const at = phase === 'auction.expired' ? 900n : 0n;
  const refused = events(at).filter(({ type }) => !expectedEvents(phase).includes(type));
  return {
    family: 'refusal', slug: `out-of-order-${slugOf(phase)}`, comment: `Refused: every event that an account does not expect while it is ${phase}. The last is the market's, which is always expected.`,
    given: () => situation(phase), events: [...refused, plain('TICK', at)],
  };
});
