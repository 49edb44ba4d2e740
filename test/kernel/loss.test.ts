import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateLoss, insuranceFor } from '../../src/kernel/loss.js';
import { BPS } from '../../src/kernel/arithmetic.js';
import { AMOUNT_LIMIT } from '../../src/kernel/limits.js';
import { always, between, exact, floor, least, quotient, upTo } from '../support/exact.js';

const amount = upTo(AMOUNT_LIMIT);
const policy = (insuranceCap: bigint) => ({ insurance: [], insuranceCap, backstop: [] });

describe('allocateLoss', () => {
  it('empties each layer before it asks the next, the fund up to its capped share rounded down', () => {
    always(fc.tuple(amount, amount, amount, amount, between(0n, 10_000n)), ([loss, surplus, insurance, backstop, cap]) => {
      const parts = allocateLoss(policy(cap), loss, { surplus, insurance, backstop });
      let left = exact(loss);
      const pays = (layer: bigint): bigint => {
        const part = floor(least(left, exact(layer)));
        left = left.minus(exact(part));
        return part;
      };
      const usable = floor(exact(insurance).times(quotient(cap, BPS)));
      const expected = { loss, surplus: pays(surplus), insurance: pays(usable), backstop: pays(backstop) };
      return Object.entries(expected).every(([name, part]) => parts[name as keyof typeof parts] === part) && left.equals(exact(parts.socialised)) && insuranceFor(policy(cap), insurance) === usable;
    });
  });

  it.each([
    { loss: 0n, parts: [0n, 0n, 0n, 0n] },
    { loss: 10n, parts: [10n, 0n, 0n, 0n] },
    { loss: 11n, parts: [10n, 1n, 0n, 0n] },
    { loss: 40n, parts: [10n, 30n, 0n, 0n] },
    { loss: 41n, parts: [10n, 30n, 1n, 0n] },
    { loss: 60n, parts: [10n, 30n, 20n, 0n] },
    { loss: 61n, parts: [10n, 30n, 20n, 1n] },
  ])('of $loss over a surplus of 10, half a fund of 61 and a backstop of 20', ({ loss, parts }) => {
    const { surplus, insurance, backstop, socialised } = allocateLoss(policy(5_000n), loss, { surplus: 10n, insurance: 61n, backstop: 20n });
    expect([surplus, insurance, backstop, socialised]).toEqual(parts);
  });
});
