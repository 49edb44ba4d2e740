import { isLeft } from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isScenarioName, measured, type MarketBase, type Observation, type ScenarioName, scenarioNames, type ScenarioOptions, scenarios } from '../../src/market/index.js';
import { PRICE_LIMIT, TIME_LIMIT } from '../../src/kernel/limits.js';
import { cents, rightOf, Unexpected } from './reading.js';

const whole = cents(200_00n);
const base: MarketBase = {
  quotes: [
    { asset: 'ETH', price: whole, depth: 11n },
    { asset: 'BTC', price: 10n * whole, depth: 12n },
    { asset: 'USD', price: 10n ** 30n, depth: 13n },
  ],
  collateral: ['ETH', 'BTC'],
  debt: ['USD'],
};

const walk = (name: ScenarioName, options: Partial<ScenarioOptions> = {}): Observation[] => [...rightOf(scenarios[name].path(base, options))];
const priceOf = (observation: Observation | undefined, asset: string): bigint | undefined => observation?.quotes.find((quote) => quote.asset === asset)?.price;

/** A price as a share of its base price [bps], rounded down. */
const share = (price: bigint, asset = 'ETH'): bigint => (price * 10_000n) / (base.quotes.find((quote) => quote.asset === asset)?.price ?? 1n);

function shapeOf(observations: readonly Observation[], asset = 'ETH') {
  const measure = measured(observations).get(asset);
  if (measure === undefined) throw new Unexpected(`${asset} is never quoted`);
  const { largestDrop, largestRise, longestSilence } = measure;
  return { length: measure.observations, low: share(measure.low, asset), high: share(measure.high, asset), last: share(measure.last, asset), largestDrop, largestRise, longestSilence };
}

const steady = { low: 10_000n, high: 10_000n, last: 10_000n, largestDrop: 0n, largestRise: 0n };

describe('every scenario', () => {
  it('is listed by name', () => {
    expect(scenarioNames()).toEqual([
      'calm', 'slow-bleed', 'jump', 'crash-and-rebound', 'black-thursday', 'rising-debt', 'wick', 'stale', 'dead-oracle', 'missing',
    ]);
    expect(isScenarioName('jump')).toBe(true);
    expect(isScenarioName('toString')).toBe(false);
  });

  it.each(scenarioNames())('%s is described in one sentence', (name) => {
    expect(scenarios[name].description).toMatch(/^[A-Z][^\n]*[^.]\.$/);
  });

  it.each(scenarioNames())('%s has as many observations as asked, evenly spaced, from the start', (name) => {
    const observations = walk(name, { start: 1_000n, interval: 60n, length: 40n });
    expect(observations.map(({ at }) => at)).toEqual(Array.from({ length: 40 }, (_, index) => 1_000n + 60n * BigInt(index)));
  });

  it.each(scenarioNames())('%s can be walked twice, and is the same', (name) => {
    const path = rightOf(scenarios[name].path(base));
    expect([...path]).toEqual([...path]);
  });

  it.each(scenarioNames())('%s never quotes nothing, nor a price of nothing, and keeps the depth', (name) => {
    const poor = { ...base, quotes: base.quotes.map((quote) => ({ ...quote, price: 1n })) };
    for (const { quotes } of rightOf(scenarios[name].path(poor))) {
      expect(quotes.length).toBeGreaterThan(0);
      expect(quotes.every(({ price }) => price >= 1n)).toBe(true);
      expect(quotes.every(({ asset, depth }) => base.quotes.some((quote) => quote.asset === asset && quote.depth === depth))).toBe(true);
    }
  });

  it.each(scenarioNames())('%s moves as far as asked and no further, at every length', (name) => {
    const options = fc.record({ length: fc.bigInt(16n, 200n), move: fc.bigInt(1n, 9_999n), seed: fc.bigInt(0n, 1_000n) });
    fc.assert(
      fc.property(options, ({ length, move, seed }) => {
        const observations = walk(name, { length, move, seed });
        const { low } = shapeOf(observations, 'BTC');
        const { high } = shapeOf(observations, 'USD');
        expect(observations).toHaveLength(Number(length));
        expect(low).toBeGreaterThanOrEqual(10_000n - move);
        if (['slow-bleed', 'jump', 'crash-and-rebound', 'black-thursday', 'wick', 'stale'].includes(name)) expect(low).toBe(10_000n - move);
        expect(high).toBe(name === 'rising-debt' ? 10_000n + move : 10_000n);
      }),
    );
  });

  it('moves every collateral asset alike, and the debt not at all', () => {
    const observations = walk('black-thursday');
    expect(shapeOf(observations, 'BTC')).toEqual(shapeOf(observations, 'ETH'));
    expect(shapeOf(observations, 'USD')).toMatchObject(steady);
  });
});

