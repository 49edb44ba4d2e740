import { describe, expect, it } from 'vitest';
import { measure } from '../../properties/measure.js';
import type { Design } from '../../src/kernel/design.js';
import type { World } from '../../src/kernel/world.js';
import { unchecked } from '../../src/machine/checking.js';
import { distanceOf, type AssetDistance } from '../../src/machine/distance.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { later, plain, quote, situation } from '../support/situations.js';
import { bitcoin, smallDesign, transition, worldWith } from '../support/worlds.js';
import { designs, diceOf, isTired, someEvent, someWorld } from './wandering.js';

const distance = distanceOf(stepwise);

/** One asset's levels as text: the price, and the phase that it leads to. */
const levelsOf = (design: Design, world: World, id: string): readonly string[] =>
  distance(design, world).prices.flatMap(({ asset, levels }) => (asset === id ? levels.map(({ level, price, phase }) => `${level} ${price === null ? 'never' : `${price.toString()} ${phase ?? ''}`}`) : []));

const timesOf = (design: Design, world: World): readonly string[] => distance(design, world).times.map(({ at, begins }) => `${at.toString()} ${begins}`);

const priced = (design: Design, world: World, { asset }: AssetDistance, price: bigint): World | null => {
  const answer = transition(design, world, { type: 'QUOTE', at: world.market.at, quotes: [{ asset, price, depth: 0n }] }, unchecked);
  return answer._tag === 'Left' ? null : answer.right.world;
};

/** The judgements, from raw amounts: each the other one on the other side of its level. */
const judged = (design: Design, world: World): Readonly<Record<string, boolean>> => {
  const { value, backing, owed } = measure(design, world);
  return { warning: backing >= owed * design.warning, liquidation: backing >= owed * 10_000n, coverage: value >= owed };
};

describe('healthy', () => {
  it('turns at whole prices that a reader can check', () => {
    // 1,000 ether at 80 % against 60,000: at risk below 82.5, liquidatable below 75, toxic below 63, uncovered below 60.
    const { design, world } = situation('healthy');
    expect(levelsOf(design, world, 'ETH')).toEqual([
      'warning 82 atRisk', 'liquidation 74 unwinding.ready', 'frontier 62 unwinding.exhausted', 'coverage 59 unwinding.exhausted', 'reserve never',
    ]);
  });

  it('turns with the price of the debt the other way', () => {
    const { design, world } = situation('healthy', {}, { collateral: { ETH: 1_000n }, debt: { BTC: 150n, USD: 1_000n } });
    // 80,000 of backing against 150 bitcoin and 1,000: at risk above 478.1…, liquidatable above 526.6….
    expect(levelsOf(design, world, 'BTC').slice(0, 2)).toEqual(['warning 479 atRisk', 'liquidation 527 unwinding.ready']);
  });

  it('skips a state for which no whole price is left', () => {
    const { design, world } = situation('healthy');
    expect(levelsOf(design, world, 'USD').slice(0, 2)).toEqual(['warning 2 unwinding.exhausted', 'liquidation 2 unwinding.exhausted']);
  });

  it('knows only time that grows quotes stale', () => {
    const { design, world } = situation('healthy');
    expect(timesOf(design, world)).toEqual(['7201 feed.stale']);
  });

  it('has no levels without debt', () => {
    const design = smallDesign();
    const world = worldWith(design, { collateral: { BTC: 5n } });
    expect(levelsOf(design, world, 'BTC')).toEqual(['warning never', 'liquidation never', 'frontier never', 'coverage never', 'reserve never']);
    expect(distance(design, world).prices.map(({ asset }) => asset)).toEqual(['BTC']);
  });

  it('lets a single asset be both collateral and debt', () => {
    const design = smallDesign({ assets: [{ ...bitcoin, threshold: 9_000n }, ...smallDesign().assets.slice(2)] });
    const world = worldWith(design, { collateral: { BTC: 10n }, debt: { BTC: 5n, USD: 1_000n } });
    // 10 at 90 % less 5 leave 4, which must carry 1,000: liquidatable below 250.
    expect(levelsOf(design, world, 'BTC')).toContain('liquidation 249 unwinding.ready');
  });
});

describe('unwinding', () => {
  it('ends where health or the warning level is back', () => {
    const { design, world } = situation('unwinding.ready');
    expect(levelsOf(design, world, 'ETH').slice(0, 3)).toEqual(['warning 117 healthy', 'liquidation 107 atRisk', 'frontier 89 unwinding.exhausted']);
  });

  it('cools, steps and ends at seconds that a reader can check', () => {
    const { design, world } = situation('unwinding.cooling');
    expect(timesOf(design, world)).toEqual(['60 unwinding.ready', '3600 unwinding.exhausted', '7201 feed.stale']);
  });

  it('ends earlier where a rising bonus turns toxic', () => {
    // Health is 80,000 / 94,000 = 0.85106…: toxic above a bonus of 6.38 %, which a ramp to 20 % over 1,000 seconds passes at 320.
    const design = smallDesign({
      assets: smallDesign().assets.map((asset) => ({ ...asset, bonus: asset.bonus === 0n ? 0n : 2_000n })),
      incentive: { curve: { kind: 'rampInTime', least: 0n, duration: 1_000n }, nonToxicCeiling: false, protocolShare: 0n, leastReward: 0n },
    });
    const world = worldWith(design, { collateral: { ETH: 1_000n }, debt: { USD: 94_000n } });
    expect(world.account.phase).toBe('unwinding.ready');
    expect(timesOf(design, world)).toEqual(['320 unwinding.exhausted', '7201 feed.stale']);
  });
});

