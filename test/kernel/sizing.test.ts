import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BPS } from '../../src/kernel/arithmetic.js';
import type { Sizing } from '../../src/kernel/design.js';
import type { Assessment } from '../../src/kernel/health.js';
import { AMOUNT_LIMIT, PRICE_LIMIT } from '../../src/kernel/limits.js';
import { sizingCap } from '../../src/kernel/sizing.js';
import { always, between, exact, isCeilingOf, least, most, quotient, upTo } from '../support/exact.js';

const judged: fc.Arbitrary<Assessment> = fc.tuple(upTo(1n << 239n, 1n), upTo(1n << 239n, 1n), between(0n, 20_000n)).map(([value, owed, health]) => ({ value, backing: owed * health, owed }));
const share = between(0n, 10_000n);
const debt = upTo(AMOUNT_LIMIT, 1n);
const price = upTo(PRICE_LIMIT, 1n);

const at = (health: bigint, more: { readonly price?: bigint; readonly value?: bigint } = {}) => ({
  assessment: { value: more.value ?? 0n, backing: 100n * health, owed: 100n }, price: more.price ?? 1n, debt: 999n,
});

describe('sizingCap', () => {
  it('is the whole leg where only the target limits a step, or nothing does', () => {
    expect([sizingCap({ kind: 'targetHealth' }, at(9_000n)), sizingCap({ kind: 'full' }, at(9_000n))]).toEqual([999n, 999n]);
  });

  it('is a share of the leg under a close factor, rounded up, and all of it below a health', () => {
    always(fc.tuple(judged, debt, share, between(0n, 20_000n)), ([assessment, owed, part, wholeBelow]) => {
      const cap = sizingCap({ kind: 'closeFactor', share: part, wholeBelow }, { assessment, price: 1n, debt: owed });
      const whole = quotient(assessment.backing, assessment.owed).lessThan(exact(wholeBelow));
      return whole ? cap === owed : isCeilingOf(cap, exact(owed).times(quotient(part, BPS)));
    });
  });

  it('is the share of the first tier that health or price lies below, rounded up', () => {
    const tiers = [{ below: 8_000n, share: 7_500n }, { below: 9_000n, share: 5_000n }, { below: 9_500n, share: 1n }];
    always(fc.tuple(between(7_000n, 10_000n), debt), ([level, owed]) => {
      const part = level < 8_000n ? 7_500n : level < 9_000n ? 5_000n : level < 9_500n ? 1n : 0n;
      const exactly = exact(owed).times(quotient(part, BPS));
      return isCeilingOf(sizingCap({ kind: 'tiers', by: 'health', tiers }, { ...at(level), debt: owed }), exactly)
        && isCeilingOf(sizingCap({ kind: 'tiers', by: 'price', tiers }, { ...at(1n, { price: level }), debt: owed }), exactly);
    });
  });

  it('grows with loan-to-value between two bounds, in one rounding up', () => {
    const bounds = fc.tuple(between(1n, 12_000n), between(1n, 5_000n), between(1n, 10_000n), share).map(([fromLtv, width, fromShare, rise]) => ({
      kind: 'linear' as const, fromLtv, toLtv: fromLtv + width, fromShare, toShare: fromShare + rise,
    }));
    always(fc.tuple(judged, debt, price, bounds), ([assessment, owed, quote, sizing]) => {
      const ltv = quotient(assessment.owed * BPS, assessment.value);
      const along = ltv.minus(exact(sizing.fromLtv)).dividedBy(exact(sizing.toLtv - sizing.fromLtv));
      const part = exact(sizing.fromShare).plus(exact(sizing.toShare - sizing.fromShare).times(least(exact(1n), most(exact(0n), along))));
      return isCeilingOf(sizingCap(sizing, { assessment, price: quote, debt: owed }), part.times(exact(owed)).dividedBy(exact(BPS)));
    });
  });
});

describe('exact caps of a debt of 999', () => {
  const tiers = [{ below: 8_000n, share: 7_500n }, { below: 9_000n, share: 5_000n }];
  const linear: Sizing = { kind: 'linear', fromLtv: 8_000n, toLtv: 9_000n, fromShare: 1_000n, toShare: 6_000n };
  const rows: readonly [string, Sizing, ReturnType<typeof at>, bigint][] = [
    ['a close factor of 50 % at its health', { kind: 'closeFactor', share: 5_000n, wholeBelow: 9_500n }, at(9_500n), 500n],
    ['a close factor just below it', { kind: 'closeFactor', share: 5_000n, wholeBelow: 9_500n }, at(9_499n), 999n],
    ['the lowest tier of health', { kind: 'tiers', by: 'health', tiers }, at(7_999n), 750n],
    ['the next tier, at its lower bound', { kind: 'tiers', by: 'health', tiers }, at(8_000n), 500n],
    ['health above all tiers', { kind: 'tiers', by: 'health', tiers }, at(9_000n), 0n],
    ['a tier of price', { kind: 'tiers', by: 'price', tiers }, at(1n, { price: 8_999n }), 500n],
    ['a price above all tiers', { kind: 'tiers', by: 'price', tiers }, at(1n, { price: 9_000n }), 0n],
    ['a line before its start', linear, at(1n, { value: 126n }), 100n],
    ['a line at its start', linear, at(1n, { value: 125n }), 100n],
    ['a line on its way', linear, at(1n, { value: 120n }), 267n],
    ['a line at its end', linear, at(1n, { value: 111n }), 600n],
    ['a line of an account without value', linear, at(1n, { value: 0n }), 600n],
  ];

  it.each(rows)('%s', (_name, sizing, view, cap) => {
    expect(sizingCap(sizing, view)).toBe(cap);
  });
});
