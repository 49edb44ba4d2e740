import { describe, expect, it } from 'vitest';
import { Layout, Reading } from '../../src/audit/prove/obligation/reading.js';
import { Facts } from '../../src/audit/prove/symbolic/facts.js';
import { together } from '../../src/audit/prove/symbolic/together.js';
import { Terms } from '../../src/audit/prove/term/terms.js';

interface Data {
  readonly one: { readonly amount: bigint };
  readonly other: { readonly amount: bigint };
  readonly list: readonly string[];
}

const part = { amount: 1n };
const data: Data = { one: part, other: part, list: ['a', 'b'] };

/** Whether code that looks at `data` so would see the same in other data. */
function isAlike(look: (seen: Data) => unknown, other: Data): boolean {
  const reading = new Reading(new Layout(data));
  look(reading.view);
  return reading.isLike(new Layout(other));
}

describe('what code has looked at', () => {
  it('tells data apart, and nothing else does', () => {
    const other: Data = { ...data, list: ['a', 'c'] };
    expect(isAlike(({ one }) => one.amount, other)).toBe(true);
    expect(isAlike(({ list }) => list[0], other)).toBe(true);
    expect(isAlike(({ list }) => list[1], other)).toBe(false);
    expect(isAlike(({ list }) => list.every((each) => each !== 'c'), other)).toBe(false);
  });

  it('tells one object from two that are equal, where both were met', () => {
    const other: Data = { ...data, other: { amount: 1n } };
    expect(isAlike(({ one }) => one.amount, other)).toBe(true);
    expect(isAlike(({ one, other: two }) => one === two, other)).toBe(false);
    expect(new Layout(other).text).not.toBe(new Layout(data).text);
  });

  it('includes how long a list is and which names a record has, where that was asked', () => {
    const longer: Data = { ...data, list: ['a', 'b', 'c'] };
    expect(isAlike(({ list }) => list[0], longer)).toBe(true);
    expect(isAlike(({ list }) => list.length, longer)).toBe(false);
    expect(isAlike((seen) => Object.keys(seen.list), longer)).toBe(false);
  });

  it('is handed over as it is', () => {
    const { view } = new Reading(new Layout(data));
    expect([view.one.amount, view.one === view.other, view.list.map((each) => each.toUpperCase()), { ...view.one }]).toEqual([1n, true, ['A', 'B'], { amount: 1n }]);
  });

  it('cannot be mistaken for other data by their text', () => {
    const texts = [['a', 'b'], ['a,b'], ['a', '"b"'], ['a"', 'b']].map((list) => new Layout({ ...data, list }).text);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('several ways together', () => {
  const terms = new Terms();
  const [x, y] = [terms.variable('x'), terms.variable('y')];
  const zero = terms.constant(0n);
  const [isNatural, isSmall, isLarge] = [terms.atMost(zero, x), terms.less(x, y), terms.less(y, x)];
  const taken = (...claims: readonly (typeof isNatural)[]) => ({ items: claims.map((claim) => ({ kind: 'taken' as const, claim })), facts: Facts.saying(claims), results: [] });

  it('know what all of them know, and of the rest that one of them was gone', () => {
    const { items, facts } = together(terms, [taken(isNatural, isSmall), taken(isNatural, isLarge)]);
    expect(items).toEqual([{ kind: 'taken', claim: isNatural }, { kind: 'taken', claim: terms.some([isSmall, isLarge]) }]);
    expect([isNatural, isSmall, isLarge].map((claim) => facts.judge(claim))).toEqual([true, null, null]);
  });

  it('suppose nothing that one of them has only concluded', () => {
    const concluded = { ...taken(isSmall), items: [{ kind: 'taken' as const, claim: isSmall }, { kind: 'implied' as const, claim: isNatural, because: null }] };
    const { items } = together(terms, [taken(isNatural, isSmall), concluded]);
    expect(items.filter(({ kind }) => kind === 'taken').map(({ claim }) => claim)).not.toContain(isNatural);
    expect(items).toContainEqual({ kind: 'implied', claim: isNatural, because: null });
  });
});
