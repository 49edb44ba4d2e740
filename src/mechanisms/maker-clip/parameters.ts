import * as t from 'io-ts';
import { RAY } from '../../kernel/arithmetic.js';
import { between } from '../../machine/dialect-fields.js';
import type { Curve } from './kernel/abacus.js';
import type { Fixed } from './kernel/fixed.js';
import { CHIP_LIMIT, TIP_LIMIT } from './kernel/settings.js';
import type { Feed, State } from './kernel/state.js';
import { WAD, WORD_LIMIT } from './kernel/word.js';

const word = (name: string): t.Type<bigint, string> => between(0n, WORD_LIMIT, name);
const cut = between(0n, RAY + 1n, 'a cut of at most one [RAY]');

export const CurveCodec: t.Type<Curve, unknown> = t.union([
  t.type({ kind: t.literal('linear'), zeroAfter: word('a time [seconds]') }),
  t.type({ kind: t.literal('stairstep'), every: word('a time [seconds]'), cut }),
  t.type({ kind: t.literal('exponential'), cut }),
], 'a curve: linear, stairstep or exponential');

/** What a system of one collateral begins with. */
export interface Parameters extends Fixed {
  readonly curve: Curve;
  /** What one unit of normalised debt owes at first [RAY]. */
  readonly rate: bigint;
  readonly buffer: bigint;
  readonly tail: bigint;
  readonly cusp: bigint;
  readonly chip: bigint;
  readonly tip: bigint;
  readonly dust: bigint;
  readonly penalty: bigint;
  readonly limit: bigint;
  readonly totalLimit: bigint;
  readonly ceiling: bigint;
  readonly totalCeiling: bigint;
}

/** At least one: governance can set no less. */
export const PenaltyCodec: t.Type<bigint, string> = between(WAD, WORD_LIMIT, 'a factor of at least one [WAD]');

/** Parameters as integers in decimal strings. Refused are those that the contracts could not hold, or would refuse when they are set. */
export const ParametersCodec: t.Type<Parameters, unknown> = t.type({
  governor: t.string,
  par: between(1n, WORD_LIMIT, 'a price above zero [RAY]'),
  liquidationRatio: between(1n, WORD_LIMIT, 'a ratio above zero [RAY]'),
  queueDelay: word('a time [seconds]'),
  curve: CurveCodec,
  rate: between(1n, WORD_LIMIT, 'a rate above zero [RAY]'),
  buffer: word('a ratio [RAY]'),
  tail: word('a time [seconds]'),
  cusp: word('a ratio [RAY]'),
  chip: between(0n, CHIP_LIMIT, 'a share [WAD] below 2^64'),
  tip: between(0n, TIP_LIMIT, 'an amount [RAD] below 2^192'),
  dust: word('an amount [RAD]'),
  penalty: PenaltyCodec,
  limit: word('an amount [RAD]'),
  totalLimit: word('an amount [RAD]'),
  ceiling: word('an amount [RAD]'),
  totalCeiling: word('an amount [RAD]'),
});

/** A system in which nobody has done anything; the safety price waits to be poked, and the least due to be computed. */
export function openSystem(parameters: Parameters, feed: Feed): State {
  const { rate, dust, ceiling, totalCeiling, penalty, limit, totalLimit, buffer, tail, cusp, chip, tip, curve } = parameters;
  return {
    market: {
      feed,
      vat: { isLive: true, debt: 0n, unbacked: 0n, normalisedDebt: 0n, rate, safetyPrice: 0n, dust, ceiling, totalCeiling },
      dog: { isLive: true, penalty, limit, totalLimit, targeted: 0n, totalTargeted: 0n },
      vow: { isLive: true, queued: 0n, auctioned: 0n, queue: [] },
      clipper: { kicks: 0n, leastDue: 0n, stopped: 0n, buffer, tail, cusp, chip, tip, curve },
      sales: [],
      end: { isLive: true, normalisedDebt: 0n, tag: 0n, gap: 0n },
    },
    accounts: [],
  };
}
