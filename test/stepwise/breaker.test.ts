import { describe, expect, it } from 'vitest';
import { cover, deposit, later, plain, quote, repay, situation, step, withdraw, type Situation } from '../support/situations.js';
import { accepted, refused } from '../support/worlds.js';

const codeOf = ({ design, world }: Situation, event: ReturnType<typeof step>): string => refused(design, world, event).code;

describe('a large move', () => {
  // Ether at 100 may move to 50 or 150 within ten minutes.
  const healthy = (): Situation => situation('healthy');

  it.each([[150n, 'armed'], [151n, 'tripped'], [50n, 'armed'], [49n, 'tripped']])('to %s leaves the breaker %s', (price, breaker) => {
    expect(later(healthy(), quote({ ETH: price })).world.market.breaker).toBe(breaker);
  });

  it('stands as the price: the account is judged by it, and nobody may act on it', () => {
    const fallen = later(situation('unwinding.ready'), quote({ ETH: 200n }, 5n), quote({ ETH: 99n }, 6n));
    expect(fallen.world.account.phase).toBe('unwinding.ready');
    expect(codeOf(fallen, step({ at: 6n }))).toBe('BREAKER_TRIPPED');
  });

  it('in small steps trips it as well, since they are measured from one anchor', () => {
    const crept = later(healthy(), quote({ ETH: 80n }, 10n), quote({ ETH: 60n }, 20n));
    expect(crept.world.market.breaker).toBe('armed');
    expect(later(crept, quote({ ETH: 49n }, 599n)).world.market.breaker).toBe('tripped');
    // From the 600th second on, the last price is the anchor.
    expect(later(crept, quote({ ETH: 49n }, 600n)).world.market).toMatchObject({ breaker: 'armed', reserves: [{ anchor: 60n, anchoredAt: 600n }, {}, {}] });
  });

  it('while it is tripped does not hold it any longer', () => {
    const twice = later(healthy(), quote({ ETH: 40n }, 10n), quote({ ETH: 160n }, 20n));
    expect(twice.world.market).toMatchObject({ cause: 'move', haltedAt: 10n });
    expect(later(twice, plain('TICK', 910n)).world.market).toMatchObject({ breaker: 'armed', cause: 'none' });
  });
});

describe('a halt', () => {
  const halted = (): Situation => later(situation('unwinding.ready'), plain('HALT', 10n));

  it('releases itself, and the step that it held back goes through at that second', () => {
    expect(codeOf(halted(), step({ at: 909n }))).toBe('BREAKER_TRIPPED');
    const { design, world } = halted();
    const released = accepted(design, world, step({ at: 910n }));
    expect(released.path).toEqual(['market.TICK.accepted', 'breaker.tripped.route.released', 'unwinding.ready.STEP.accepted', 'unwinding.route.thin']);
  });

  it('is lifted by the operator before its time', () => {
    const resumed = later(halted(), plain('RESUME', 20n));
    expect(resumed.world.market).toMatchObject({ breaker: 'armed', cause: 'none', haltedAt: 0n });
    expect(later(resumed, step({ at: 20n })).world.account.phase).toBe('atRisk');
  });

  it('does not stop time: the window closes all the same', () => {
    expect(later(halted(), plain('TICK', 3_600n)).world.account.phase).toBe('unwinding.exhausted');
  });

  it.each(['healthy', 'atRisk', 'unwinding.ready', 'unwinding.cooling', 'unwinding.exhausted', 'auction.running', 'auction.expired'] as const)(
    'lets the owner of an account that is %s repay and deposit, on a stale feed too', (state) => {
      const given = later(situation(state), plain('TICK', 8_000n), plain('HALT', 8_000n));
      const { world } = later(given, repay({ at: 8_000n, amount: 1n }), deposit({ at: 8_000n, amount: 1n }));
      expect(world.account.feed).toBe('stale');
      expect(world.market.breaker).toBe('tripped');
    },
  );

  it('lets anyone cover bad debt', () => {
    expect(later(situation('badDebt'), plain('HALT'), cover({ amount: 5n })).world.account.deficit).toEqual([0n, 0n, 79_995n]);
  });
});

describe('a stale feed', () => {
  const quiet = (): Situation => later(situation('healthy'), plain('TICK', 7_201n));

  it('is that of any asset which is held or owed, and of no other', () => {
    expect(later(quiet(), quote({ ETH: 100n }, 7_201n)).world.account.feed).toBe('stale');
    expect(later(quiet(), quote({ ETH: 100n, USD: 1n }, 7_201n)).world.account.feed).toBe('fresh');
  });

  it('names the first asset that is missing a quote', () => {
    const half = later(quiet(), quote({ ETH: 100n }, 7_201n));
    expect(refused(half.design, half.world, withdraw({ at: 7_201n }))).toEqual({ code: 'FEED_STALE', asset: 'USD', quotedAt: 0n, staleAfter: 7_200n });
  });

  it('does not hold back what is not owed for', () => {
    const debtless = later(situation('healthy', {}, { debt: {} }), plain('TICK', 9_000n));
    expect(later(debtless, withdraw({ at: 9_000n, amount: 1_000n })).world.account.collateral).toEqual([0n, 0n, 0n]);
  });

  it('still judges by the last price', () => {
    expect(later(situation('unwinding.ready'), plain('TICK', 9_000n)).world.account).toMatchObject({ phase: 'unwinding.exhausted', feed: 'stale' });
  });
});
