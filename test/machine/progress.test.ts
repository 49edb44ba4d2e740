import { describe, expect, it } from 'vitest';
import type { Design } from '../../src/kernel/design.js';
import type { Event } from '../../src/kernel/event.js';
import type { World } from '../../src/kernel/world.js';
import { unchecked } from '../../src/machine/checking.js';
import { progressOf } from '../../src/machine/progress.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { later, openAuction, plain, quote, situation, step } from '../support/situations.js';
import { after, transition, Unexpected } from '../support/worlds.js';
import { designs, diceOf, isTired, someEvent, someWorld } from './wandering.js';

const progress = progressOf(stepwise);

const typesOf = ({ design, world }: { readonly design: Design; readonly world: World }): readonly string[] => progress(design, world).map(({ type }) => type);

const forKeepers: readonly Event['type'][] = ['STEP', 'OPEN_AUCTION', 'TAKE', 'RESET_AUCTION', 'RECOGNISE_LOSS'];

/** What progress leads to, taken event by event, until a keeper acts; every event of it must be accepted. */
function followed(design: Design, start: World): readonly Event[] {
  let world = start;
  const taken: Event[] = [];
  while (taken.length < 4) {
    const [event] = progress(design, world);
    if (event === undefined) return taken;
    const answer = transition(design, world, event, unchecked);
    if (answer._tag === 'Left') throw new Unexpected(`${event.type} was refused: ${answer.left.code}`);
    taken.push(event);
    if (forKeepers.includes(event.type)) return taken;
    world = answer.right.world;
  }
  return taken;
}

describe('unwinding.ready', () => {
  it('is carried on by a step', () => {
    expect(typesOf(situation('unwinding.ready'))).toEqual(['STEP']);
  });

  it('waits for the first second at which enough is unlocked to seize something', () => {
    // 85,000 USD unlock over 3,000 seconds, 28 a second, and one ether costs 96 with the bonus.
    const slow = situation('unwinding.ready', { schedule: { interval: 0n, unlock: { kind: 'gradual', initial: 0n, duration: 3_000n }, mostSteps: 3n, window: 3_600n } });
    expect(progress(slow.design, slow.world)).toEqual([{ type: 'TICK', at: 4n }]);
  });

  it('waits for the window where no step is worth its cost', () => {
    const incentive = { curve: { kind: 'fixed' }, nonToxicCeiling: false, protocolShare: 0n, leastReward: 10n ** 9n } as const;
    const depth = { kind: 'share', perStep: 1n, perInterval: 1n, interval: 60n } as const;
    const { design, world } = situation('unwinding.ready', { incentive, depth }, { reserves: { ETH: { depth: 0n } } });
    expect(progress(design, world)).toEqual([{ type: 'TICK', at: 3_600n }]);
  });
});

describe('unwinding.cooling', () => {
  it('waits for the end of the interval', () => {
    const { design, world } = situation('unwinding.cooling');
    expect(progress(design, world)).toEqual([{ type: 'TICK', at: 60n }]);
  });
});

describe('unwinding.exhausted', () => {
  it('is carried on by an auction', () => {
    expect(typesOf(situation('unwinding.exhausted'))).toEqual(['OPEN_AUCTION']);
  });

  it('asks for the same quotes again where they are stale', () => {
    const { design, world } = later(situation('unwinding.exhausted'), plain('TICK', 7_201n));
    expect(progress(design, world)).toEqual([quote({ ETH: 100n, BTC: 400n, USD: 1n }, 7_201n)]);
  });

  it('waits for the release of a halted market', () => {
    const { design, world } = later(situation('unwinding.exhausted'), plain('HALT', 10n));
    expect(progress(design, world)).toEqual([{ type: 'TICK', at: 910n }]);
  });

  it('waits for the release, and for fresh quotes then, where the market is halted and quotes are stale', () => {
    const { design, world } = later(situation('unwinding.exhausted'), plain('HALT', 7_200n), plain('TICK', 7_201n));
    expect(progress(design, world)).toEqual([{ type: 'TICK', at: 8_100n }]);
    expect(followed(design, world).map(({ type }) => type)).toEqual(['TICK', 'QUOTE', 'OPEN_AUCTION']);
  });

  it('waits until the anchor lapses where the same quote would trip the breaker again', () => {
    const anchored = situation('healthy', { breaker: { ...situation('healthy').design.breaker, moveInterval: 20_000n, maxAge: 1_000n } });
    const world = after(anchored.design, anchored.world, quote({ ETH: 40n, USD: 1n }, 10n), plain('TICK', 1_011n));
    expect(world.account.phase).toBe('unwinding.exhausted');
    expect(progress(anchored.design, world)).toEqual([{ type: 'TICK', at: 20_000n }]);
    expect(followed(anchored.design, world).map(({ type }) => type)).toEqual(['TICK', 'QUOTE', 'OPEN_AUCTION']);
  });
});

describe('auction.running', () => {
  it('is carried on by a take of the whole lot', () => {
    expect(typesOf(situation('auction.running'))).toEqual(['TAKE']);
  });
});

describe('auction.expired', () => {
  it('is carried on by another round, and after the last by giving up', () => {
    const first = situation('auction.expired');
    expect(typesOf(first)).toEqual(['RESET_AUCTION']);
    expect(typesOf(later(first, plain('RESET_AUCTION', 900n), plain('TICK', 1_800n)))).toEqual(['RECOGNISE_LOSS']);
  });
});

describe('an account that is not being liquidated', () => {
  it.each(['healthy', 'atRisk', 'badDebt', 'settled'] as const)('asks for nothing: %s', (phase) => {
    expect(typesOf(situation(phase))).toEqual([]);
  });
});

describe('progress', () => {
  it('is never wanting, is always accepted, and reaches a keeper at last', () => {
    for (const [at, design] of designs.entries()) {
      const dice = diceOf(BigInt(at + 31));
      let world = someWorld(dice, design);
      for (let turn = 0; turn < 400; turn += 1) {
        const answer = transition(design, world, someEvent(dice, design, world), unchecked);
        world = answer._tag === 'Left' ? world : answer.right.world;
        if (/^(unwinding|auction)\./.test(world.account.phase)) expect(forKeepers).toContain(followed(design, world).at(-1)?.type);
        if (isTired(dice, world)) world = someWorld(dice, design);
      }
    }
  });

  it('names the first second at which a keeper may act', () => {
    const { design, world } = later(situation('unwinding.cooling'), plain('HALT', 30n));
    expect(progress(design, world)).toEqual([{ type: 'TICK', at: 930n }]);
    expect(transition(design, world, step({ at: 929n }))._tag).toBe('Left');
    expect(transition(design, world, step({ at: 930n }))._tag).toBe('Right');
    expect(transition(design, world, openAuction({ at: 930n }))._tag).toBe('Left');
  });
});