describe('the shape of', () => {
  it.each<[ScenarioName, ReturnType<typeof shapeOf>]>([
    ['calm', { length: 384n, low: 9_950n, high: 10_050n, last: 10_019n, largestDrop: 92n, largestRise: 94n, longestSilence: 900n }],
    ['slow-bleed', { length: 601n, low: 4_000n, high: 10_000n, last: 4_000n, largestDrop: 25n, largestRise: 0n, longestSilence: 900n }],
    ['jump', { length: 96n, low: 7_000n, high: 10_000n, last: 7_000n, largestDrop: 3_000n, largestRise: 0n, longestSilence: 900n }],
    ['crash-and-rebound', { length: 192n, low: 5_500n, high: 10_000n, last: 7_750n, largestDrop: 330n, largestRise: 86n, longestSilence: 900n }],
    ['black-thursday', { length: 384n, low: 4_400n, high: 10_000n, last: 6_400n, largestDrop: 322n, largestRise: 190n, longestSilence: 900n }],
    ['wick', { length: 96n, low: 4_000n, high: 10_000n, last: 10_000n, largestDrop: 6_000n, largestRise: 15_000n, longestSilence: 900n }],
    ['stale', { length: 96n, low: 6_000n, high: 10_000n, last: 6_000n, largestDrop: 2_254n, largestRise: 0n, longestSilence: 97n * 900n }],
    ['dead-oracle', { length: 48n, low: 9_015n, high: 10_000n, last: 9_015n, largestDrop: 24n, largestRise: 0n, longestSilence: 900n }],
  ])('%s is exactly this, for the first collateral asset', (name, shape) => {
    expect(shapeOf(walk(name))).toEqual(shape);
  });

  it('rising-debt is exactly this, for the asset owed', () => {
    const observations = walk('rising-debt');
    expect(shapeOf(observations, 'USD')).toEqual({ length: 192n, low: 10_000n, high: 18_500n, last: 18_500n, largestDrop: 0n, largestRise: 89n, longestSilence: 900n });
    expect(shapeOf(observations)).toMatchObject(steady);
  });

  it('missing is calm, and without the first collateral asset', () => {
    const observations = walk('missing');
    expect(observations.map((each) => priceOf(each, 'ETH'))).toEqual(Array.from({ length: 96 }, () => undefined));
    expect(observations.map((each) => priceOf(each, 'BTC'))).toEqual(walk('calm', { length: 96n }).map((each) => priceOf(each, 'BTC')));
  });
});

describe('black-thursday', () => {
  const observations = walk('black-thursday');
  const shareAt = (hour: number): bigint => share(priceOf(observations[hour * 4], 'ETH') ?? 0n);

  it('slides for two days, loses 21 % in two hours and 26 % in three, and regains a part in six', () => {
    expect([0, 48, 50, 60, 63, 66, 72].map(shareAt)).toEqual([10_000n, 8_600n, 6_794n, 7_100n, 5_946n, 4_400n, 6_400n]);
    expect(((8_600n - 6_794n) * 100n) / 8_600n).toBe(21n);
    expect(((5_946n - 4_400n) * 100n) / 5_946n).toBe(26n);
  });
});

describe('a silence', () => {
  const quotedAt = (name: ScenarioName) => walk(name, { length: 16n }).map((each) => each.quotes.map(({ asset }) => asset).join(' '));
  const all = 'ETH BTC USD';

  it('lasts for the middle half of stale, while the debt is quoted on', () => {
    expect(quotedAt('stale')).toEqual([...Array<string>(4).fill(all), ...Array<string>(8).fill('USD'), ...Array<string>(4).fill(all)]);
  });

  it('has no end in dead-oracle, while the debt is quoted on', () => {
    expect(quotedAt('dead-oracle')).toEqual([...Array<string>(4).fill(all), ...Array<string>(12).fill('USD')]);
  });

  it('leaves no observation at all where every asset is silent', () => {
    const alone = { quotes: base.quotes.slice(0, 1), collateral: ['ETH'], debt: [] };
    expect([...rightOf(scenarios['dead-oracle'].path(alone, { length: 16n }))]).toHaveLength(4);
    expect([...rightOf(scenarios.missing.path(alone))]).toEqual([]);
  });
});

describe('options are refused', () => {
  const refusal = (name: ScenarioName, options: Partial<ScenarioOptions>, from = base) => {
    const path = scenarios[name].path(from, options);
    return isLeft(path) ? path.left : null;
  };

  it.each<[string, ScenarioName, Partial<ScenarioOptions>, string]>([
    ['a start before time', 'jump', { start: -1n }, 'start'],
    ['time that stands still', 'jump', { interval: 0n }, 'interval'],
    ['a path without room for its legs', 'jump', { length: 15n }, 'length'],
    ['no move', 'jump', { move: 0n }, 'move'],
    ['a fall to nothing', 'jump', { move: 10_000n }, 'move'],
    ['a rise beyond a hundredfold', 'rising-debt', { move: 1_000_001n }, 'move'],
    ['a negative seed', 'calm', { seed: -1n }, 'seed'],
    ['a seed of more than 64 bits', 'calm', { seed: 1n << 64n }, 'seed'],
    ['a path that outlasts the clock', 'calm', { length: 1_000n, interval: TIME_LIMIT / 1_000n + 1n }, 'interval'],
  ])('%s', (_what, name, options, path) => {
    expect(refusal(name, options)).toMatchObject({ code: 'OUT_OF_RANGE', path });
  });

  it('but not at the bounds', () => {
    expect(refusal('jump', { start: 0n, interval: 1n, length: 16n, move: 9_999n, seed: 0n })).toBeNull();
    expect(refusal('rising-debt', { move: 1_000_000n })).toBeNull();
  });

  it('when an asset has no base price, or one that is zero or would leave the range of prices', () => {
    expect(refusal('jump', {}, { ...base, debt: ['EUR'] })).toMatchObject({ code: 'MISSING', path: 'quotes.EUR' });
    expect(refusal('jump', {}, { ...base, quotes: [{ asset: 'ETH', price: 0n, depth: 1n }], collateral: ['ETH'], debt: [] })).toMatchObject({ path: 'quotes.ETH' });
    const high = { quotes: [{ asset: 'USD', price: PRICE_LIMIT / 2n, depth: 1n }], collateral: [], debt: ['USD'] };
    expect(refusal('rising-debt', { move: 10_000n }, high)).toMatchObject({ code: 'OUT_OF_RANGE', path: 'quotes.USD' });
    expect(refusal('rising-debt', { move: 9_999n }, high)).toBeNull();
  });
});
