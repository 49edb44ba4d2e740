import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/kernel/event.js';
import type { Phase } from '../../src/kernel/world.js';
import { phases } from '../../src/machine/chart.js';
import { unchecked } from '../../src/machine/checking.js';
import { eventTypes } from '../../src/machine/event-shape.js';
import { explainOf, type Explanation } from '../../src/machine/explain.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { deposit, later, openAuction, plain, repay, situation, step, take } from '../support/situations.js';
import { bitcoin, dollar, ether, smallDesign, transition, worldWith } from '../support/worlds.js';
import { designs, diceOf, isTired, someEvent, someWorld } from './wandering.js';

const explain = explainOf(stepwise);

const answerTo = (phase: Phase, event: Event): Explanation => {
  const { design, world } = situation(phase);
  return explain(design, world, event);
};

describe('an explanation', () => {
  it.each(phases)('has an example of every event: %s', (phase) => {
    const { design, world } = situation(phase);
    const types = explain(design, world).map(({ event }) => event.type);
    expect(eventTypes.filter((type) => !types.includes(type))).toEqual([]);
  });

  it('has one for each pair of legs, and each asset that the owner may move', () => {
    const design = smallDesign();
    const world = worldWith(design, { collateral: { ETH: 900n, BTC: 10n }, debt: { USD: 80_000n, BTC: 5n } });
    const pairs = explain(design, world).flatMap(({ event }) => (event.type === 'STEP' || event.type === 'OPEN_AUCTION' ? [`${event.type} ${event.collateral} for ${event.debt}`] : []));
    expect(pairs).toEqual([
      'STEP ETH for BTC', 'STEP ETH for USD', 'STEP BTC for BTC', 'STEP BTC for USD',
      'OPEN_AUCTION ETH for BTC', 'OPEN_AUCTION ETH for USD', 'OPEN_AUCTION BTC for BTC', 'OPEN_AUCTION BTC for USD',
    ]);
    const owners = explain(design, world).flatMap(({ event }) => ('asset' in event && event.type !== 'COVER' ? [`${event.type} ${event.amount.toString()} ${event.asset}`] : []));
    expect(owners).toEqual(['DEPOSIT 1 ETH', 'DEPOSIT 1 BTC', 'WITHDRAW 1 ETH', 'WITHDRAW 1 BTC', 'BORROW 1 BTC', 'BORROW 1 USD', 'REPAY 5 BTC', 'REPAY 80000 USD']);
  });

  it('agrees with transition(), and names the first second of consent, anywhere on the way', () => {
    for (const [at, design] of designs.entries()) {
      const dice = diceOf(BigInt(at + 21));
      let world = someWorld(dice, design);
      let waits = 0;
      for (let turn = 0; turn < 250; turn += 1) {
        const event = someEvent(dice, design, world);
        const answer = transition(design, world, event, unchecked);
        const said = explain(design, world, event);
        if (answer._tag === 'Right') {
          expect(said).toEqual({ event, enabled: true, phase: answer.right.world.account.phase, path: answer.right.path, effects: answer.right.effects });
          world = answer.right.world;
        } else {
          expect(said).toMatchObject({ event, enabled: false, refusal: answer.left });
          const { from } = said.enabled ? { from: null } : said;
          if (from !== null) {
            waits += 1;
            expect(transition(design, world, { ...event, at: from }, unchecked)._tag).toBe('Right');
            if (from > world.market.at) expect(transition(design, world, { ...event, at: from - 1n }, unchecked)._tag).toBe('Left');
          }
        }
        if (isTired(dice, world)) world = someWorld(dice, design);
      }
      expect(waits).toBeGreaterThan(0);
    }
  });
});

