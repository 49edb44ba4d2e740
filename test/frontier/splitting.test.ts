import { describe, expect, it } from 'vitest';
import type { Asset, Design } from '../../src/kernel/design.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { checkDesign } from '../../src/mechanisms/stepwise/parameters/checks.js';
import { designWith, usualDesign } from '../support/designs.js';
import { axis, columnOf, questionCalled, settingOf, stopsAt } from './mapping.js';

const claim = 'splitting-never-pays';

/** Aave v4 with thresholds and bonuses of its liquidation engine's document: bonus linear in health, toxic steps allowed. */
function aave(threshold: bigint, least: bigint, bonus: bigint, fullBelow: bigint): Design {
  const withLeg = (asset: Asset): Asset => (asset.id === 'ETH' ? { ...asset, threshold, bonus } : asset);
  return designWith({
    target: 12_000n, toxicity: 'allow', assets: usualDesign.assets.map(withLeg),
    incentive: { ...usualDesign.incentive, curve: { kind: 'linearInHealth', least, fullBelow } },
  });
}

const violating = aave(8_500n, 500n, 1_000n, 8_000n);
const satisfying = aave(8_000n, 400n, 500n, 8_500n);

describe('the frontier of splitting-never-pays', () => {
  it('has Aave v4\'s violating configuration on one side and the satisfying one on the other', () => {
    for (const [design, holds] of [[violating, false], [satisfying, true]] as const) {
      expect(questionCalled(claim).byTheorem(settingOf(design))).toBe(holds);
      expect(questionCalled(claim).byMachine(stepwise, settingOf(design)).refutation === null).toBe(holds);
    }
  });

  it.each([
    // 0.85 × 1.0999 = 0.934915, and 0.8 × 1.0499 = 0.83992: the bonus just above is a basis point less than whole.
    { name: 'violating', design: violating, frontier: 9_350n }, { name: 'satisfying', design: satisfying, frontier: 8_400n },
  ])('lies at a health of the full bonus of $frontier bps for the $name configuration, by theorem and by the machine', ({ design, frontier }) => {
    for (const method of ['theorem', 'machine'] as const) expect(stopsAt(columnOf(design, { claim, along: axis('fullBelow', 1n, 9_999n), method }))).toBe(frontier);
  });

  it('lies within a basis point of Aave\'s own condition, bonus × threshold ≤ health of the full bonus, which is never on the wrong side', () => {
    for (const bonus of [600n, 800n, 1_000n, 1_200n]) {
      const at = (fullBelow: bigint): Design => aave(8_500n, 500n, bonus, fullBelow);
      const found = stopsAt(columnOf(at(9_999n), { claim, along: axis('fullBelow', 1n, 9_999n), method: 'machine' })) ?? -1n;
      const isConditionMet = (fullBelow: bigint): boolean => checkDesign(at(fullBelow)).some(({ theorem, severity }) => theorem === 'splitting-condition' && severity === 'holds');
      expect([isConditionMet(found + 1n), isConditionMet(found - 1n)]).toEqual([true, false]);
    }
  });

  it('is nowhere where toxic steps are withheld, or where the bonus does not follow health', () => {
    const along = axis('bonus', 500n, 2_000n);
    for (const design of [usualDesign, { ...violating, toxicity: 'escalate' as const }]) {
      for (const method of ['theorem', 'machine'] as const) expect(columnOf(design, { claim, along, method }).shape).toMatchObject({ kind: 'interval', from: 500n, to: 2_000n });
    }
  });

  it('leaves nothing to hold under a ceiling in whole basis points, which rises as a step is rounded', () => {
    const ceiling = designWith({ incentive: { ...usualDesign.incentive, nonToxicCeiling: true } });
    expect(columnOf(ceiling, { claim, along: axis('bonus', 100n, 2_000n) }).shape).toEqual({ kind: 'nowhere' });
  });
});
