import type { AssetQuote, Event } from '../../kernel/event.js';

/** The events up to where a guarantee breaks, if it still does; null if not. */
export type Breaks = (events: readonly Event[]) => readonly Event[] | null;

/** Bounds the work on one counterexample: the search for a smaller one may stop anywhere. */
const mostTries = 4_000;

/** A search for something smaller, within a number of tries. */
class Shortening {
  tries = 0;
  constructor(readonly breaks: Breaks, public events: readonly Event[]) {}

  /** Takes a candidate if it still breaks the guarantee. */
  accepts(candidate: readonly Event[]): boolean {
    if (this.tries >= mostTries) return false;
    this.tries += 1;
    const broken = this.breaks(candidate);
    if (broken === null || broken.length > candidate.length) return false;
    this.events = broken;
    return true;
  }
}

/** Drops events, in halves, quarters and so on down to one by one, the latest first. */
function dropEvents(search: Shortening): boolean {
  let hasChanged = false;
  for (let size = Math.max(1, Math.floor(search.events.length / 2)); size >= 1; size = Math.floor(size / 2)) {
    for (let end = search.events.length; end > 0; end -= size) {
      const kept = search.events.filter((_, index) => index < end - size || index >= end);
      if (kept.length < search.events.length && search.accepts(kept)) hasChanged = true;
    }
  }
  return hasChanged;
}

/** Numbers that are simpler than one, simplest first: none, one, a tenth, round ones near it, a smaller first digit, half of it, one less. */
export function simpler(number: bigint): readonly bigint[] {
  const digits = number.toString().length;
  const rounded = [1, 2, 3].filter((places) => places < digits).flatMap((places) => {
    const unit = 10n ** BigInt(digits - places);
    return [(number / unit) * unit, (number / unit + 1n) * unit];
  });
  const candidates = [0n, 1n, number / 10n, ...rounded, number - 10n ** BigInt(digits - 1), number / 2n, (number * 9n) / 10n, number - 1n];
  return [...new Set(candidates)].filter((candidate) => candidate >= 0n && candidate !== number);
}

const isPlainer = (candidate: bigint, number: bigint): boolean => {
  const weight = (each: bigint): number => each.toString().replace(/0+$/, '').length;
  return weight(candidate) < weight(number) || (weight(candidate) === weight(number) && candidate < number);
};

/** The same event with one of its numbers, quotes included, made simpler in one way. */
function simplified(event: Event, earliest: bigint): readonly Event[] {
  const times = event.at === earliest ? [] : [earliest, earliest + 1n, (earliest + event.at) / 2n, event.at - 1n].filter((at) => at >= earliest && at < event.at).map((at): Event => ({ ...event, at }));
  if (event.type === 'QUOTE') {
    const fewer = event.quotes.length > 1 ? event.quotes.map((_, index): Event => ({ ...event, quotes: event.quotes.filter((_quote, other) => other !== index) })) : [];
    const plainer = event.quotes.flatMap((quote, index) => plainerQuotes(quote).map((next): Event => ({ ...event, quotes: event.quotes.map((each, other) => (other === index ? next : each)) })));
    return [...times, ...fewer, ...plainer];
  }
  if (event.type === 'STEP') return [...times, ...plain(event.offered).map((offered): Event => ({ ...event, offered })), ...plain(event.least).map((least): Event => ({ ...event, least }))];
  if ('amount' in event) return [...times, ...plain(event.amount).map((amount): Event => ({ ...event, amount }))];
  return times;
}

const plain = (number: bigint): readonly bigint[] => simpler(number).filter((candidate) => isPlainer(candidate, number));

const plainerQuotes = (quote: AssetQuote): readonly AssetQuote[] => [
  ...plain(quote.price).filter((price) => price > 0n).map((price) => ({ ...quote, price })),
  ...plain(quote.depth).map((depth) => ({ ...quote, depth })),
];

/** Makes numbers simpler, event by event, until nothing helps. */
function simplifyNumbers(search: Shortening): boolean {
  let hasChanged = false;
  for (let index = 0; index < search.events.length; index += 1) {
    let isChanging = true;
    while (isChanging) {
      const event = search.events[index];
      const earliest = search.events[index - 1]?.at ?? 0n;
      if (event === undefined) return hasChanged;
      isChanging = simplified(event, earliest).some((candidate) => search.accepts(search.events.map((each, other) => (other === index ? candidate : each))));
      hasChanged ||= isChanging;
    }
  }
  return hasChanged;
}

/** The fewest events, and then the simplest numbers, that still break a guarantee: no single event can be left out. */
export function shortened(events: readonly Event[], breaks: Breaks): readonly Event[] {
  const search = new Shortening(breaks, events);
  let isChanging = true;
  while (isChanging) {
    isChanging = dropEvents(search);
    isChanging = simplifyNumbers(search) || isChanging;
  }
  return search.events;
}
