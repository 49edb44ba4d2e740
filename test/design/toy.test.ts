import { describe, expect, it } from 'vitest';
import type { Design } from '../../src/kernel/design.js';
import { checkDesign, isUsable, waivedBy } from '../../src/mechanisms/stepwise/parameters/checks.js';
import { toyDesign, toyVariants } from '../../src/mechanisms/stepwise/toy.js';

const kindsOf = (choose: (design: (typeof toyVariants)[number]) => string): readonly string[] => [...new Set(toyVariants.map(choose))].sort();

describe('toy designs', () => {
  it('keep every theorem but one, before anything is changed: they wait a second between steps', () => {
    const broken = (design: Design): readonly string[] => checkDesign(design).flatMap(({ severity, theorem }) => (severity === 'holds' ? [] : [theorem]));
    expect(broken(toyDesign())).toEqual(['steps-are-not-held-back']);
    expect(toyVariants.filter(({ name }) => name === 'toy-no-interval').flatMap(broken)).toEqual([]);
  });

  it('have names of their own and can all be run', () => {
    expect(new Set(toyVariants.map(({ name }) => name)).size).toBe(toyVariants.length);
    expect(toyVariants.filter((design) => !isUsable(checkDesign(design)))).toEqual([]);
  });

  it('show every kind of every policy', () => {
    expect(kindsOf(({ sizing }) => (sizing.kind === 'tiers' ? `${sizing.kind} by ${sizing.by}` : sizing.kind))).toEqual([
      'closeFactor', 'full', 'linear', 'targetHealth', 'tiers by health', 'tiers by price',
    ]);
    expect(kindsOf(({ schedule }) => schedule.unlock.kind)).toEqual(['gradual', 'whole']);
    expect(kindsOf(({ depth }) => depth.kind)).toEqual(['share', 'unlimited']);
    expect(kindsOf(({ incentive }) => incentive.curve.kind)).toEqual(['fixed', 'linearInHealth', 'rampInTime']);
    expect(kindsOf(({ dust }) => dust.kind)).toEqual(['expand', 'none', 'refuse']);
    expect(kindsOf(({ toxicity }) => toxicity)).toEqual(['allow', 'escalate']);
    expect(kindsOf(({ auction }) => auction.curve.kind)).toEqual(['exponential', 'linear', 'stairstep']);
    expect(kindsOf(({ auction }) => auction.takes)).toEqual(['partial', 'whole']);
  });

  it('waive each guarantee that a policy kind gives up', () => {
    expect([...new Set(toyVariants.flatMap((design) => waivedBy(checkDesign(design))))].sort()).toEqual([
      'dust-never-strands', 'no-toxic-spiral', 'solvent-within-envelope', 'splitting-never-pays', 'stale-quotes-seize-nothing', 'step-stops-at-target',
    ]);
  });
});