describe('unwinding.ready', () => {
  it('offers a step, with the phase it leads to and its numbers', () => {
    const { design, world } = situation('unwinding.ready');
    const said = explain(design, world).find(({ event }) => event.type === 'STEP');
    expect(said).toMatchObject({ enabled: true, phase: 'atRisk' });
    expect(said?.enabled === true && said.path.slice(-2)).toEqual(['unwinding.ready.STEP.accepted', 'unwinding.route.thin']);
    expect(said?.enabled === true && said.effects[0]).toMatchObject({ kind: 'stepped', collateral: 'ETH', debt: 'USD' });
  });

  it('opens no auction before its window is over', () => {
    expect(answerTo('unwinding.ready', openAuction())).toMatchObject({ enabled: false, refusal: { code: 'EVENT_NOT_ALLOWED', phase: 'unwinding.ready' }, from: 3_600n });
  });

  it('offers, where the whole leg would leave dust, all but what must be left', () => {
    const { design, world } = situation('unwinding.ready', { dust: { kind: 'refuse', floor: 70_000n }, sizing: { kind: 'closeFactor', share: 5_000n, wholeBelow: 0n } });
    const said = explain(design, world).find(({ event }) => event.type === 'STEP');
    expect(said).toMatchObject({ event: { offered: 15_000n }, enabled: true });
    expect(explain(design, world, step())).toMatchObject({ enabled: false, refusal: { code: 'DUST_REMAINS' } });
    expect(explain(design, world, step({ offered: 15_001n }))).toMatchObject({ enabled: false, refusal: { code: 'DUST_REMAINS' } });
  });
});

describe('unwinding.cooling', () => {
  it('steps again when the interval is over', () => {
    expect(answerTo('unwinding.cooling', step())).toMatchObject({ enabled: false, refusal: { code: 'EVENT_NOT_ALLOWED', phase: 'unwinding.cooling' }, from: 60n });
  });
});

describe('auction.running', () => {
  it('sells at a limit from the second at which the ask has fallen to it', () => {
    // It asks 120 · (1200 − t) / 1200 after t seconds: 91 after 281 (rounded up at 290), and 60 at the least.
    const said = answerTo('auction.running', take({ maxPrice: 91n }));
    expect(said).toMatchObject({ enabled: false, refusal: { code: 'ASK_ABOVE_LIMIT', ask: 120n, maxPrice: 91n }, from: 290n });
  });

  it('never sells below its floor, whatever passes', () => {
    expect(answerTo('auction.running', take({ maxPrice: 29n }))).toMatchObject({ enabled: false, from: null });
  });

  it('waits for the breaker to release itself', () => {
    const { design, world } = later(situation('auction.running'), plain('HALT', 10n));
    expect(explain(design, world, take({ at: 10n }))).toMatchObject({ enabled: false, refusal: { code: 'BREAKER_TRIPPED', until: 910n } });
    expect(explain(design, world, plain('RESET_AUCTION', 10n))).toMatchObject({ enabled: false, from: 910n });
  });
});

describe('settled', () => {
  it('stays so', () => {
    for (const event of [deposit(), repay(), step(), take()]) expect(answerTo('settled', event)).toMatchObject({ enabled: false, from: null });
  });
});

describe('an account whose quotes are stale', () => {
  it('waits for more than time', () => {
    const { design, world } = later(situation('unwinding.exhausted'), plain('TICK', 7_201n));
    expect(explain(design, world, openAuction({ at: 7_201n }))).toMatchObject({ enabled: false, refusal: { code: 'FEED_STALE', asset: 'ETH' }, from: null });
  });
});

describe('an event of the past', () => {
  it('would be accepted now', () => {
    const { design, world } = later(situation('healthy'), plain('TICK', 100n));
    expect(explain(design, world, repay({ at: 99n }))).toMatchObject({ enabled: false, refusal: { code: 'TIME_REVERSED' }, from: 100n });
  });
});

describe('a design without quotes', () => {
  it('is explained too', () => {
    const design = smallDesign({ assets: [ether, bitcoin, dollar] });
    expect(explain(design, worldWith(design, { prices: {} })).map(({ event }) => event.type)).toEqual(expect.arrayContaining([...eventTypes]));
  });
});
