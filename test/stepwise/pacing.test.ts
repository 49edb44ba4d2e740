import { describe, expect, it } from 'vitest';
import type { Design } from '../../src/kernel/design.js';
import { openAccount } from '../../src/mechanisms/stepwise/open.js';
import { later, plain, quote, situation, step, type Situation } from '../support/situations.js';
import { accepted, effectsOf, refused, smallDesign } from '../support/worlds.js';

const { schedule, incentive } = smallDesign();
const paced = (changes: Partial<Design['schedule']>): Partial<Design> => ({ schedule: { ...schedule, ...changes } });

/** What the next step takes at most, at a time. */
const offeredAt = ({ design, world }: Situation, at: bigint) => effectsOf(accepted(design, world, step({ at })), 'stepped')[0];

describe('steps', () => {
  it('come an interval apart, and the last one ends the unwinding', () => {
    const first = later(situation('unwinding.ready'), step({ offered: 1_000n }));
    expect(refused(first.design, first.world, step({ at: 59n }))).toMatchObject({ code: 'EVENT_NOT_ALLOWED', phase: 'unwinding.cooling' });
    const third = later(first, step({ at: 60n, offered: 1_000n }), step({ at: 120n, offered: 1_000n }));
    expect(third.world.account).toMatchObject({ phase: 'unwinding.exhausted', unwinding: { since: 0n, steps: 3n, steppedAt: 120n, repaid: [0n, 0n, 3_000n] } });
  });

  it('follow each other at once where there is no interval', () => {
    const given = situation('unwinding.ready', paced({ interval: 0n }));
    expect(later(given, step({ offered: 1_000n }), step({ offered: 1_000n })).world.account).toMatchObject({ phase: 'unwinding.ready', unwinding: { steps: 2n } });
  });

  it('are none where the design wants none: the account goes straight to auction', () => {
    const design = smallDesign(paced({ mostSteps: 0n }));
    expect(later({ design, world: situation('healthy').world }, quote({ ETH: 74n })).world.account.phase).toBe('unwinding.exhausted');
  });

  it('unlock over time, counted from the debt at the beginning', () => {
    const given = situation('unwinding.ready', paced({ interval: 0n, unlock: { kind: 'gradual', initial: 1_000n, duration: 900n } }));
    expect(offeredAt(given, 0n)).toMatchObject({ repaid: 8_500n, limit: 8_500n });
    const second = later(given, step());
    expect(refused(second.design, second.world, step())).toEqual({ code: 'NOTHING_UNLOCKED', sizing: 35_453n, unlocked: 0n, sellable: 911n });
    // A tenth of the time unlocks nine hundredths more.
    expect(offeredAt(second, 90n)).toMatchObject({ repaid: 7_650n });
    expect(offeredAt(second, 900n)).toMatchObject({ repaid: 35_453n });
  });

  it('pay a bonus that rises with the time of unwinding', () => {
    const given = situation('unwinding.ready', { incentive: { ...incentive, curve: { kind: 'rampInTime', least: 0n, duration: 300n } } });
    expect([0n, 1n, 150n, 300n, 999n].map((at) => offeredAt(given, at)?.bonus)).toEqual([0n, 1n, 250n, 500n, 500n]);
  });
});

describe('depth', () => {
  const depth = { kind: 'share', perStep: 1_000n, perInterval: 1_500n, interval: 300n } as const;
  const given = (): Situation => situation('unwinding.ready', { ...paced({ interval: 0n }), depth }, { reserves: { ETH: { depth: 1_000n } } });

  it('limits each step and all steps of an interval to their shares of it', () => {
    expect(offeredAt(given(), 0n)).toMatchObject({ repaid: 9_523n, seized: 99n });
    const second = later(given(), step());
    expect(offeredAt(second, 10n)).toMatchObject({ repaid: 4_857n, seized: 50n });
    const third = later(second, step({ at: 10n }));
    expect(third.world.market.reserves[0]).toMatchObject({ selling: 149n, sellingSince: 0n });
    expect(refused(third.design, third.world, step({ at: 299n }))).toMatchObject({ code: 'NOTHING_SEIZED' });
    expect(offeredAt(third, 300n)).toMatchObject({ seized: 99n });
  });

  it('is that of the market: what one account sells, another cannot', () => {
    const sold = later(given(), step());
    const other = { design: given().design, world: { market: sold.world.market, account: { ...openAccount(given().design), collateral: [1_000n, 0n, 0n], debt: [0n, 0n, 85_000n] } } };
    expect(offeredAt(later(other, plain('TICK', 5n)), 5n)).toMatchObject({ seized: 50n });
  });

  it('is observed anew with every quote', () => {
    expect(offeredAt(later(given(), quote({ ETH: 100n }, 1n, 200n)), 1n)).toMatchObject({ repaid: 1_904n, seized: 19n });
  });
});
