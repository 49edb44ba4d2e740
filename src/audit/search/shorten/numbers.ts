import type { AssetQuote, Event } from '../../../kernel/event.js';

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

/** How hard a number is to read: its digits without the noughts at its end. */
const weightOf = (number: bigint): number => number.toString().replace(/0+$/, '').length;

const isPlainer = (candidate: bigint, number: bigint): boolean =>
  weightOf(candidate) < weightOf(number) || (weightOf(candidate) === weightOf(number) && candidate < number);

const plain = (number: bigint): readonly bigint[] => simpler(number).filter((candidate) => isPlainer(candidate, number));

const plainerQuotes = (quote: AssetQuote): readonly AssetQuote[] => [
  ...plain(quote.price).filter((price) => price > 0n).map((price) => ({ ...quote, price })),
  ...plain(quote.depth).map((depth) => ({ ...quote, depth })),
];

type Quote = Extract<Event, { type: 'QUOTE' }>;

/** Every price without the noughts that all of them end in: it is what they are beside one another that matters. */
function withoutNoughts(event: Quote): readonly Event[] {
  const noughts = Math.min(...event.quotes.map(({ price }) => /0*$/.exec(price.toString())?.[0].length ?? 0));
  const smaller = (by: number): Event => ({ ...event, quotes: event.quotes.map((quote) => ({ ...quote, price: quote.price / 10n ** BigInt(by) })) });
  return noughts === 0 ? [] : [smaller(noughts), smaller(1)];
}

function simplifiedQuote(event: Quote): readonly Event[] {
  const fewer = event.quotes.length > 1 ? event.quotes.map((_, index): Event => ({ ...event, quotes: event.quotes.filter((_quote, other) => other !== index) })) : [];
  const plainer = event.quotes.flatMap((quote, index) => plainerQuotes(quote).map((next): Event => ({ ...event, quotes: event.quotes.map((each, other) => (other === index ? next : each)) })));
  return [...fewer, ...withoutNoughts(event), ...plainer];
}

/** The same event with one of its numbers, quotes included, made simpler in one way. @param earliest the time of the event before it */
export function simplified(event: Event, earliest: bigint): readonly Event[] {
  const times = event.at === earliest ? [] : [earliest, earliest + 1n, (earliest + event.at) / 2n, event.at - 1n].filter((at) => at >= earliest && at < event.at).map((at): Event => ({ ...event, at }));
  if (event.type === 'QUOTE') return [...times, ...simplifiedQuote(event)];
  if (event.type === 'STEP') return [...times, ...plain(event.offered).map((offered): Event => ({ ...event, offered })), ...plain(event.least).map((least): Event => ({ ...event, least }))];
  if ('amount' in event) return [...times, ...plain(event.amount).map((amount): Event => ({ ...event, amount }))];
  return times;
}

const amountsOf = (event: Event): readonly bigint[] => (event.type === 'STEP' ? [event.offered, event.least] : 'amount' in event ? [event.amount] : []);

/** The same events with every amount divided, an account and all that is done to it in small; each time, where any amount is that large. */
export function* scaledDown(events: readonly Event[]): Generator<readonly Event[], void> {
  for (const by of [10n, 2n]) {
    const parted = (amount: bigint): bigint => (amount >= by ? amount / by : amount);
    if (!events.flatMap(amountsOf).some((amount) => amount >= by)) continue;
    yield events.map((event) => {
      if (event.type === 'STEP') return { ...event, offered: parted(event.offered), least: parted(event.least) };
      return 'amount' in event ? { ...event, amount: parted(event.amount) } : event;
    });
  }
}
