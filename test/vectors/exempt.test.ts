import { describe, expect, it } from 'vitest';
import { BPS, min, mulDivDown, mulDivUp } from '../../src/kernel/arithmetic.js';
import { absorptionOf, saleOf } from '../../src/kernel/auction.js';
import { isMoveTooLarge } from '../../src/kernel/breaker.js';
import { worthwhileRepayment } from '../../src/kernel/incentive.js';
import { sizingCap, unlockedRepayment } from '../../src/kernel/sizing.js';
import { exchange, repaymentFor, seizureFor } from '../../src/kernel/step.js';
import { plainDesign, situation } from '../../src/vectors/generate/situations.js';

const few = [1n, 2n, 3n, 4n, 5n, 7n, 11n] as const;
const { world } = situation('auction.running');
const { auction } = world.account;
const [reserve] = world.market.reserves;
if (auction === null || reserve === undefined) throw new TypeError('there is no auction');

/** Every three of a few small numbers. */
const triples = few.flatMap((one) => few.flatMap((other) => few.map((third) => [one, other, third] as const)));

// Each of these would be a cell that a vector covers, were the claim not so.
describe('where both sides are equal, both branches come to the same', () => {
  it('of a take that costs the whole debt', () => {
    for (const [amount, ask, debtPrice] of triples) {
      const lot = { ...auction, lot: amount, debtPrice };
      const paid = mulDivUp(amount, ask, debtPrice);
      expect(saleOf(amount, ask, paid, lot)).toEqual({ sold: min(amount, mulDivDown(paid, debtPrice, ask)), paid });
    }
  });

  it('of a lot that is worth exactly the debt', () => {
    for (const [lot, price, debtPrice] of triples) {
      const [held, owing] = [{ ...reserve, price }, { ...reserve, price: debtPrice }];
      const worth = mulDivUp(lot * price, plainDesign.auction.reserve, BPS * debtPrice);
      expect(absorptionOf(plainDesign.auction, held, owing, worth, { ...auction, lot })).toEqual({ sold: lot, paid: worth });
    }
  });

  it('of a loan-to-value at either bound of a linear share', () => {
    const linear = { kind: 'linear', fromLtv: 8_000n, toLtv: 9_000n, fromShare: 1_111n, toShare: 7_777n } as const;
    for (const [value, , debt] of triples) {
      for (const [ltv, share] of [[linear.fromLtv, linear.fromShare], [linear.toLtv, linear.toShare]] as const) {
        const assessment = { value: value * BPS, owed: value * ltv, backing: 0n };
        const span = (linear.toLtv - linear.fromLtv) * assessment.value;
        const risen = (linear.toShare - linear.fromShare) * (assessment.owed * BPS - linear.fromLtv * assessment.value);
        expect(sizingCap(linear, { assessment, price: 1n, debt })).toBe(mulDivUp(debt, share, BPS));
        expect(mulDivUp(debt, linear.fromShare * span + risen, span * BPS)).toBe(mulDivUp(debt, share, BPS));
      }
    }
  });

  it('of a least reward of nothing, and of a price that did not move', () => {
    expect(worthwhileRepayment(plainDesign, 500n, 1n)).toBe(mulDivUp(0n, BPS, 500n * BPS));
    expect(isMoveTooLarge(plainDesign.breaker, 100n, 100n)).toBe(false);
  });
});

describe('the order of two is implied by how one was computed', () => {
  it('where a payment exceeds the debt, and where a seizure exceeds the leg', () => {
    for (const [amount, price, debtPrice] of triples) {
      for (const debt of few) {
        if (mulDivUp(amount, price, debtPrice) > debt) expect(mulDivDown(debt, debtPrice, price)).toBeLessThanOrEqual(amount);
        const pair = { held: amount, price, threshold: 8_000n, multiplier: 10_500n, debt, debtPrice };
        if (seizureFor(debt, pair) > amount) expect(exchange(debt, pair).repaid).toBe(repaymentFor(amount, pair));
      }
    }
  });

  it('where time unlocks a share of what is left and was repaid', () => {
    for (const [debt, repaid, elapsed] of triples) {
      const share = min(7n * BPS, 1_111n * 7n + (BPS - 1_111n) * elapsed);
      expect(mulDivUp(debt + repaid, share, 7n * BPS) - repaid).toBeLessThanOrEqual(debt);
      expect(unlockedRepayment({ kind: 'gradual', initial: 1_111n, duration: 7n }, debt, repaid, elapsed)).toBeLessThanOrEqual(debt);
    }
  });
});
