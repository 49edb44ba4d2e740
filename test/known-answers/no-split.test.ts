import { describe, expect, it } from 'vitest';
import { exact, least, quotient, type Exact } from '../support/exact.js';
import { atPar, oneLegDesign, stepped } from '../support/one-leg.js';
import { smallDesign } from '../support/worlds.js';

/**
 * maxLB · cf ≤ hfForMaxBonus ⇒ splitting a liquidation never pays (aave-v4, LiquidationEngine.md). The document prints no
 * parameters with the profits; these are the ones that reproduce them. Repaying 400 of a debt of 1000 in n equal parts:
 * - violating: cf 85 % and C 1058.82 (health 0.899997); profit 30.0003 = 400 · 7.50008 % is halfway from minLB 105 % at
 *   health 1 to maxLB 110 % at hfForMaxBonus 0.80, and 1.10 · 0.85 = 0.935 > 0.80.
 * - satisfying: cf 80 % and C 1187.5 (health 0.95); 17.3333 = 400 · 4.3333 % is a third of the way from minLB 104 % to
 *   maxLB 105 % at hfForMaxBonus 0.85, and 1.05 · 0.80 = 0.84 ≤ 0.85. Here the account is healthy before all is repaid.
 * The printed profits have a bonus of any resolution. This mechanism and Aave itself round it down to a basis point, which
 * costs at most 0.04 on 400: so a rational model reproduces the digits, and the machine follows it from below.
 */
interface Configuration {
  readonly threshold: bigint;
  readonly collateral: bigint;
  readonly least: bigint;
  readonly whole: bigint;
  readonly fullBelow: bigint;
}

const one = 10n ** 12n;
const B = 10_000n;
const violating: Configuration = { threshold: 8_500n, collateral: 105_882n * (one / 100n), least: 500n, whole: 1_000n, fullBelow: 8_000n };
const satisfying: Configuration = { threshold: 8_000n, collateral: 11_875n * (one / 10n), least: 400n, whole: 500n, fullBelow: 8_500n };

/** The profit of n equal parts with an unrounded bonus, and what they repaid before the account was healthy. */
function modelled({ threshold, collateral, least: floor, whole, fullBelow }: Configuration, parts: number): { readonly profit: Exact; readonly repaid: Exact } {
  let held = quotient(collateral, one);
  let debt = exact(1_000n);
  let profit = exact(0n);
  let repaid = exact(0n);
  const part = quotient(400n, BigInt(parts));
  for (let count = 0; count < parts; count += 1) {
    const health = held.times(quotient(threshold, B)).dividedBy(debt);
    if (health.greaterThanOrEqualTo(1)) break;
    const along = least(exact(1n), exact(1n).minus(health).dividedBy(quotient(B - fullBelow, B)));
    const bonus = quotient(floor, B).plus(quotient(whole - floor, B).times(along));
    profit = profit.plus(part.times(bonus));
    repaid = repaid.plus(part);
    held = held.minus(part.times(bonus.plus(1)));
    debt = debt.minus(part);
  }
  return { profit, repaid };
}

/** The same through the machine, at prices of one. */
function traded({ threshold, collateral, least: floor, whole, fullBelow }: Configuration, parts: number): { readonly profit: Exact; readonly repaid: Exact } {
  const incentive = { ...smallDesign().incentive, curve: { kind: 'linearInHealth', least: floor, fullBelow } } as const;
  const design = oneLegDesign({ threshold, bonus: whole }, { toxicity: 'allow', target: 10_500n, incentive });
  let world = atPar(design, collateral, 1_000n * one);
  let profit = 0n;
  let repaid = 0n;
  for (let count = 0; count < parts && world.account.phase === 'unwinding.ready'; count += 1) {
    const step = stepped(design, world, (400n * one) / BigInt(parts));
    profit += step.seized - step.repaid;
    repaid += step.repaid;
    ({ world } = step);
  }
  return { profit: quotient(profit, one), repaid: quotient(repaid, one) };
}

const rows: readonly [string, number, Configuration, string, string][] = [
  ['violating', 1, violating, '30.0003', '400'], ['violating', 2, violating, '30.1722', '400'],
  ['violating', 10, violating, '30.3464', '400'], ['violating', 100, violating, '30.3910', '400'],
  ['satisfying', 1, satisfying, '17.3333', '400'], ['satisfying', 2, satisfying, '16.9489', '400'],
  ['satisfying', 10, satisfying, '13.4307', '320'], ['satisfying', 100, satisfying, '12.7281', '304'],
];

describe('splitting a liquidation (aave-v4, no-split theorem)', () => {
  it.each(rows)('in the %s configuration, in %i parts: the profit is the printed one', (_name, parts, configuration, profit, repaid) => {
    const model = modelled(configuration, parts);
    expect([model.profit.toFixed(4, 4), model.repaid.toFixed(0, 4)]).toEqual([profit, repaid]);
  });

  it.each(rows)('in the %s configuration, in %i parts: the machine follows within a basis point of what was repaid', (_name, parts, configuration, _profit, repaid) => {
    const machine = traded(configuration, parts);
    const behind = modelled(configuration, parts).profit.minus(machine.profit);
    expect(machine.repaid.toFixed(6)).toBe(`${repaid}.000000`);
    expect(behind.greaterThanOrEqualTo(0) && behind.lessThan('0.04')).toBe(true);
  });

  const profitsOf = (configuration: Configuration): readonly Exact[] => [1, 2, 10, 100].map((parts) => traded(configuration, parts).profit);
  const grows = (profits: readonly Exact[]): boolean => profits.every((profit, at) => at === 0 || profit.greaterThan(profits[at - 1] ?? 0));

  it('pays ever more where maxLB · cf exceeds hfForMaxBonus', () => {
    expect(grows(profitsOf(violating))).toBe(true);
  });

  it('pays ever less where it does not', () => {
    expect(grows([...profitsOf(satisfying)].reverse())).toBe(true);
  });

  it('costs the borrower nothing where steps that lower health are withheld', () => {
    const incentive = { ...smallDesign().incentive, curve: { kind: 'linearInHealth', least: 500n, fullBelow: 8_000n } } as const;
    const design = oneLegDesign({ threshold: 8_500n, bonus: 1_000n }, { target: 10_500n, incentive });
    expect(atPar(design, violating.collateral, 1_000n * one).account.phase).toBe('unwinding.exhausted');
  });
});
