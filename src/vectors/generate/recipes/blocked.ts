import type { Blockable } from '../../../kernel/design.js';
import type { Event } from '../../../kernel/event.js';
import type { Phase } from '../../../kernel/world.js';
import { type Draft, slugOf } from '../draft.js';
import { borrow, openAuction, plain, plainDesign, quote, situation, step, take, withBreaker, withdraw, type Changes } from '../situations.js';

/** Every event that a stale feed or a halt may block, in a phase that would allow it. */
const blockables: readonly { readonly type: Blockable; readonly phase: Phase; readonly at: bigint; readonly event: (at: bigint) => Event }[] = [
  { type: 'WITHDRAW', phase: 'healthy', at: 0n, event: (at) => withdraw({ at }) },
  { type: 'BORROW', phase: 'healthy', at: 0n, event: (at) => borrow({ at }) },
  { type: 'STEP', phase: 'unwinding.ready', at: 0n, event: (at) => step({ at }) },
  { type: 'OPEN_AUCTION', phase: 'unwinding.exhausted', at: 0n, event: (at) => openAuction({ at }) },
  { type: 'TAKE', phase: 'auction.running', at: 0n, event: (at) => take({ at }) },
  { type: 'RESET_AUCTION', phase: 'auction.expired', at: 900n, event: (at) => plain('RESET_AUCTION', at) },
  { type: 'RECOGNISE_LOSS', phase: 'auction.expired', at: 900n, event: (at) => plain('RECOGNISE_LOSS', at) },
];

const lastRound = (type: Blockable): Changes => ({ auction: { ...plainDesign.auction, mostRounds: type === 'RECOGNISE_LOSS' ? 1n : 2n } });

/** Quotes of second 0 live exactly ten seconds longer than what leads there. */
const hasty = (type: Blockable, at: bigint): Changes => ({ ...lastRound(type), ...withBreaker({ maxAge: at + 10n }) });

/** What the breaker blocks, each by itself, and the second before and after. */
export const blocked: readonly Draft[] = blockables.flatMap(({ type, phase, at, event }): readonly Draft[] => [
  {
    family: 'refusal', slug: `stale-${slugOf(type)}`, comment: `Refused: ${type} on quotes a second older than their maximum age. It is accepted once they are renewed.`,
    given: () => situation(phase, hasty(type, at)), events: [event(at + 11n), quote({ ETH: 100n, USD: 1n }, at + 11n), event(at + 11n)],
  },
  {
    family: 'boundary', slug: `oldest-fresh-${slugOf(type)}`, comment: `${type} on quotes of exactly their maximum age is accepted.`,
    given: () => situation(phase, hasty(type, at)), events: [event(at + 10n)],
  },
  {
    family: 'refusal', slug: `stale-debt-${slugOf(type)}`, comment: `Refused: ${type} where only the quote of the debt is too old. It is accepted once that one is renewed.`,
    given: () => situation(phase, hasty(type, at)), events: [quote({ ETH: 100n }, at + 10n), event(at + 11n), quote({ USD: 1n }, at + 11n), event(at + 11n)],
  },
  {
    family: 'refusal', slug: `tripped-${slugOf(type)}`, comment: `Refused: ${type} in the last second of a halt. It is accepted in the next.`,
    given: () => situation(phase, { ...lastRound(type), ...withBreaker({ release: 20n }) }), events: [plain('HALT', at), event(at + 19n), event(at + 20n)],
  },
  {
    family: 'boundary', slug: `unblocked-${slugOf(type)}`, comment: `${type} on stale quotes and in a halt, where the design blocks nothing.`,
    given: () => situation(phase, { ...lastRound(type), ...withBreaker({ maxAge: at, whenStale: [], whenTripped: [] }) }), events: [plain('HALT', at + 1n), event(at + 1n)],
  },
]);
