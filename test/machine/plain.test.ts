import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWrittenAs, plainText } from '../../src/machine/plain.js';
import { isSame } from '../../src/machine/same.js';

const leaf = fc.oneof(fc.bigInt({ min: -2n, max: 2n }), fc.constantFrom('', '0', '1', '-1', true, false, null, undefined, 0, 1));
const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie('value'), { maxLength: 2 }), fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 2, noNullPrototype: true })),
}));

const agree = (one: unknown, plain: unknown): void => {
  expect(isWrittenAs(one, plain)).toBe(isSame(plainText(one), plain));
};

describe('a value', () => {
  it('is written as its own text, and so is told without being written', () => {
    fc.assert(fc.property(value, (one) => {
      expect(isWrittenAs(one, plainText(one))).toBe(true);
    }));
  });

  it('is written as that of another only where the two texts are the same', () => {
    fc.assert(fc.property(value, value, (one, other) => {
      agree(one, plainText(other));
      agree(one, other);
    }), { numRuns: 1_000 });
  });

  it('is not written with a key more or less, a longer list, or a number that is no text', () => {
    expect([
      isWrittenAs({ a: 1n, b: undefined }, { a: '1' }), isWrittenAs({ a: 1n }, { a: '1', b: null }), isWrittenAs({ a: 1n, b: 2n }, { a: '1' }),
      isWrittenAs([1n], ['1', '1']), isWrittenAs([1n], ['01']), isWrittenAs(1n, 1), isWrittenAs({}, []), isWrittenAs([], {}),
    ]).toEqual([true, false, false, false, false, false, false, false]);
  });
});
