import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inCents, read } from './reading.js';

const header = 'time,open,high,low,close';
const file = (...rows: readonly string[]): string => [header, ...rows].join('\n');

describe('a bar', () => {
  it('is walked from open over low and high to close, a quarter of its length apart', () => {
    expect(inCents(read(file('0,10,12,8,11', '3600,11,13,7,9')))).toEqual([
      [0n, 1_000n], [900n, 800n], [1_800n, 1_200n], [2_700n, 1_100n],
      [3_600n, 1_100n], [4_500n, 700n], [5_400n, 1_300n], [6_300n, 900n],
    ]);
  });

  it('shows its high first where a rise is what hurts', () => {
    expect(inCents(read(file('0,10,12,8,11', '4,11,13,7,9'), { worst: 'high' })).map(([, price]) => price)).toEqual([
      1_000n, 1_200n, 800n, 1_100n, 1_100n, 1_300n, 700n, 900n,
    ]);
  });

  it('lasts no longer than the smallest gap so far, when the first gap is a hole', () => {
    const times = inCents(read(file('0,1,1,1,1', '200,1,1,1,1', '300,1,1,1,1', '900,1,1,1,1'))).map(([at]) => at);
    expect(times).toEqual([0n, 50n, 100n, 150n, 200n, 225n, 250n, 275n, 300n, 325n, 350n, 375n, 900n, 925n, 950n, 975n]);
  });

  it('is quoted in whole seconds, rounded down', () => {
    expect(inCents(read(file('0,1,1,1,1', '7,1,1,1,1'))).map(([at]) => at)).toEqual([0n, 1n, 3n, 5n, 7n, 8n, 10n, 12n]);
  });

  it('carries its depth through all four observations', () => {
    const depths = read('time,open,high,low,close,depth\n0,1,1,1,1,2\n4,1,1,1,1,3\n', { asset: 'USD' }).map(({ quotes }) => quotes[0]?.depth);
    expect(depths).toEqual([2n, 2n, 2n, 2n, 3n, 3n, 3n, 3n].map((depth) => depth * 1_000_000n));
  });

  it('never runs into the next one, whatever the gaps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 4, max: 10_000 }), { minLength: 1, maxLength: 30 }), (gaps) => {
        const starts = gaps.reduce<number[]>((times, gap) => [...times, (times.at(-1) ?? 0) + gap], [0]);
        const times = read(file(...starts.map((at) => `${at},1,1,1,1`))).map(({ at }) => at);
        expect(times).toHaveLength(4 * starts.length);
        expect(times.every((at, index) => index === 0 || at > (times[index - 1] ?? at))).toBe(true);
        expect(starts.every((at) => times.includes(BigInt(at)))).toBe(true);
      }),
    );
  });
});
