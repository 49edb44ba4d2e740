import { describe, expect, it } from 'vitest';
import type { Design } from '../../src/kernel/design.js';
import type { Effect } from '../../src/kernel/effect.js';
import type { Event } from '../../src/kernel/event.js';
import type { Phase } from '../../src/kernel/world.js';
import { phases } from '../../src/machine/chart.js';
import { createLifecycleOf, deliver, snapshotOf, startLifecycle, submit, worldOf, type LifecycleSnapshot } from '../../src/machine/lifecycle-machine.js';
import { headerOf, worldFromJson, worldToJson } from '../../src/machine/snapshot.js';
import { openWorld } from '../../src/mechanisms/stepwise/open.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { decodedOf } from '../support/designs.js';
import { borrow, cover, deposit, openAuction, plain, quote, repay, situation, step, take, withdraw } from '../support/situations.js';
import { smallDesign } from '../support/worlds.js';

const createLifecycle = createLifecycleOf(stepwise);

/** The snapshot after events, from an account in a state. */
function from(phase: Phase, changes: Partial<Design>, ...events: readonly Event[]): LifecycleSnapshot {
  const { design, world } = situation(phase, changes);
  const machine = createLifecycle(design);
  return events.reduce((snapshot, event) => deliver(machine, snapshot, event), snapshotOf(machine, world));
}

const movesOf = ({ context: { effects } }: LifecycleSnapshot): readonly string[] =>
  effects.flatMap((effect: Effect) => (effect.kind === 'flow' ? [`${effect.flow} ${effect.amount.toString()} ${effect.asset}`] : []));

describe('healthy', () => {
  it('pays collateral out and stays', () => {
    const next = from('healthy', {}, withdraw({ amount: 100n }));
    expect(next.value).toEqual({ account: 'healthy', feed: 'fresh', breaker: 'armed' });
    expect(movesOf(next)).toEqual(['withdrawn 100 ETH']);
  });

  it('goes through unwinding to where a crash of the price leaves it', () => {
    const next = from('healthy', {}, quote({ ETH: 60n }));
    expect(next.value).toEqual({ account: { unwinding: 'exhausted' }, feed: 'fresh', breaker: 'armed' });
    expect(worldOf(next).account.unwinding?.since).toBe(0n);
  });

  it('refuses a step, naming its phase and what it expects', () => {
    const { refusal } = from('healthy', {}, step()).context;
    expect(refusal).toMatchObject({ code: 'EVENT_NOT_ALLOWED', phase: 'healthy', event: 'STEP' });
  });
});

describe('atRisk', () => {
  it('takes a deposit that makes it healthy', () => {
    expect(from('atRisk', {}, deposit({ amount: 100n })).value.account).toBe('healthy');
  });

  it('refuses a loan', () => {
    expect(from('atRisk', {}, borrow()).context.refusal).toMatchObject({ code: 'EVENT_NOT_ALLOWED', phase: 'atRisk' });
  });
});

describe('unwinding.ready', () => {
  it('steps, and cools where the step left it short of health', () => {
    const next = from('unwinding.ready', {}, step({ offered: 10_000n }));
    expect(next.value.account).toEqual({ unwinding: 'cooling' });
    expect(movesOf(next)).toEqual(['repaid 10000 USD', 'seized 105 ETH']);
  });
});

describe('unwinding.cooling', () => {
  it('is ready again when the interval is over, and not a second before', () => {
    expect(from('unwinding.cooling', {}, plain('TICK', 59n)).value.account).toEqual({ unwinding: 'cooling' });
    expect(from('unwinding.cooling', {}, plain('TICK', 60n)).value.account).toEqual({ unwinding: 'ready' });
  });
});

describe('unwinding.exhausted', () => {
  it('opens an auction of the whole leg', () => {
    const next = from('unwinding.exhausted', {}, openAuction());
    expect(next.value.account).toEqual({ auction: 'running' });
    expect(worldOf(next).account).toMatchObject({ collateral: [0n, 0n, 0n], unwinding: null, auction: { lot: 1_000n, round: 1n } });
  });
});

