import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between } from '../support/exact.js';
import { atPar, leftOf, oneLegDesign, stepOf, stepped } from '../support/one-leg.js';
import { accepted } from '../support/worlds.js';

const B = 10_000n;
/** Repayments in multiples of 10,000 have seizures without a remainder, so that the lemma holds to the unit. */
const whole = 10_000n;

const unhealthy = fc
  .tuple(between(5_000n, 8_500n), between(0n, 1_500n), between(10n, 10n ** 12n), between(1n, 9_999n), between(1n, 9_999n))
  .map(([threshold, bonus, units, leverage, share]) => {
    const collateral = units * B * B;
    // Between health 1 and a loan-to-value of one: above and below the frontier.
    const debt = (collateral / B / B) * (threshold * B + 1n + ((B - threshold) * leverage));
    const repaid = ((debt * share) / B / 10n / whole + 1n) * whole;
    return { threshold, bonus, collateral, debt, repaid };
  })
  .filter(({ repaid, bonus, collateral, debt }) => repaid * (B + bonus) <= collateral * B && repaid < debt);

describe('a step on one leg', () => {
  it('moves health by r · (HF − LT · (1 + β)) / (D − r): up exactly above LT · (1 + β) (leanbook v0.5.62)', () => {
    fc.assert(fc.property(unhealthy, ({ threshold, bonus, collateral, debt, repaid }) => {
      const design = oneLegDesign({ threshold, bonus }, { toxicity: 'allow', target: 60_000n });
      const after = leftOf(stepped(design, atPar(design, collateral, debt), repaid).world);
      const multiplier = B + bonus;
      const moved = (after.collateral * debt - collateral * after.debt) * threshold * B;
      expect(moved).toBe(repaid * (collateral * threshold * B - debt * threshold * multiplier));
      expect(moved > 0n).toBe(debt * multiplier < collateral * B);
    }));
  });

  it('costs the account exactly the bonus: C′ − D′ = C − D − β · r', () => {
    fc.assert(fc.property(unhealthy, ({ threshold, bonus, collateral, debt, repaid }) => {
      const design = oneLegDesign({ threshold, bonus }, { toxicity: 'allow', target: 60_000n });
      const after = leftOf(stepped(design, atPar(design, collateral, debt), repaid).world);
      expect((after.collateral - after.debt) * B).toBe((collateral - debt) * B - bonus * repaid);
    }));
  });

  it('restores health 1 where D ≤ C / (1 + β), and leaves bad debt from one unit of each leg beyond', () => {
    const account = fc.tuple(between(5_000n, 8_500n), between(0n, 1_500n), between(100n, 10n ** 9n), between(-3n, 3n)).map(([threshold, bonus, collateral, around]) => ({
      threshold, bonus, collateral, debt: (collateral * B) / (B + bonus) + around,
    }));
    fc.assert(fc.property(account, ({ threshold, bonus, collateral, debt }) => {
      const design = oneLegDesign({ threshold, bonus }, { toxicity: 'allow' });
      const { phase } = accepted(design, atPar(design, collateral, debt), stepOf(atPar(design, collateral, debt), debt)).world.account;
      if (debt * (B + bonus) <= collateral * B) expect(['healthy', 'settled']).toContain(phase);
      if ((debt - 1n) * (B + bonus) >= (collateral + 1n) * B) expect(phase).toBe('badDebt');
    }));
  });

  it('needs r* = (D − LT · C) / (1 − LT · (1 + β)) for health 1, and not a unit less', () => {
    const design = oneLegDesign({ threshold: 8_000n, bonus: 500n });
    const world = atPar(design, 100_000n, 85_000n);
    expect(stepped(design, world, 85_000n)).toMatchObject({ repaid: 31_250n, seized: 32_812n });
    expect(stepped(design, world, 31_250n).world.account.phase).toBe('healthy');
    expect(stepped(design, world, 31_240n).world.account.phase).toBe('unwinding.ready');
  });
});
