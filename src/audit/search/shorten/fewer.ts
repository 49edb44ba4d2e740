import type { AssetQuote, Event } from '../../../kernel/event.js';

type Owner = Extract<Event, { type: 'DEPOSIT' | 'BORROW' | 'REPAY' | 'WITHDRAW' }>;

const isOwners = (event: Event): event is Owner => event.type === 'DEPOSIT' || event.type === 'BORROW' || event.type === 'REPAY' || event.type === 'WITHDRAW';

/** Quotes of two observations as one; the later price stands. */
const joinedQuotes = (one: readonly AssetQuote[], other: readonly AssetQuote[]): readonly AssetQuote[] =>
  [...one.filter(({ asset }) => !other.some((each) => each.asset === asset)), ...other];

/** Two events as one, where that makes sense: what an owner does twice, two observations, two steps on one pair. */
function joined(one: Event, other: Event): Event | null {
  if (isOwners(one) && isOwners(other)) return one.type === other.type && one.asset === other.asset ? { ...one, amount: one.amount + other.amount } : null;
  if (one.type === 'QUOTE' && other.type === 'QUOTE') return { ...one, quotes: joinedQuotes(one.quotes, other.quotes) };
  if (one.type !== 'STEP' || other.type !== 'STEP' || one.collateral !== other.collateral || one.debt !== other.debt) return null;
  return { ...one, offered: one.offered + other.offered, least: one.least + other.least };
}

/** The pairs of places of a list, the nearest first. */
function pairsIn(count: number): readonly (readonly [number, number])[] {
  return Array.from({ length: count }, (_, apart) => apart).slice(1).flatMap((apart) => Array.from({ length: count - apart }, (_, first) => [first, first + apart] as const));
}

/** The same events with two of them as one, where the first stood or where the second did. */
export function* withJoined(events: readonly Event[]): Generator<readonly Event[], void> {
  for (const [first, second] of pairsIn(events.length)) {
    const [one, other] = [events[first], events[second]];
    const both = one === undefined || other === undefined ? null : joined(one, other);
    if (both === null || other === undefined) continue;
    yield events.flatMap((event, place) => (place === first ? [both] : place === second ? [] : [event]));
    yield events.flatMap((event, place) => (place === second ? [{ ...both, at: other.at }] : place === first ? [] : [event]));
  }
}

/** The same events without two of them: what one did the other may have undone. */
export function* withoutPairs(events: readonly Event[]): Generator<readonly Event[], void> {
  for (const [first, second] of pairsIn(events.length)) yield events.filter((_, place) => place !== first && place !== second);
}