describe('auction.running', () => {
  it('expires when its time is up', () => {
    const { design, world } = situation('auction.running', { auction: { ...smallDesign().auction, largestFall: 9_999n } });
    expect(timesOf(design, world)).toEqual(['900 auction.expired', '7201 feed.stale']);
  });

  it('expires earlier where the price falls too far first', () => {
    const { design, world } = situation('auction.running', { auction: { ...smallDesign().auction, largestFall: 5_000n } });
    // 120 · (1200 − t) / 1200 rounds up to 60, half of 120, until 609.
    expect(timesOf(design, world)).toEqual(['610 auction.expired', '7201 feed.stale']);
  });

  it('expires by a quote above what the lot would fetch', () => {
    const { design, world } = later(situation('auction.running'), plain('TICK', 600n));
    // It asks 60, which is 60 % of any quote up to 100.
    expect(levelsOf(design, world, 'ETH')).toContain('reserve 101 auction.expired');
  });
});

describe('a halted market', () => {
  it('is released when the operator\'s halt lapses', () => {
    const { design, world } = later(situation('healthy'), plain('HALT', 10n));
    expect(timesOf(design, world)).toEqual(['910 breaker.armed', '7201 feed.stale']);
  });
});

describe('a distance', () => {
  it('is exact: the price turns its judgement over, and the one before does not', () => {
    for (const [at, design] of designs.entries()) {
      const dice = diceOf(BigInt(at + 41));
      let world = someWorld(dice, design);
      for (let turn = 0; turn < 80; turn += 1) {
        const answer = transition(design, world, someEvent(dice, design, world), unchecked);
        world = answer._tag === 'Left' ? world : answer.right.world;
        const now = judged(design, world);
        for (const asset of distance(design, world).prices) {
          for (const { level, price, phase } of asset.levels.filter((each) => each.level in now)) {
            const beyond = price === null ? [1n, 10n ** 30n] : [price < asset.price ? price + 1n : price - 1n];
            for (const near of beyond) expect(judged(design, priced(design, world, asset, near) ?? world)[level]).toBe(now[level]);
            if (price === null) continue;
            const over = priced(design, world, asset, price);
            expect(over === null ? now[level] : judged(design, over)[level]).toBe(now[level] === false);
            expect(over?.account.phase).toBe(phase);
          }
        }
        if (isTired(dice, world)) world = someWorld(dice, design);
      }
    }
  });

  it('is exact: each state begins at its second, and not one before', () => {
    const statesOf = ({ market, account }: World): readonly string[] => [account.phase, `feed.${account.feed}`, `breaker.${market.breaker}`];
    for (const [at, design] of designs.entries()) {
      const dice = diceOf(BigInt(at + 51));
      let world = someWorld(dice, design);
      for (let turn = 0; turn < 80; turn += 1) {
        const answer = transition(design, world, someEvent(dice, design, world), unchecked);
        world = answer._tag === 'Left' ? world : answer.right.world;
        const statesAt = (second: bigint): readonly string[] => {
          const ticked = transition(design, world, { type: 'TICK', at: second }, unchecked);
          return ticked._tag === 'Left' ? [] : statesOf(ticked.right.world);
        };
        for (const { at: second, begins } of distance(design, world).times) {
          expect(statesAt(second)).toContain(begins);
          expect(statesAt(second - 1n)).not.toContain(begins);
        }
        if (isTired(dice, world)) world = someWorld(dice, design);
      }
    }
  });

  it('stays within the prices that a market can hold', () => {
    const design = smallDesign();
    const world = worldWith(design, { collateral: { ETH: 2n ** 111n }, debt: { USD: 1_000n }, prices: { ETH: 2n ** 100n, USD: 1n } });
    for (const { levels } of distance(design, world).prices) for (const { price } of levels) expect(price === null || price < 2n ** 128n).toBe(true);
  });
});

describe('quoting beyond', () => {
  it('changes nothing of the market that is asked about', () => {
    const { design, world } = situation('unwinding.ready');
    const before = JSON.stringify(world, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
    distance(design, world);
    expect(JSON.stringify(world, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))).toBe(before);
    expect(transition(design, world, quote({ ETH: 107n }))._tag).toBe('Right');
  });
});
