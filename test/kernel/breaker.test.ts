import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BPS } from '../../src/kernel/arithmetic.js';
import { anchorFor, isHalted, isMoveTooLarge, isStale } from '../../src/kernel/breaker.js';
import { PRICE_LIMIT } from '../../src/kernel/limits.js';
import { reserveAt } from '../../src/kernel/reserve.js';
import type { Market, Reserve } from '../../src/kernel/world.js';
import { openMarket } from '../../src/mechanisms/stepwise/open.js';
import { always, between, exact, quotient, upTo } from '../support/exact.js';
import { smallDesign } from '../support/worlds.js';

const policy = { ...smallDesign().breaker, maxAge: 100n, largestMove: 2_000n, moveInterval: 60n, release: 30n };
const open = openMarket(smallDesign(), 0n);
const market = (changes: Partial<Market>): Market => ({ ...open, ...changes });
const reserve = (changes: Partial<Reserve>): Reserve => ({ ...reserveAt(open, 0), ...changes });

describe('a halt', () => {
  it('stands until its release, and needs a cause', () => {
    const halted = (at: bigint) => isHalted(policy, market({ at, cause: 'move', haltedAt: 10n }));
    expect([halted(10n), halted(39n), halted(40n), isHalted(policy, market({ at: 10n, haltedAt: 10n }))]).toEqual([true, true, false, false]);
  });
});

describe('a quote', () => {
  it('is stale once it is older than its maximum age, and where there is none', () => {
    const stale = (price: bigint, at: bigint) => isStale(policy, reserve({ price, quotedAt: 5n }), at);
    expect([stale(1n, 5n), stale(1n, 105n), stale(1n, 106n), stale(0n, 5n)]).toEqual([false, false, true, true]);
  });

  it('is measured against the standing anchor, or the last price where that has lapsed', () => {
    const standing = reserve({ price: 7n, anchor: 5n, anchoredAt: 10n });
    expect(anchorFor(policy, standing, 69n)).toEqual({ anchor: 5n, anchoredAt: 10n });
    expect(anchorFor(policy, standing, 70n)).toEqual({ anchor: 7n, anchoredAt: 70n });
    expect(anchorFor(policy, reserve({ price: 7n, anchor: 0n, anchoredAt: 10n }), 11n)).toEqual({ anchor: 7n, anchoredAt: 11n });
  });
});

describe('a move', () => {
  it('is too large exactly beyond its share of the anchor, up and down', () => {
    always(fc.tuple(upTo(PRICE_LIMIT, 1n), upTo(PRICE_LIMIT, 1n), between(0n, 20_000n)), ([anchor, price, largestMove]) =>
      isMoveTooLarge({ ...policy, largestMove }, anchor, price) === exact(price).minus(exact(anchor)).abs().greaterThan(exact(anchor).times(quotient(largestMove, BPS))));
  });

  it('of a fifth passes, and a unit more does not; nothing is too large without an anchor', () => {
    expect([80n, 79n, 120n, 121n].map((price) => isMoveTooLarge(policy, 100n, price))).toEqual([false, true, false, true]);
    expect(isMoveTooLarge(policy, 0n, 1_000n)).toBe(false);
  });
});
