import { describe, expect, it } from 'vitest';
import { $add, $divide, $isAtLeast, $isEqual, $isGreater, $isLess, $isQuantity, $multiply, $subtract, listen, type Quantity } from '../../../src/audit/explore/tracing/arithmetic.js';
import { Algebra } from '../../../src/audit/explore/tracing/polynomial.js';
import { type Decision, Recorder, Untraceable } from '../../../src/audit/explore/tracing/recorder.js';

type Code<T> = (x: Quantity, y: Quantity) => T;

/** Records code on two inputs from 0 to 9. */
function recorded<T>(x: bigint, y: bigint, code: Code<T>): { readonly result: T; readonly decisions: readonly Decision[]; readonly recorder: Recorder } {
  const recorder = new Recorder(new Algebra(), listen);
  const one = recorder.input(0, x, 9n);
  const other = recorder.input(1, y, 9n);
  return { ...recorder.record(() => code(one, other)), recorder };
}

/** A decision in words: its form as coefficients of the inputs by place. */
const told = ({ question: { kind, form, bound }, answer }: Decision): string =>
  `${form.terms.map(({ atoms, coefficient }) => `${coefficient.toString()}·${atoms.join('·')}`).join(' ')} ${kind} ${bound.toString()}: ${String(answer)}`;

const questions = <T>(x: bigint, y: bigint, code: Code<T>): readonly string[] => recorded(x, y, code).decisions.map(told);

describe('a comparison', () => {
  it('of inputs becomes one question of their difference', () => {
    expect(questions(3n, 5n, (x, y) => $isLess(x, y))).toEqual(['1·0 -1·1 exceeds -1: false']);
    expect(recorded(3n, 5n, (x, y) => $isLess(x, y)).result).toBe(true);
    expect(recorded(5n, 5n, (x, y) => $isLess(x, y)).result).toBe(false);
  });

  it('asks of coprime coefficients, with the bound rounded to whole numbers', () => {
    // 6x > 15, and so x > 2; 15 > 6x, and so not x > 2.
    expect(questions(3n, 0n, (x) => $isGreater($multiply(x, 6n), 15n))).toEqual(['1·0 exceeds 2: true']);
    expect(questions(3n, 0n, (x) => $isGreater(15n, $multiply(x, 6n)))).toEqual(['1·0 exceeds 2: true']);
    expect(recorded(2n, 0n, (x) => $isGreater(15n, $multiply(x, 6n))).result).toBe(true);
    expect(questions(3n, 0n, (x) => $isGreater(18n, $multiply(x, 6n)))).toEqual(['1·0 exceeds 2: true']);
  });

  it('with a bound that no multiple meets needs no question', () => {
    const { result, decisions } = recorded(2n, 0n, (x) => $isEqual($multiply(x, 6n), 15n));
    expect([result, decisions]).toEqual([false, []]);
  });

  it('that the bounds of inputs decide is no question', () => {
    expect(questions(2n, 3n, (x, y) => [$isLess(x, 10n), $isAtLeast(x, 0n), $isEqual($add(x, y), 19n), $isGreater(x, $subtract(y, 20n))])).toEqual([]);
    expect(questions(2n, 0n, (x) => $isLess(x, 9n))).toHaveLength(1);
  });

  it('that earlier answers decide is not asked again', () => {
    expect(questions(4n, 0n, (x) => [$isGreater(x, 2n), $isGreater($multiply(x, 2n), 4n), $isGreater(x, 1n), $isEqual(x, 2n)])).toHaveLength(1);
    expect(questions(4n, 0n, (x) => [$isGreater(x, 2n), $isGreater(x, 3n)])).toHaveLength(2);
  });

  it('narrows from both ends until nothing is left to ask', () => {
    expect(questions(4n, 0n, (x) => [$isGreater(x, 3n), $isGreater(x, 4n), $isEqual(x, 4n), $isLess(x, 5n)])).toEqual(['1·0 exceeds 3: true', '1·0 exceeds 4: false']);
    expect(questions(4n, 0n, (x) => [$isEqual(x, 4n), $isGreater(x, 3n), $isEqual(x, 5n)])).toEqual(['1·0 equals 4: true']);
    expect(questions(4n, 0n, (x) => [$isEqual(x, 0n), $isGreater(x, 0n)])).toEqual(['1·0 equals 0: false']);
    expect(questions(4n, 0n, (x) => [$isEqual(x, 9n), $isLess(x, 9n)])).toEqual(['1·0 equals 9: false']);
  });

  it('of a value with itself, or with what is no quantity, is no question', () => {
    expect(questions(4n, 4n, (x) => [$isEqual(x, x), $isEqual(x, 'four'), $isEqual(x, undefined)])).toEqual([]);
    expect(questions(4n, 4n, (x, y) => $isEqual(x, y))).toHaveLength(1);
  });
});

describe('a traced value', () => {
  it('passes for a bigint where its type is asked', () => {
    expect(recorded(4n, 0n, (x) => [$isQuantity(x), $isQuantity(4n), $isQuantity(4)]).result).toEqual([true, true, false]);
  });

  it('that turns out constant is plain again', () => {
    expect(recorded(4n, 0n, (x) => $subtract(x, x)).result).toBe(0n);
  });

  it('has the value of this run and the polynomial of all', () => {
    const { result, recorder } = recorded(4n, 3n, (x, y) => $add($multiply(x, y), 1n));
    expect(recorder.valueOf(result)).toBe(13n);
    expect(recorder.polynomialOf(result)).toMatchObject({ lowest: 1n, highest: 82n, constant: 1n });
    expect(() => recorder.polynomialOf('13')).toThrow(Untraceable);
  });

  it('that plain source computes with is noticed', () => {
    expect(() => recorded(4n, 0n, (x) => Number(x))).toThrow(Untraceable);
  });
});

describe('a division', () => {
  it('asks once whether the divisor is zero', () => {
    expect(questions(4n, 3n, (x, y) => [$divide(x, y), $divide(9n, y)])).toEqual(['1·1 equals 0: false']);
    expect(questions(4n, 3n, (x, y) => $divide(x, $add(y, 1n)))).toEqual([]);
  });

  it('by zero is no answer, even where the code catches it', () => {
    const caught: Code<Quantity> = (x, y) => {
      try {
        return $divide(x, y);
      } catch {
        return 0n;
      }
    };
    expect(() => recorded(4n, 0n, caught)).toThrow(Untraceable);
    expect(recorded(4n, 2n, caught).decisions).toHaveLength(1);
  });
});

describe('a recorder', () => {
  it('forgets the answers of one run before the next', () => {
    const recorder = new Recorder(new Algebra(), listen);
    const x = recorder.input(0, 4n, 9n);
    const asked = (): number => recorder.record(() => $isGreater(x, 3n)).decisions.length;
    expect([asked(), asked()]).toEqual([1, 1]);
  });
});
