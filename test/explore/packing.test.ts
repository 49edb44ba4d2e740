import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostShapes, Packing, TooManyShapes } from '../../src/audit/explore/packing.js';

const packingOf = (mosts: readonly number[]): Packing => new Packing(mosts.map((most, place) => ({ name: place.toString(), most: BigInt(most) })));

const mosts = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 2 ** 31 - 1 })), { maxLength: 20 });

/** The largest values of fields, a shape, and values within them. */
const states = mosts.chain((most) => fc.record({
  most: fc.constant(most),
  shape: fc.integer({ min: 0, max: mostShapes - 1 }),
  values: fc.tuple(...most.map((each) => fc.oneof(fc.integer({ min: 0, max: each }), fc.constantFrom(0, each)))),
}));

function packed(packing: Packing, shape: number, values: readonly number[]): Int32Array | null {
  const words = new Int32Array(packing.words);
  return packing.pack(shape, Int32Array.from(values), words) ? words : null;
}

describe('a packed state', () => {
  it('comes back as it was, wherever it lies among others', () => {
    fc.assert(fc.property(states, fc.nat({ max: 5 }), ({ most, shape, values }, before) => {
      const packing = packingOf(most);
      const words = packed(packing, shape, values) ?? new Int32Array(0);
      const among = new Int32Array(before * packing.words + words.length).fill(-1);
      among.set(words, before * packing.words);
      const read = new Int32Array(values.length);
      packing.unpack(among, before * packing.words, read);
      expect([packing.shapeOf(among, before * packing.words), [...read]]).toEqual([shape, [...values]]);
    }), { numRuns: 400 });
  });

  it('is written over whatever the words held before', () => {
    const packing = packingOf([7, 7]);
    const words = new Int32Array(packing.words).fill(-1);
    packing.pack(3, Int32Array.of(1, 2), words);
    expect([...words]).toEqual([...(packed(packing, 3, [1, 2]) ?? [])]);
  });

  it('differs from every other', () => {
    const packing = packingOf([2, 1, 3]);
    const all = [0, 1].flatMap((shape) => [0, 1, 2].flatMap((one) => [0, 1].flatMap((other) => [0, 1, 2, 3].map((last) => packed(packing, shape, [one, other, last])?.join(' ')))));
    expect(new Set(all).size).toBe(48);
    expect(all).not.toContain(undefined);
  });

  it('takes only the words that its bits need', () => {
    // Nine bits of the shape leave 23 in the first word; a field is never split.
    expect([[], [2 ** 23 - 1], [2 ** 23], [7, 2 ** 20 - 1], [7, 2 ** 21 - 1], [2 ** 31 - 1, 1], [2 ** 31 - 1, 3]].map((most) => packingOf(most).words)).toEqual([1, 1, 2, 1, 2, 2, 3]);
  });
});

describe('a value outside of its field', () => {
  it('is refused, by one unit, above and below', () => {
    fc.assert(fc.property(mosts.filter(({ length }) => length > 0), fc.nat(), fc.boolean(), (most, at, isAbove) => {
      const place = at % most.length;
      const largest = most[place] ?? 0;
      fc.pre(!isAbove || largest < 2 ** 31 - 1);
      const values = most.map((each, other) => (other === place ? (isAbove ? largest + 1 : -1) : each));
      expect(packed(packingOf(most), 0, values)).toBeNull();
      expect(packed(packingOf(most), 0, most)).not.toBeNull();
    }));
  });

  it('is refused even where its bits have room for it', () => {
    expect([4, 5, 7].map((value) => packed(packingOf([5]), 0, [value]) !== null)).toEqual([true, true, false]);
  });
});

describe('a shape', () => {
  it('beyond the last that there is room for is a mistake of ours', () => {
    expect(packed(packingOf([1]), mostShapes - 1, [1])).not.toBeNull();
    expect(() => packed(packingOf([1]), mostShapes, [1])).toThrow(TooManyShapes);
  });
});
