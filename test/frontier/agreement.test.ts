import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusedBy } from '../../src/audit/frontier/decision.js';
import { questions } from '../../src/audit/frontier/questions.js';
import { pairsOf } from '../../src/audit/frontier/setting.js';
import { fullDesigns, survivingDesigns } from '../../src/audit/search/designs.js';
import type { Design } from '../../src/kernel/design.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { checkDesign } from '../../src/mechanisms/stepwise/parameters/checks.js';
import { designWith, loadPreset, usualDesign } from '../support/designs.js';
import { questionCalled, settingOf } from './mapping.js';

const presets = ['micro', 'margin', 'fixed-close-factor', 'tiered', 'time-ramped', 'dutch-auction', 'price-tiers', 'linear-ltv', 'depth-aware'] as const;

/** Designs of every policy, some of them within a basis point or two of the gap that they survive, some whose collateral becomes worthless, a third with toxic steps allowed. */
const designs: fc.Arbitrary<Design> = fc.tuple(fc.oneof(survivingDesigns, fullDesigns), fc.bigInt({ min: -2n, max: 3n }), fc.oneof({ weight: 9, arbitrary: fc.bigInt({ min: 0n, max: 3_000n }) }, { weight: 1, arbitrary: fc.constantFrom(9_999n, 10_000n) }), fc.nat(9), fc.nat(2))
  .map(([design, nudge, far, near, allowing]): Design => {
    const drop = near < 5 ? design.envelope.largestDrop + nudge : far;
    const largestDrop = drop < 0n ? 0n : drop > 10_000n ? 10_000n : drop;
    return { ...design, toxicity: allowing === 0 ? 'allow' : design.toxicity, envelope: { ...design.envelope, largestDrop } };
  })
  .filter((design) => pairsOf(design).length > 0 && refusedBy(design) === null);

describe('a theorem', () => {
  it.each(questions)('says of $id what the machine does, wherever it says anything', ({ id, byTheorem, byMachine, startsAnywhere }) => {
    const said = { holds: 0, fails: 0 };
    fc.assert(fc.property(designs, fc.bigInt({ min: 5_000n, max: 12_000n }), (design, ltv) => {
      for (const startLtv of startsAnywhere ? [null, ltv] : [null]) {
        const setting = settingOf(design, startLtv);
        const exact = byTheorem(setting);
        if (exact === null) continue;
        said[exact ? 'holds' : 'fails'] += 1;
        expect(byMachine(stepwise, setting).refutation === null).toBe(exact);
      }
    }), { numRuns: 150 });
    // Agreement is worth something only where both answers were given often.
    const least = id === 'later-loss-is-never-worse' ? 0 : id === 'solvent-within-envelope' || id === 'splitting-never-pays' ? 1 : 30;
    expect(Math.min(said.holds, said.fails)).toBeGreaterThanOrEqual(least);
  });
});

describe('on every preset, a theorem', () => {
  it.each(presets)('says of %s what the machine does, as it is, without any fall, and with the largest', (preset) => {
    const { design } = loadPreset(preset);
    const said = [design.envelope.largestDrop, 0n, 5_000n, 9_999n, 10_000n].flatMap((largestDrop) => {
      const setting = settingOf({ ...design, envelope: { ...design.envelope, largestDrop } });
      return questions.flatMap(({ id, byTheorem, byMachine }) => {
        const exact = byTheorem(setting);
        return exact === null ? [] : [{ id, largestDrop, exact, machine: byMachine(stepwise, setting).refutation === null }];
      });
    });
    expect(said.filter(({ exact, machine }) => exact !== machine)).toEqual([]);
    expect(new Set(said.map(({ exact }) => exact)).size).toBe(2);
  });
});

describe('the theorem of toxicity', () => {
  it('is silent where the collateral becomes worthless: the smallest step takes all of it, and lowers no health', () => {
    const { breaker, envelope } = usualDesign;
    const awake = designWith({ breaker: { ...breaker, largestMove: 10_000n } });
    for (const id of ['no-toxic-spiral', 'step-improves-health']) {
      const { byTheorem, byMachine } = questionCalled(id);
      const after = (largestDrop: bigint) => settingOf({ ...awake, envelope: { ...envelope, largestDrop } });
      expect([byTheorem(after(9_999n)), byTheorem(after(10_000n))]).toEqual([false, null]);
      expect([byMachine(stepwise, after(9_999n)).refutation === null, byMachine(stepwise, after(10_000n)).refutation === null]).toEqual([false, true]);
    }
  });
});

describe('a parameter check', () => {
  it('refuses the same designs with the theorems that can refuse as with all of them', () => {
    const steep = fc.tuple(fullDesigns, fc.bigInt({ min: 0n, max: 65_535n }), fc.bigInt({ min: 0n, max: 2n })).map(([design, number, which]): Design =>
      (which === 0n ? { ...design, target: number } : which === 1n ? { ...design, warning: number } : { ...design, auction: { ...design.auction, reserve: number % 12_000n } }));
    fc.assert(fc.property(steep, (design) => {
      expect(refusedBy(design)).toBe(checkDesign(design).find(({ severity }) => severity === 'refused')?.theorem ?? null);
    }), { numRuns: 40 });
  });
});