describe('auction.running', () => {
  it('sells the lot, returns what the debt did not take, and settles', () => {
    const next = from('auction.running', {}, take());
    expect(next.value.account).toBe('settled');
    expect(movesOf(next)).toEqual(['repaid 96000 USD', 'sold 800 ETH', 'returned 200 ETH']);
  });

  it('keeps both the interest that it caught up with and the take among the effects of one event', () => {
    const rated = { assets: smallDesign().assets.map((asset) => (asset.id === 'USD' ? { ...asset, rate: 10n ** 22n } : asset)) };
    const { design, world } = situation('auction.running', rated);
    const behind = { ...world, market: { ...world.market, reserves: world.market.reserves.map((reserve) => ({ ...reserve, index: 2n * reserve.index })) } };
    const machine = createLifecycle(design);
    expect(movesOf(deliver(machine, snapshotOf(machine, behind), take({ amount: 10n })))).toEqual(['accrued 96000 USD', 'repaid 1200 USD', 'sold 10 ETH']);
  });
});

describe('auction.expired', () => {
  it('resets, at the quotes in force', () => {
    const next = from('auction.expired', {}, plain('RESET_AUCTION', 900n));
    expect(next.value.account).toEqual({ auction: 'running' });
    expect(worldOf(next).account.auction).toMatchObject({ round: 2n, startedAt: 900n });
  });

  it('refuses to give up while rounds remain', () => {
    expect(from('auction.expired', {}, plain('RECOGNISE_LOSS', 900n)).context.refusal).toMatchObject({ code: 'ROUNDS_REMAIN', round: 1n });
  });
});

describe('badDebt', () => {
  it('takes what covers the deficit', () => {
    const next = from('badDebt', {}, cover({ amount: 1_000n }));
    expect(next.value.account).toBe('badDebt');
    expect(movesOf(next)).toEqual(['covered 1000 USD']);
  });
});

describe('settled', () => {
  it('refuses what an owner or a keeper would do', () => {
    for (const event of [deposit(), repay(), step(), plain('CLOSE')]) {
      expect(from('settled', {}, event).context.refusal).toMatchObject({ code: 'EVENT_NOT_ALLOWED', phase: 'settled' });
    }
  });

  it('still hears of the market', () => {
    const next = from('settled', {}, plain('HALT'));
    expect(next.value).toEqual({ account: 'settled', feed: 'fresh', breaker: 'tripped' });
  });
});

describe('every state', () => {
  it.each(phases)('comes back from its world and its JSON: %s', (phase) => {
    const { design, world } = situation(phase);
    const machine = createLifecycle(design);
    const header = headerOf(stepwise, design);
    const resumed = decodedOf(worldFromJson(header, worldToJson(header, worldOf(snapshotOf(machine, world)))));
    expect(worldOf(snapshotOf(machine, resumed))).toEqual(world);
  });

  it.each(phases)('is left alone by a refused event, which leaves no effects: %s', (phase) => {
    const { design, world } = situation(phase);
    const machine = createLifecycle(design);
    const next = deliver(machine, snapshotOf(machine, world), { type: 'TAKE', at: world.market.at + 5n, amount: 0n, maxPrice: 1n });
    expect(worldOf(next)).toEqual(world);
    expect(next.context).toMatchObject({ effects: [], refusal: { code: 'ZERO_AMOUNT' } });
  });
});

describe('an actor', () => {
  it('begins with a new world and follows events', () => {
    const design = smallDesign();
    const actor = startLifecycle(createLifecycle(design), openWorld(design, 0n));
    submit(actor, quote({ ETH: 100n, USD: 1n }, 5n));
    submit(actor, deposit({ at: 6n, amount: 10n }));
    expect(submit(actor, borrow({ at: 7n, amount: 700n })).value.account).toBe('healthy');
    expect(submit(actor, quote({ ETH: 88n }, 8n)).value.account).toBe('atRisk');
    actor.stop();
  });

  it('refuses an event ahead of its time, since time moves by TICK alone', () => {
    const { design, world } = situation('healthy');
    const actor = startLifecycle(createLifecycle(design), world);
    actor.send(repay({ at: 9n }));
    expect(actor.getSnapshot().context.refusal).toEqual({ code: 'TICK_FIRST', at: 9n, last: 0n });
    expect(submit(actor, repay({ at: 9n })).context.refusal).toBeNull();
    actor.stop();
  });

  it('refuses an event of the past and an event that is none', () => {
    const { design, world } = situation('auction.expired');
    const actor = startLifecycle(createLifecycle(design), world);
    expect(submit(actor, plain('TICK', 899n)).context.refusal).toEqual({ code: 'TIME_REVERSED', at: 899n, last: 900n });
    // @ts-expect-error: a caller in JavaScript may send anything.
    expect(submit(actor, { type: 'LIQUIDATE', at: 900n }).context.refusal).toEqual({ code: 'UNKNOWN_EVENT', event: 'LIQUIDATE' });
    actor.stop();
  });
});
