import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../src/machine/canonical.js';
import { isSame } from '../../src/machine/same.js';

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, shuffled(inner)])) : value;
};

describe('the canonical text', () => {
  it('is JSON that says the same', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }));
  });

  it('does not depend on the order of keys', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      expect(canonical(shuffled(value))).toBe(canonical(value));
    }));
  });

  it('has keys by their code units, integers as decimal strings, no spaces, and nothing for a key of nothing', () => {
    expect(canonical({ b: 1n, a: [-2n, null, undefined], B: undefined, ä: true, 'a"': 'é\n' })).toBe('{"a":["-2",null,null],"a\\"":"é\\n","b":"1","ä":true}');
    expect(canonical(undefined)).toBe('null');
  });
});

describe('two pieces of plain data', () => {
  it('are the same exactly where their canonical texts are', () => {
    const some = fc.jsonValue({ maxDepth: 2, depthSize: 'small' });
    fc.assert(fc.property(some, some, (one, other) => {
      expect(isSame(one, other)).toBe(canonical(one) === canonical(other));
      expect(isSame(one, shuffled(structuredClone(one)))).toBe(true);
    }));
  });

  it.each<readonly [unknown, unknown]>([[{ a: 1 }, { b: 1 }], [{ a: '1' }, { a: 1 }], [[1, 2], [2, 1]], [[], {}], [{ a: 1 }, { a: 1, b: 2 }], [null, {}], [[1], [1, 2]]])('%j and %j differ', (one, other) => {
    expect(isSame(one, other)).toBe(false);
    expect(isSame(other, one)).toBe(false);
  });
});
