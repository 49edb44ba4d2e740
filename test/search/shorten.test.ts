import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/kernel/event.js';
import { shortened } from '../../src/audit/search/shorten.js';
import { simpler } from '../../src/audit/search/shorten/numbers.js';

const deposit = (at: bigint, amount: bigint): Event => ({ type: 'DEPOSIT', at, asset: 'COIN', amount });

/** Breaks at the first deposit that makes the sum exceed a bound. */
const above = (bound: bigint) => (events: readonly Event[]): readonly Event[] | null => {
  let sum = 0n;
  for (const [place, event] of events.entries()) {
    sum += event.type === 'DEPOSIT' ? event.amount : 0n;
    if (sum > bound) return events.slice(0, place + 1);
  }
  return null;
};

describe('shortening', () => {
  it('leaves the one event that matters, as early and as small as it may be', () => {
    const events = [deposit(5n, 3n), { type: 'TICK', at: 9n } as const, deposit(12n, 1_234_567n), deposit(20n, 9n)];
    expect(shortened(events, above(1_000n))).toEqual([deposit(0n, 2_000n)]);
  });

  it('keeps events that only together break the guarantee', () => {
    const both = (events: readonly Event[]) => (events.length === 2 && events.every(({ type }) => type === 'HALT') ? events : null);
    const halt = (at: bigint): Event => ({ type: 'HALT', at });
    expect(shortened([halt(3n), halt(4n)], both)).toEqual([halt(0n), halt(0n)]);
  });

  it('makes one of two like events, where the sum of both is what matters', () => {
    expect(shortened([deposit(3n, 1n), { type: 'TICK', at: 4n }, deposit(5n, 1n)], above(1n))).toEqual([deposit(0n, 2n)]);
  });

  it('leaves out two events that undo each other, though neither can go alone', () => {
    const even = (events: readonly Event[]): readonly Event[] | null => (events.at(-1)?.type === 'CLOSE' && events.length % 2 === 1 ? events : null);
    const events: readonly Event[] = [{ type: 'HALT', at: 1n }, { type: 'RESUME', at: 2n }, { type: 'CLOSE', at: 3n }];
    expect(shortened(events, even)).toEqual([{ type: 'CLOSE', at: 0n }]);
  });

  it('joins two observations, and keeps the later price of an asset that both name', () => {
    const quote = (at: bigint, ...prices: readonly (readonly [string, bigint])[]): Event => ({ type: 'QUOTE', at, quotes: prices.map(([asset, price]) => ({ asset, price, depth: 0n })) });
    const isPriced = (events: readonly Event[]): readonly Event[] | null => {
      const seen = new Map(events.flatMap((event) => (event.type === 'QUOTE' ? event.quotes.map(({ asset, price }) => [asset, price] as const) : [])));
      return seen.get('COIN') === 2n && seen.get('CASH') === 1n ? events : null;
    };
    expect(shortened([quote(0n, ['COIN', 3n], ['CASH', 1n]), quote(4n, ['COIN', 2n])], isPriced)).toEqual([quote(0n, ['CASH', 1n], ['COIN', 2n])]);
  });

  it('divides all amounts at once, where only what they are beside one another matters', () => {
    const ratio = (events: readonly Event[]): readonly Event[] | null => {
      const [one, other] = events;
      return events.length === 2 && one?.type === 'DEPOSIT' && other?.type === 'WITHDRAW' && other.amount * 2n === one.amount && other.amount > 0n ? events : null;
    };
    const withdrawal = (amount: bigint): Event => ({ type: 'WITHDRAW', at: 0n, asset: 'COIN', amount });
    expect(shortened([deposit(0n, 4_000n), withdrawal(2_000n)], ratio)).toEqual([deposit(0n, 2n), withdrawal(1n)]);
  });

  it('ends where nothing is simpler', () => {
    expect(simpler(0n)).toEqual([1n]);
    expect(simpler(1n)).toEqual([0n]);
    expect(simpler(1_234n)).toEqual([0n, 1n, 123n, 1_000n, 2_000n, 1_200n, 1_300n, 1_230n, 1_240n, 234n, 617n, 1_110n, 1_233n]);
  });
});
