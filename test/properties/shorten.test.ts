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

  it('ends where nothing is simpler', () => {
    expect(simpler(0n)).toEqual([1n]);
    expect(simpler(1n)).toEqual([0n]);
    expect(simpler(1_234n)).toEqual([0n, 1n, 123n, 1_000n, 2_000n, 1_200n, 1_300n, 1_230n, 1_240n, 234n, 617n, 1_110n, 1_233n]);
  });
});
