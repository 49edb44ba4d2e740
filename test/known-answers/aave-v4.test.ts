import { describe, expect, it } from 'vitest';
import { assess } from '../../src/kernel/health.js';
import { effectsOf, accepted, smallDesign } from '../support/worlds.js';
import { atPar, leftOf, oneLegDesign, stepOf, stepped } from '../support/one-leg.js';

const one = 1_000_000n;

/** maxLB 105_00, factor 80_00, so minLB 104_00; hfForMaxBonus 0.85; threshold 80 %, target 1.05. */
const incentive = { ...smallDesign().incentive, curve: { kind: 'linearInHealth', least: 400n, fullBelow: 8_500n } } as const;
const design = oneLegDesign({ threshold: 8_000n, bonus: 500n }, { target: 10_500n, incentive });

/** An account of this health [bps] that owes 1000. */
const owing = (health: bigint) => atPar(design, (health * 1_000n * one) / 8_000n, 1_000n * one);

describe('the liquidation engine of Aave v4 (aave-v4 @726fe28, LiquidationEngine.md)', () => {
  it('pays 104_33 bps at health 0.95 (example 1), rounded down, and 105_00 at health 0.80 (example 2)', () => {
    expect(stepped(design, owing(9_500n), one).bonus).toBe(433n);
    // At health 0.80 the step is toxic, which Aave v4 allows.
    const allowing = { ...design, toxicity: 'allow' } as const;
    expect(stepped(allowing, owing(8_000n), one).bonus).toBe(500n);
  });

  it('pays minLB at health 1 and maxLB from hfForMaxBonus down', () => {
    const allowing = { ...design, toxicity: 'allow' } as const;
    expect([9_999n, 8_501n, 8_500n, 8_499n].map((health) => stepped(allowing, owing(health), one).bonus)).toEqual([400n, 499n, 500n, 500n]);
  });

  it('repays 464.338782 of 1000 at health 0.95 to reach 1.05, where the bonus is 4.33 %', () => {
    const { world, repaid } = stepped(design, owing(9_500n), 1_000n * one);
    expect(repaid).toBe(464_338_782n);
    const { backing, owed } = assess(design, world.market, world.account);
    expect(backing / owed).toBe(10_500n);
    expect((backing * 1_000n) / owed).toBe(10_500_000n);
  });

  it('keeps a liquidation fee of 10 % of a 5 % bonus: 0.5 % for the protocol, 4.5 % for the liquidator', () => {
    const charging = oneLegDesign({ threshold: 8_000n, bonus: 500n }, { target: 10_500n, incentive: { ...smallDesign().incentive, protocolShare: 1_000n } });
    const world = atPar(charging, 1_187_500n * one, 1_000_000n * one);
    const step = accepted(charging, world, stepOf(world, 10_000n * one));
    expect(effectsOf(step, 'stepped')[0]).toMatchObject({ repaid: 10_000n * one, seized: 10_500n * one, fee: 50n * one });
    expect(step.effects).toContainEqual({ kind: 'flow', flow: 'seized', asset: 'ETH', amount: 10_450n * one });
    expect(step.world.market.reserves[0]?.treasury).toBe(50n * one);
  });

  it('leaves no dust: below a floor on either side the step clears the leg', () => {
    const clearing = { ...design, dust: { kind: 'expand', floor: 1_000n * one } } as const;
    // 1000 owed: whatever a step leaves of it is below the floor.
    expect(leftOf(stepped(clearing, owing(9_500n), 1_000n * one).world)).toMatchObject({ debt: 0n });
  });
});
