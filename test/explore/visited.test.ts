import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FULL, hashOf, KNOWN, Visited } from '../../src/audit/explore/visited.js';

const roomy = { states: 1_000_000, bytes: 1_000_000_000 };

const state = (...words: readonly number[]): Int32Array => Int32Array.from(words);

/** Enters the states of two words that begin with a number below `count`. */
function filled(visited: Visited, count: number): readonly number[] {
  return Array.from({ length: count }, (_, number) => visited.add(state(number, -number)));
}

/** The first so many pairs of words that begin at one and the same slot, however large the table is. */
function colliding(count: number): readonly Int32Array[] {
  const mask = 0xffff;
  const [first = state(0, 0), ...others] = Array.from({ length: 4_000_000 }, (_, number) => number).flatMap((number) => {
    const words = state(number, 7);
    return (hashOf(words, 0, 2) & mask) === 0x1234 ? [words] : [];
  });
  return [first, ...others].slice(0, count);
}

describe('the states visited', () => {
  it('are those of a map from state to number, in the order in which they came', () => {
    const word = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer());
    fc.assert(fc.property(fc.array(fc.tuple(word, word, fc.boolean()), { maxLength: 300 }), (asked) => {
      const visited = new Visited(2, roomy);
      const known = new Map<string, number>();
      for (const [one, other, isAdded] of asked) {
        const key = `${one.toString()} ${other.toString()}`;
        if (!isAdded) expect(visited.find(state(one, other))).toBe(known.get(key) ?? -1);
        else if (known.has(key)) expect(visited.add(state(one, other))).toBe(KNOWN);
        else {
          expect(visited.add(state(one, other))).toBe(known.size);
          known.set(key, known.size);
        }
      }
      expect(visited.size).toBe(known.size);
    }));
  });

  it('are all found again after every table has grown', () => {
    const visited = new Visited(2, roomy);
    const count = 50_000;
    expect(filled(visited, count)).toEqual(Array.from({ length: count }, (_, number) => number));
    const numbers = Array.from({ length: count }, (_, number) => visited.find(state(number, -number)));
    expect(numbers.every((number, place) => number === place)).toBe(true);
    expect([visited.find(state(count, -count)), visited.find(state(1, 1)), visited.add(state(3, -3)), visited.size]).toEqual([-1, -1, KNOWN, count]);
  });

  it('that fall on the same slot are told apart', () => {
    const visited = new Visited(2, roomy);
    const states = colliding(40);
    expect(states).toHaveLength(40);
    expect(states.map((words) => visited.add(words))).toEqual(states.map((_, number) => number));
    filled(visited, 20_000);
    expect(states.map((words) => visited.find(words))).toEqual(states.map((_, number) => number));
    expect(states.map((words) => visited.add(words))).toEqual(states.map(() => KNOWN));
  });

  it('keep states that differ in their last word alone apart', () => {
    const visited = new Visited(3, roomy);
    expect([visited.add(state(1, 2, 3)), visited.add(state(1, 2, 4)), visited.add(state(1, 2, 3))]).toEqual([0, 1, KNOWN]);
  });
});

describe('a budget', () => {
  it('of states is used to the last, and known states are still known', () => {
    const visited = new Visited(2, { ...roomy, states: 5_000 });
    const numbers = filled(visited, 5_002);
    expect([numbers[4_999], numbers[5_000], numbers[5_001], visited.size]).toEqual([4_999, FULL, FULL, 5_000]);
    expect([visited.add(state(4_999, -4_999)), visited.find(state(5_000, -5_000))]).toEqual([KNOWN, -1]);
  });

  it.each([1, 2, 5])('of bytes is never exceeded, with %i words a state', (width) => {
    const least = new Visited(width, roomy).bytes;
    fc.assert(fc.property(fc.integer({ min: least, max: least * 12 }), (bytes) => {
      const visited = new Visited(width, { ...roomy, bytes });
      const words = new Int32Array(width);
      for (let number = 0; visited.add(words) !== FULL; number += 1) words[0] = number;
      expect(visited.bytes).toBeLessThanOrEqual(bytes);
      expect(visited.size).toBeGreaterThanOrEqual(4_096);
      expect(visited.find(state(...new Array<number>(width).fill(0)))).toBe(0);
    }), { numRuns: 40 });
  });

  it('of more bytes holds more states', () => {
    const held = [400_000, 800_000, 1_600_000].map((bytes) => {
      const visited = new Visited(2, { ...roomy, bytes });
      filled(visited, 200_000);
      return visited.size;
    });
    expect(held).toEqual([...held].sort((one, other) => one - other));
    expect(new Set(held).size).toBe(3);
  });

  it('once spent stays spent', () => {
    const visited = new Visited(2, { ...roomy, bytes: 1 });
    filled(visited, 4_100);
    expect(visited.size).toBe(4_096);
    expect(visited.add(state(-1, -1))).toBe(FULL);
  });
});
