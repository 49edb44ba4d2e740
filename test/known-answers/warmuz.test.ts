import { describe, expect, it } from 'vitest';
import { quoteStep } from '../../src/kernel/step.js';
import { assess } from '../../src/kernel/health.js';
import type { World } from '../../src/kernel/world.js';
import { ceiling, exact, floor, quotient } from '../support/exact.js';
import { atPar, leftOf, oneLegDesign, stepOf, stepped } from '../support/one-leg.js';
import { accepted, dollar, ether, refused, smallDesign, worldWith } from '../support/worlds.js';

const B = 10_000n;
const units = 10n ** 12n;

/** What the kernel itself says of a step, whatever the chart allows. */
function kernelAnswer(design: ReturnType<typeof oneLegDesign>, { market, account }: World): unknown {
  const course = account.unwinding ?? { since: 0n, steps: 0n, steppedAt: 0n, repaid: [0n, 0n] };
  return quoteStep(design, market, account, course, assess(design, market, account), { collateral: 0, debt: 1, offered: units, least: 0n });
}

describe('the toxic frontier LTV = 1 / (1 + i) (Warmuz et al. 2022, arXiv:2212.07306)', () => {
  const rows = [
    { i: 450n, frontier: '0.956938' }, { i: 500n, frontier: '0.952381' }, { i: 800n, frontier: '0.925926' },
    { i: 1_000n, frontier: '0.909091' }, { i: 1_500n, frontier: '0.869565' },
  ];

  it.each(rows)('lies at $frontier for i = $i bps', ({ i, frontier }) => {
    expect(quotient(B, B + i).toFixed(6, 4)).toBe(frontier);
  });

  it.each(rows)('lets a step pass at the frontier for $i bps, and withholds it one unit of debt beyond', ({ i }) => {
    const design = oneLegDesign({ threshold: 8_000n, bonus: i }, { target: 10_500n });
    const [below, at, beyond] = [-1n, 0n, 1n].map((around) => atPar(design, (B + i) * units, B * units + around));
    expect([below?.account.phase, at?.account.phase, beyond?.account.phase]).toEqual(['unwinding.ready', 'unwinding.ready', 'unwinding.exhausted']);
    if (at === undefined || beyond === undefined) return;
    expect(stepped(design, at, units).repaid).toBe(units);
    expect(refused(design, beyond, stepOf(beyond, units))).toMatchObject({ code: 'EVENT_NOT_ALLOWED', phase: 'unwinding.exhausted' });
    expect(kernelAnswer(design, beyond)).toMatchObject({ code: 'TOXIC_STEP', backing: 8_000n * (B + i) * units, owed: B * units + 1n, multiplier: B + i });
  });

  it.each(rows)('is where a step of $i bps leaves loan-to-value as it is, and beyond which it raises it', ({ i }) => {
    const design = oneLegDesign({ threshold: 8_000n, bonus: i }, { toxicity: 'allow', target: 60_000n });
    const turn = (around: bigint): bigint => {
      const after = leftOf(stepped(design, atPar(design, (B + i) * units, B * units + around * B), B * units / 2n).world);
      const moved = after.debt * (B + i) * units - (B * units + around * B) * after.collateral;
      return moved === 0n ? 0n : moved > 0n ? 1n : -1n;
    };
    expect([turn(-1n), turn(0n), turn(1n)]).toEqual([-1n, 0n, 1n]);
  });
});

/** 22 November 2022 on Aave v2: 92M CRV owed against 63.6M USDC, i = 4.5 %, LT = 88 %; amounts and prices as the tokens have them. */
describe('the CRV spiral (Warmuz et al. 2022, case study)', () => {
  const usdc = 10n ** 6n;
  const crv = 10n ** 18n;
  const collateral = 63_600_000n * usdc;
  const debt = 92_000_000n * crv;
  const priceOf = (thousandths: bigint): bigint => thousandths * 10n ** 15n;
  const design = oneLegDesign(
    { threshold: 8_800n, bonus: 450n },
    { toxicity: 'allow', target: 60_000n, assets: [{ ...ether, threshold: 8_800n, bonus: 450n }, dollar], breaker: { ...smallDesign().breaker, largestMove: 60_000n, maxAge: 10n ** 6n } },
  );

  /** 385 equal offers at moving prices [thousandths of a dollar]: what they repaid [value] and what is left. */
  function spiral(prices: readonly bigint[]): { readonly value: bigint; readonly loss: bigint; readonly phase: string } {
    let world = worldWith(design, { collateral: { ETH: collateral }, debt: { USD: debt }, prices: { ETH: 10n ** 30n, USD: priceOf(prices[0] ?? 1n) } });
    let value = 0n;
    let loss = 0n;
    for (let count = 0; count < 385 && world.account.phase === 'unwinding.ready'; count += 1) {
      const price = priceOf(prices[count % prices.length] ?? 1n);
      world = accepted(design, world, { type: 'QUOTE', at: world.market.at + 1n, quotes: [{ asset: 'USD', price, depth: 0n }] }).world;
      const step = accepted(design, world, stepOf(world, debt / 385n));
      for (const effect of step.effects) {
        if (effect.kind === 'stepped') value += effect.repaid * price;
        if (effect.kind === 'loss') loss += effect.loss;
      }
      ({ world } = step);
    }
    return { value, loss, phase: world.account.phase };
  }

  it('never repays more than C / (1 + i) = 60.86M dollars, wherever the price goes', () => {
    const bound = exact(collateral * 10n ** 30n).times(quotient(B, B + 450n));
    expect(floor(bound.dividedBy('1e40'))).toBe(6_086n);
    for (const prices of [[681n], [700n, 740n, 690n], [740n], [695n, 720n]]) {
      const { value, phase } = spiral(prices);
      // Each step leaves less than one unit of collateral to the borrower, and so may repay that much more.
      expect(value).toBeLessThanOrEqual(ceiling(bound) + 385n * 10n ** 30n);
      expect(phase).toBe('badDebt');
    }
  });

  it('leaves 2.6M CRV, worth 1.6 to 1.8 million dollars, at the average price of 0.681', () => {
    const { loss } = spiral([681n]);
    expect(loss / (10_000n * crv)).toBe(262n);
    expect((loss * 681n) / (1_000n * crv)).toBeGreaterThan(1_600_000n);
    expect((loss * 681n) / (1_000n * crv)).toBeLessThan(1_800_000n);
  });
});
