import { mulDivDown, mulDivUp } from '../../../kernel/arithmetic.js';
import { type CheckedWord, failed, failureOf, resulting, word } from '../../../kernel/checked-word.js';
import { isWord } from '../../../kernel/word.js';
import type { Reason } from './reason.js';

export { failureOf, minus, plus, refusalOf, resulting, times, word } from '../../../kernel/checked-word.js';
export { isWord, WAD, WORD_LIMIT } from '../../../kernel/word.js';

/** One whole of basis points, and of indices. */
export const PERCENT = 10_000n;
export const RAY = 1_000_000_000_000_000_000_000_000_000n;

/** A number of the spoke or the hub, or why there is none. */
export type Word = CheckedWord<Reason>;

/** The smaller of two, if there are both. */
export function least(a: Word, b: Word): Word {
  const failure = failureOf([a, b]);
  if (failure !== null) return failed(failure);
  return b.value < a.value ? b : a;
}

/** ⌊x · y / d⌋ or ⌈x · y / d⌉ with an exact product (OpenZeppelin's `mulDiv`): only the quotient has to fit. */
export function wide(rounding: 'down' | 'up', x: Word, y: Word, d: Word): Word {
  const failure = failureOf([x, y, d]) ?? (d.value === 0n ? 'division by zero' : null);
  if (failure !== null) return failed(failure);
  return resulting([], rounding === 'up' ? mulDivUp(x.value, y.value, d.value) : mulDivDown(x.value, y.value, d.value), 'arithmetic');
}

/** The same with a product that has to fit (the protocol's own `mulDivDown` and `mulDivUp`). */
export function narrow(rounding: 'down' | 'up', x: Word, y: Word, d: Word): Word {
  const failure = failureOf([x, y, d]) ?? (d.value === 0n || !isWord(x.value * y.value) ? 'no words' : null);
  if (failure !== null) return failed(failure);
  return word(rounding === 'up' ? mulDivUp(x.value, y.value, d.value) : mulDivDown(x.value, y.value, d.value));
}

/** ⌈a / b⌉ */
export const dividedUp = (a: Word, b: Word): Word => wide('up', a, word(1n), b);

/** ⌈a / RAY⌉: whole units for an amount with 27 places more. */
export const fromRayUp = (a: Word): Word => dividedUp(a, word(RAY));
