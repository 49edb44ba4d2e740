import { mulDivDown, RAY } from '../../../kernel/arithmetic.js';
import type { Priced } from './abacus.js';
import { reverted } from './reason.js';
import { areWords, isWord, WAD_TO_RAY } from './word.js';

/** ⌊x · RAY / y⌋, as the contracts divide rays. */
export function rayQuotient(x: bigint, y: bigint): Priced {
  if (!isWord(x * RAY)) return reverted('arithmetic');
  return y === 0n ? reverted('division by zero') : { kind: 'priced', price: mulDivDown(x, RAY, y) };
}

/** What the feed says of the collateral, in dai at its target price [RAY]; `value` is in WAD. */
export function feedPrice(value: bigint, par: bigint): Priced {
  return areWords([value * WAD_TO_RAY]) ? rayQuotient(value * WAD_TO_RAY, par) : reverted('arithmetic');
}

/** The price at which a vault is still safe: two quotients, each rounded down, so that a vault is unsafe sooner [RAY]. */
export function safetyPriceOf(value: bigint, par: bigint, liquidationRatio: bigint): Priced {
  const quoted = feedPrice(value, par);
  return quoted.kind === 'priced' ? rayQuotient(quoted.price, liquidationRatio) : quoted;
}
