import { mulDivDown, RAY } from '../../../kernel/arithmetic.js';
import { powerHalfUp } from '../../../kernel/power.js';
import { type Reverted, reverted } from './reason.js';
import { areWords, isWord } from './word.js';

/** How the price of an auction falls from its top. `cut` [RAY] is at most one: the contracts refuse more when it is set. */
export type Curve =
  /** LinearDecrease: zero after so many seconds (`tau`). */
  | { readonly kind: 'linear'; readonly zeroAfter: bigint }
  /** StairstepExponentialDecrease: the `cut` again with every `every` [seconds] (`step`) that have passed. */
  | { readonly kind: 'stairstep'; readonly every: bigint; readonly cut: bigint }
  /** ExponentialDecrease: the `cut` again with every second. */
  | { readonly kind: 'exponential'; readonly cut: bigint };

/** A price [RAY], or why there is none. */
export type Priced = { readonly kind: 'priced'; readonly price: bigint } | Reverted;

/** ⌊top · share / RAY⌋: the remainder is the taker's. The contracts hold the product in one word. */
function shareOfTop(top: bigint, share: bigint): Priced {
  return isWord(top * share) ? { kind: 'priced', price: mulDivDown(top, share, RAY) } : reverted('arithmetic');
}

function linear(zeroAfter: bigint, top: bigint, elapsed: bigint): Priced {
  if (elapsed >= zeroAfter) return { kind: 'priced', price: 0n };
  if (!areWords([(zeroAfter - elapsed) * RAY])) return reverted('arithmetic');
  return shareOfTop(top, mulDivDown(zeroAfter - elapsed, RAY, zeroAfter));
}

function stairstep(every: bigint, cut: bigint, top: bigint, elapsed: bigint): Priced {
  if (every === 0n) return reverted('division by zero');
  return shareOfTop(top, powerHalfUp(cut, mulDivDown(elapsed, 1n, every), RAY));
}

/**
 * What a curve asks.
 * @param top what it asked at the start [RAY]
 * @param elapsed since then [seconds]
 */
export function askedBy(curve: Curve, top: bigint, elapsed: bigint): Priced {
  if (curve.kind === 'linear') return linear(curve.zeroAfter, top, elapsed);
  if (curve.kind === 'stairstep') return stairstep(curve.every, curve.cut, top, elapsed);
  return shareOfTop(top, powerHalfUp(curve.cut, elapsed, RAY));
}
