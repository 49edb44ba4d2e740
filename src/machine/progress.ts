import type { Event, EventType } from '../kernel/event.js';
import type { World } from '../kernel/world.js';
import type { Mechanism } from './mechanism.js';
import { afterEvent, current, earliest } from './waiting.js';

/** The events that carry a liquidation on. */
const progressing: readonly EventType[] = ['STEP', 'OPEN_AUCTION', 'TAKE', 'RESET_AUCTION', 'RECOGNISE_LOSS'];

const isLiquidating = ({ account: { phase } }: World): boolean => phase.startsWith('unwinding.') || phase.startsWith('auction.');

/**
 * What would carry a liquidation on: the events that keepers are offered now; else TICK to the second from which they are; else the same
 * quotes again, where those in force are too old; else TICK to the second from which such quotes would do. Empty where the account is not
 * being liquidated, and where it is stuck. Judges no guarantee.
 */
export const progressOf = <D>(mechanism: Mechanism<D>) => (design: D, world: World): readonly Event[] => {
  const now = current(mechanism, design, world);
  if (!isLiquidating(now)) return [];
  const offersIn = (there: World): readonly Event[] =>
    mechanism.probes(design, there).filter((event) => progressing.includes(event.type) && afterEvent(mechanism, design, there, event) !== null);
  const offers = offersIn(now);
  if (offers.length > 0) return offers;

  const { at } = now.market;
  const later = (second: bigint): World => afterEvent(mechanism, design, now, { type: 'TICK', at: second }) ?? now;
  const isOffered = (there: World): boolean => isLiquidating(there) && offersIn(there).length > 0;
  const waiting = earliest(mechanism, design, now, at, (second) => isOffered(later(second)));
  if (waiting !== null) return [{ type: 'TICK', at: waiting }];

  const sameQuotes = (there: World): readonly Event[] => mechanism.probes(design, there).filter(({ type }) => type === 'QUOTE');
  const helps = (there: World, quote: Event): boolean => {
    const quoted = afterEvent(mechanism, design, there, quote);
    return quoted !== null && isOffered(quoted);
  };
  const quotes = sameQuotes(now).filter((quote) => helps(now, quote));
  if (quotes.length > 0) return quotes;
  const quotable = earliest(mechanism, design, now, at, (second) => sameQuotes(later(second)).some((quote) => helps(later(second), quote)));
  return quotable === null ? [] : [{ type: 'TICK', at: quotable }];
};
