import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draws } from '../../src/market/paths/draws.js';

const START = 0x9e37_79b9_7f4a_7c15n;
const word = fc.bigInt(0n, (1n << 64n) - 1n);

function first(count: number, seed: bigint, bound: bigint): bigint[] {
  const drawn: bigint[] = [];
  for (const each of draws(seed, bound)) if (drawn.push(each) === count) break;
  return drawn;
}

describe('draws', () => {
  it('are the same for the same seed, on every machine and in every release', () => {
    expect(first(8, 1n, 50n)).toEqual([13n, 35n, 37n, -40n, 22n, -34n, 37n, 3n]);
  });

  it('stay within their bound', () => {
    fc.assert(fc.property(word, fc.bigInt(0n, 10_000n), (seed, bound) => first(20, seed, bound).every((each) => each >= -bound && each <= bound)));
  });

  it('never stick at one value, even from the seed that cancels the start', () => {
    fc.assert(fc.property(word, (seed) => new Set(first(40, seed, 1_000n)).size > 20), { examples: [[0n], [START]] });
  });

  it('reach every integer within a small bound', () => {
    expect(new Set(first(200, 7n, 2n))).toEqual(new Set([-2n, -1n, 0n, 1n, 2n]));
  });
});
