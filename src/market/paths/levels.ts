import { BPS } from '../../kernel/arithmetic.js';
import { draws } from './draws.js';

/** A price as a share of the base price: an exact fraction. */
export interface Level {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Over so many observations the level moves evenly to `to` [bps of the base price]. */
export interface Leg {
  readonly observations: bigint;
  readonly to: bigint;
}

/** The base price itself, and then one level for each observation of each leg. */
export function* alongLegs(legs: readonly Leg[]): Generator<Level, undefined> {
  let from = BPS;
  yield { numerator: BPS, denominator: BPS };
  for (const { observations, to } of legs) {
    for (let passed = 1n; passed <= observations; passed += 1n) {
      yield { numerator: from * (observations - passed) + to * passed, denominator: observations * BPS };
    }
    from = to;
  }
}

/** So many levels within `bound` [bps] of the base price, drawn from a seed. */
export function* aroundBase(count: bigint, bound: bigint, seed: bigint): Generator<Level, undefined> {
  let given = 0n;
  for (const drawn of draws(seed, bound)) {
    if (given === count) return;
    given += 1n;
    yield { numerator: BPS + drawn, denominator: BPS };
  }
}
