import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusedBy } from '../../src/audit/frontier/decision.js';
import { questions } from '../../src/audit/frontier/questions.js';
import { pairsOf } from '../../src/audit/frontier/setting.js';
import { fullDesigns, survivingDesigns } from '../../src/audit/search/designs.js';
import type { Design } from '../../src/kernel/design.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { checkDesign } from '../../src/mechanisms/stepwise/parameters/checks.js';
import { settingOf } from './mapping.js';

/** Designs of every policy, some of them within a basis point or two of the gap that they survive, a third of them with toxic steps allowed. */
const designs: fc.Arbitrary<Design> = fc.tuple(fc.oneof(survivingDesigns, fullDesigns), fc.bigInt({ min: -2n, max: 3n }), fc.bigInt({ min: 0n, max: 3_000n }), fc.nat(9), fc.nat(2))
  .map(([design, nudge, far, near, allowing]): Design => {
    const drop = near < 5 ? design.envelope.largestDrop + nudge : far;
    const largestDrop = drop < 0n ? 0n : drop > 9_999n ? 9_999n : drop;
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

describe('a parameter check', () => {
  it('refuses the same designs with the theorems that can refuse as with all of them', () => {
    const steep = fc.tuple(fullDesigns, fc.bigInt({ min: 0n, max: 65_535n }), fc.bigInt({ min: 0n, max: 2n })).map(([design, number, which]): Design =>
      (which === 0n ? { ...design, target: number } : which === 1n ? { ...design, warning: number } : { ...design, auction: { ...design.auction, reserve: number % 12_000n } }));
    fc.assert(fc.property(steep, (design) => {
      expect(refusedBy(design)).toBe(checkDesign(design).find(({ severity }) => severity === 'refused')?.theorem ?? null);
    }), { numRuns: 40 });
  });
});
