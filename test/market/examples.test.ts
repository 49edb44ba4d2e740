import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type AssetMeasure, type ExampleName, exampleNames, examples, isExampleName, locatePrices, measured, type Observation, pricesFromFile } from '../../src/market/index.js';
import { cents, observationsOf, rightOf, Unexpected } from './reading.js';
import { secondsFromText } from '../../src/market/paths/time.js';

function fileOf(name: ExampleName): string {
  const source = rightOf(locatePrices(name));
  if (source.kind !== 'example') throw new Unexpected(source.kind);
  return source.file;
}

const asset = { id: 'X', decimals: 18n, depth: 1n };

function walk(name: ExampleName): Observation[] {
  const worst = examples[name].role === 'debt' ? 'high' : 'low';
  return observationsOf(pricesFromFile(fileOf(name), { name: `${name}.csv`, assets: [asset], worst }));
}

function measureOf(path: readonly Observation[]): AssetMeasure {
  const measure = measured(path).get('X');
  if (measure === undefined) throw new Unexpected('nothing is quoted');
  return measure;
}

const at = (path: readonly Observation[], time: string): bigint[] => {
  const from = path.findIndex((each) => each.at === secondsFromText(time));
  return path.slice(from, from + 4).map(({ quotes }) => (quotes[0]?.price ?? 0n) / 10n ** 13n);
};

const reachedAt = (path: readonly Observation[], price: bigint): bigint | undefined => path.find(({ quotes }) => quotes[0]?.price === price)?.at;

describe('the examples', () => {
  it('are the price files that are shipped, each named in the list of sources', () => {
    const folder = dirname(fileOf('eth-2020-03'));
    const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
    const sources = readFileSync(join(folder, 'SOURCES.md'), 'utf8');
    expect(files.sort()).toEqual(exampleNames().map((name) => `${name}.csv`).sort());
    expect(files.filter((file) => !sources.includes(`\`${file}\``))).toEqual([]);
    expect(isExampleName('eth-2020-03')).toBe(true);
    expect(isExampleName('eth-1999-01')).toBe(false);
  });

  it.each(exampleNames())('%s is described in one sentence', (name) => {
    expect(examples[name].description).toMatch(/^[A-Z][^\n]*[^.]\.$/);
  });

  it.each<[ExampleName, number, bigint]>([
    ['eth-2020-03', 96, 3_600n],
    ['luna-2022-05', 100, 3_600n],
    ['crv-2022-11', 72, 3_600n],
    ['aave-2025-10', 96, 900n],
  ])('%s has %s bars of %s seconds without a hole', (name, bars, length) => {
    const path = walk(name);
    expect(path).toHaveLength(bars * 4);
    expect(measureOf(path).longestSilence).toBe(length / 4n);
  });
});

describe('eth-2020-03', () => {
  const path = walk('eth-2020-03');

  it('opens 12 March at 194.61, and has its low of 86.00 in the hour of 13 March 02:00', () => {
    expect(at(path, '2020-03-12 00:00:00')[0]).toBe(19_461_000n);
    expect(measureOf(path).low).toBe(cents(86_00n));
    expect(at(path, '2020-03-13 02:00:00')).toEqual([9_651_000n, 8_600_000n, 12_020_000n, 11_112_000n]);
  });

  it('has its worst hour on 12 March at 10:00: from 167.97 to 125.00 in one observation', () => {
    expect(at(path, '2020-03-12 10:00:00')).toEqual([16_797_000n, 12_500_000n, 16_889_000n, 13_291_000n]);
    expect(measureOf(path).largestDrop).toBe(2_559n);
  });
});

describe('luna-2022-05', () => {
  const path = walk('luna-2022-05');

  it('begins at 65.74 and ends at 0.00005 with the bar of 13 May 00:00', () => {
    expect(measureOf(path)).toMatchObject({ first: cents(65_74n), last: cents(1n) / 200n, low: cents(1n) / 250n });
    expect(at(path, '2022-05-13 00:00:00')).toEqual([32n, 4n, 60n, 5n]);
    expect(path.at(-1)?.at).toBe((secondsFromText('2022-05-13 00:45:00')));
  });
});

describe('crv-2022-11', () => {
  const path = walk('crv-2022-11');

  it('rises from 0.401 at 10:00 to 0.740 at 17:00 on 22 November', () => {
    expect(measureOf(path)).toMatchObject({ low: 10n ** 15n * 401n, high: 10n ** 15n * 740n });
    expect(reachedAt(path, 10n ** 15n * 401n)).toBe(secondsFromText('2022-11-22 10:30:00'));
    expect(reachedAt(path, 10n ** 15n * 740n)).toBe(secondsFromText('2022-11-22 17:15:00'));
  });
});

describe('aave-2025-10', () => {
  const path = walk('aave-2025-10');

  it('falls from 226.14 to 80.01 within the quarter hour of 21:15 on 10 October, and is back at 170.86 at its end', () => {
    expect(at(path, '2025-10-10 21:15:00')).toEqual([22_614_000n, 8_001_000n, 22_848_000n, 17_086_000n]);
    expect(measureOf(path)).toMatchObject({ low: cents(80_01n), largestDrop: 6_462n });
  });
});
