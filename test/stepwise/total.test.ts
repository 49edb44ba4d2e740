import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phases } from '../../src/machine/chart.js';
import { eventTypes } from '../../src/machine/event-shape.js';
import type { Event } from '../../src/kernel/event.js';
import { transition } from '../support/worlds.js';
import { situation } from '../support/situations.js';

const anything = fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true, withMap: true, withSparseArray: true });
const id = fc.constantFrom('ETH', 'BTC', 'USD', 'DOGE');
const amount = fc.oneof(fc.bigInt({ min: -1n, max: 200_000n }), fc.constantFrom(1n << 111n, 1n << 112n, 1n << 128n));
const quotes = fc.array(fc.record({ asset: id, price: amount, depth: amount }), { maxLength: 3 });

/** Events of every type whose fields are mostly, but not always, of the right kind. */
const nearly = fc.record({
  type: fc.constantFrom(...eventTypes), at: fc.oneof({ weight: 9, arbitrary: fc.bigInt({ min: -1n, max: 10_000n }) }, { weight: 1, arbitrary: anything }), asset: id, amount: fc.oneof({ weight: 9, arbitrary: amount }, { weight: 1, arbitrary: anything }),
  collateral: id, debt: id, offered: amount, least: amount, maxPrice: amount, quotes: fc.oneof({ weight: 9, arbitrary: quotes }, { weight: 1, arbitrary: anything }),
});

describe.each(phases)('%s', (phase) => {
  it('answers every event by a step or a refusal, and breaks no guarantee', () => {
    const { design, world } = situation(phase);
    fc.assert(fc.property(nearly, (event) => {
      expect(['Left', 'Right']).toContain(transition(design, world, event as Event)._tag);
    }), { numRuns: 400 });
  });
});

describe('any state', () => {
  it('refuses whatever is no event, without an exception', () => {
    const { design, world } = situation('healthy');
    fc.assert(fc.property(fc.oneof(anything, fc.record({ type: anything, at: anything })), (event) => {
      expect(transition(design, world, event as Event)._tag).toBe('Left');
    }), { numRuns: 1_000 });
  });
});
