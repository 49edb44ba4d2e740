import { describe, expect, it } from 'vitest';
import { deposit, later, openAuction, plain, quote, repay, situation, step, take, type Situation } from '../support/situations.js';
import { accepted, refused, smallDesign } from '../support/worlds.js';

describe('recovery', () => {
  it.each([
    ['a price', quote({ ETH: 107n })], ['a deposit', deposit({ amount: 63n })], ['a repayment', repay({ amount: 5_000n })],
  ])('by %s ends the unwinding at once', (_by, event) => {
    const { design, world } = situation('unwinding.ready');
    expect(accepted(design, world, event).world.account).toMatchObject({ phase: 'atRisk', unwinding: null });
  });

  it('ends a pause and an exhausted unwinding as well', () => {
    for (const state of ['unwinding.cooling', 'unwinding.exhausted'] as const) {
      const { design, world } = situation(state);
      expect(accepted(design, world, quote({ ETH: 149n })).world.account).toMatchObject({ phase: 'healthy', unwinding: null });
    }
  });

  it('leaves keepers nothing to step on', () => {
    const { design, world } = later(situation('unwinding.ready'), quote({ ETH: 107n }));
    expect(refused(design, world, step())).toMatchObject({ code: 'EVENT_NOT_ALLOWED', phase: 'atRisk' });
  });

  it('is no memory: the next unwinding begins anew', () => {
    const again = later(situation('unwinding.cooling'), quote({ ETH: 107n }, 20n), quote({ ETH: 100n }, 30n));
    expect(again.world.account).toMatchObject({ phase: 'unwinding.ready', unwinding: { since: 30n, steps: 0n, steppedAt: 30n, repaid: [0n, 0n, 0n] } });
  });
});

describe('an auction that a recovery cancels', () => {
  const running = (): Situation => situation('auction.running');

  it('gives the unsold lot back to the account, and keeps what was paid', () => {
    const after = later(running(), take({ at: 300n, amount: 100n }), quote({ ETH: 133n }, 310n));
    expect(after.world.account).toMatchObject({ phase: 'healthy', collateral: [900n, 0n, 0n], debt: [0n, 0n, 87_000n], auction: null });
    expect(after.world.market.reserves[0]?.collateral).toBe(900n);
  });

  it('adds the lot to what was deposited meanwhile', () => {
    const after = later(running(), deposit({ amount: 200n }));
    expect(after.world.account).toMatchObject({ phase: 'atRisk', collateral: [1_200n, 0n, 0n], auction: null });
  });

  it('may be cancelled after it expired', () => {
    const after = later(situation('auction.expired'), quote({ ETH: 149n }, 950n));
    expect(after.world.account).toMatchObject({ phase: 'healthy', collateral: [1_000n, 0n, 0n] });
  });

  it('settles with the lot returned where the owner pays all', () => {
    expect(later(running(), repay({ amount: 96_000n })).world.account).toMatchObject({ phase: 'settled', collateral: [0n, 0n, 0n], auction: null });
  });
});

describe('rounds', () => {
  const expired = (): Situation => situation('auction.expired');

  it('expire when quotes rise so far that the lot would sell below the reserve, and run on when they fall back', () => {
    const late = later(situation('auction.running', {}, { debt: { USD: 200_000n } }), plain('TICK', 590n));
    // At second 590 the ask is 61: below 60 % of 102, and not of 101.
    expect(later(late, quote({ ETH: 101n }, 590n)).world.account.phase).toBe('auction.running');
    const risen = later(late, quote({ ETH: 102n }, 590n));
    expect(risen.world.account.phase).toBe('auction.expired');
    expect(later(risen, quote({ ETH: 101n }, 591n)).world.account.phase).toBe('auction.running');
  });

  it('pay their opener and each who resets them out of the insurance fund, while it lasts', () => {
    const auction = { ...smallDesign().auction, tip: 500n, tipShare: 100n };
    const changes = { auction, loss: { insurance: [0n, 0n, 2_000n], insuranceCap: 5_000n, backstop: [0n, 0n, 0n] } };
    const exhausted = situation('unwinding.exhausted', changes);
    const opened = accepted(exhausted.design, exhausted.world, openAuction());
    expect(opened.effects).toEqual([{ kind: 'flow', flow: 'tipped', asset: 'USD', amount: 1_460n }]);
    const reset = accepted(exhausted.design, later({ design: exhausted.design, world: opened.world }, plain('TICK', 900n)).world, plain('RESET_AUCTION', 900n));
    expect(reset.effects).toEqual([{ kind: 'flow', flow: 'tipped', asset: 'USD', amount: 540n }]);
    expect(reset.world.market.reserves[2]?.insurance).toBe(0n);
  });

  it('carry the lot over, at prices of the quotes in force', () => {
    const second = later(expired(), quote({ ETH: 90n, USD: 1n }, 900n), plain('RESET_AUCTION', 900n));
    expect(second.world.account.auction).toMatchObject({ lot: 1_000n, startPrice: 108n, floorPrice: 54n, startedAt: 900n, round: 2n });
  });

  it('end in the protocol taking over what the debt is worth, and the owner keeping the rest', () => {
    // 50,000 dollars at the reserve of 60 a unit are 834 units; the bitcoin that are owed beside them stay.
    const twoDebts = situation('auction.expired', {}, { debt: { USD: 50_000n, BTC: 120n } });
    const { world } = later(twoDebts, plain('RESET_AUCTION', 900n), plain('TICK', 1_800n), plain('RECOGNISE_LOSS', 1_800n));
    expect(world.account).toMatchObject({ phase: 'unwinding.exhausted', collateral: [166n, 0n, 0n], debt: [0n, 120n, 0n] });
    expect(world.market.reserves).toMatchObject([{ salvage: 834n }, {}, { carried: 50_000n }]);
  });

  it('end in a loss where the whole lot is worth less than the debt', () => {
    const { design, world } = later(expired(), plain('RESET_AUCTION', 900n), plain('TICK', 1_800n), quote({ ETH: 112n }, 1_801n), repay({ at: 1_802n, amount: 6_000n }));
    const absorbed = accepted(design, world, plain('RECOGNISE_LOSS', 1_803n));
    expect(absorbed.world.account).toMatchObject({ phase: 'badDebt', deficit: [0n, 0n, 22_800n] });
    expect(absorbed.effects).toContainEqual({ kind: 'flow', flow: 'salvaged', asset: 'ETH', amount: 1_000n });
    expect(absorbed.effects).toContainEqual({ kind: 'flow', flow: 'absorbed', asset: 'USD', amount: 67_200n });
  });
});
