import * as t from 'io-ts';
import { describe, expect, it } from 'vitest';
import { decodeWith, readJson, shown } from '../../src/machine/input.js';
import { AmountFromString, IntegerFromString, TimeFromString } from '../../src/machine/integers.js';
import { exact, snakeCase, spelled, sum, withDefault } from '../../src/machine/records.js';
import { always, upTo } from '../support/exact.js';
import { decodedOf, refusedOf } from '../support/designs.js';

const WORD = 1n << 256n;

describe('integers as strings', () => {
  it('decode to what they encode, in every size that 256 bits hold', () => {
    always(upTo(WORD), (integer) => {
      expect(decodedOf(decodeWith(IntegerFromString, IntegerFromString.encode(integer)))).toBe(integer);
      expect(decodedOf(decodeWith(IntegerFromString, IntegerFromString.encode(-integer)))).toBe(-integer);
    });
  });

  it.each(['+1', '01', '-0', '1e3', '1.0', ' 1', '1_000', '', '-', '0x10', '١'])('refuse %j, which is not canonical', (text) => {
    expect(refusedOf(decodeWith(IntegerFromString, text))).toMatchObject([{ code: 'NON_CANONICAL_NUMBER', path: '', found: JSON.stringify(text) }]);
  });

  it.each([[1], [1n], [null], [['1']]])('refuse %s, which is no string', (value) => {
    expect(refusedOf(decodeWith(IntegerFromString, value))).toMatchObject([{ code: 'MALFORMED' }]);
  });

  it.each([
    [IntegerFromString, WORD - 1n, WORD],
    [AmountFromString, (1n << 112n) - 1n, 1n << 112n],
    [TimeFromString, (1n << 48n) - 1n, 1n << 48n],
  ])('take %s up to the last that fits, and refuse the next', (codec, last, next) => {
    expect(decodedOf(decodeWith(codec, last.toString()))).toBe(last);
    expect(refusedOf(decodeWith(codec, next.toString()))).toMatchObject([{ code: 'OUT_OF_RANGE' }]);
  });

  it('refuse negative amounts, and texts too long to be worth converting', () => {
    expect(refusedOf(decodeWith(AmountFromString, '-1'))).toMatchObject([{ code: 'OUT_OF_RANGE', found: '"-1"' }]);
    expect(refusedOf(decodeWith(IntegerFromString, '9'.repeat(1_000_000)))).toMatchObject([{ code: 'OUT_OF_RANGE' }]);
  });
});

const account = exact('an account', { heldAmount: AmountFromString, tags: t.readonlyArray(t.string), note: withDefault(t.string, 'none') }, snakeCase);

describe('records', () => {
  it('spell their keys as the file does, fill in defaults, and write both out in the order of the fields', () => {
    const decoded = decodedOf(decodeWith(account, { tags: ['a'], held_amount: '5' }));
    expect(decoded).toEqual({ heldAmount: 5n, tags: ['a'], note: 'none' });
    expect(JSON.stringify(account.encode(decoded))).toBe('{"held_amount":"5","tags":["a"],"note":"none"}');
  });

  it('report every error at once, each with its path and what was expected and found', () => {
    expect(refusedOf(decodeWith(exact('a book', { accounts: t.readonlyArray(account) }), { accounts: [{ heldAmount: '5', tags: ['a', 1] }] }))).toEqual([
      { code: 'UNKNOWN_KEY', path: 'accounts[0].heldAmount', expected: 'one of held_amount, tags, note', found: '"heldAmount"' },
      { code: 'MISSING', path: 'accounts[0].held_amount', expected: 'an integer as a decimal string, e.g. "1500"', found: 'nothing' },
      { code: 'MALFORMED', path: 'accounts[0].tags[1]', expected: 'string', found: '1' },
    ]);
  });

  it.each([[[]], [null], ['text'], [new Date(0)]])('refuse %s, which is no table', (value) => {
    expect(refusedOf(decodeWith(account, value))).toMatchObject([{ code: 'MALFORMED', expected: 'an account' }]);
  });

  it('do not take inherited keys for the data', () => {
    const inherited: unknown = Object.create({ held_amount: '5', tags: [] });
    expect(refusedOf(decodeWith(account, inherited)).map(({ code }) => code)).toEqual(['MISSING', 'MISSING']);
    expect(refusedOf(decodeWith(account, JSON.parse('{"__proto__": {}, "held_amount": "5", "tags": []}')))).toMatchObject([{ code: 'UNKNOWN_KEY', path: '__proto__' }]);
  });

  it('leave the members of a union out of the path', () => {
    const either = exact('a choice', { value: t.union([t.number, exact('inner', { deep: t.number })]) });
    expect(refusedOf(decodeWith(either, { value: { deep: 'x' } })).map(({ path }) => path)).toEqual(['value', 'value.deep']);
  });
});

const shape = sum('a shape', 'kind', {
  'round-one': exact('round-one', { kind: spelled('roundOne', 'round-one'), radius: IntegerFromString }),
  square: exact('square', { kind: spelled('square', 'square'), side: IntegerFromString }),
});

describe('sums', () => {
  it('decode to what they encode, variant by variant', () => {
    expect(decodedOf(decodeWith(shape, shape.encode({ kind: 'roundOne', radius: 3n })))).toEqual({ kind: 'roundOne', radius: 3n });
    expect(shape.encode({ kind: 'square', side: 2n })).toEqual({ kind: 'square', side: '2' });
  });

  it('report the errors of the variant that was meant, and no other', () => {
    expect(refusedOf(decodeWith(shape, { kind: 'square', radius: '3' }))).toMatchObject([
      { code: 'UNKNOWN_KEY', path: 'radius', expected: 'one of kind, side' },
      { code: 'MISSING', path: 'side' },
    ]);
  });

  it.each([['circle', 'MALFORMED'], ['toString', 'MALFORMED'], [undefined, 'MISSING']])('refuse the kind %s', (kind, code) => {
    expect(refusedOf(decodeWith(shape, { kind }))).toMatchObject([{ code, path: 'kind', expected: '"round-one" or "square"' }]);
  });
});

describe('what was found', () => {
  const circle: unknown[] = [];
  circle.push(circle);

  it.each([
    [undefined, 'nothing'], ['1', '"1"'], [1n, '1'], [{ a: 1n }, '{"a":"1"}'], [circle, 'object'], [() => 1, 'function'], ['x'.repeat(99), `"${'x'.repeat(59)}…`],
  ])('is shown in short, whatever it is: case %#', (value, text) => {
    expect(shown(value)).toBe(text);
  });
});

describe('texts', () => {
  it('that are no JSON are unreadable, with what the parser says', () => {
    const [error] = refusedOf(readJson('{"a":'));
    expect(error).toMatchObject({ code: 'UNREADABLE', path: '', expected: 'JSON text' });
    expect(error?.found).not.toBe('');
  });
});
